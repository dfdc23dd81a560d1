import {
  after,
  cmp,
  type Entry,
  entry,
  filler,
  noun,
  vague,
  verb,
  w,
} from "#lib/interpretations/built-in/words/entry.ts";

/** How people talk rather than write: other words for what shops count, and words that say nothing. */
export const colloquialWords: readonly Entry[] = [
  // Nothing of their own
  entry(
    "happen|happens|take place|takes place|occur|occurs|occurred|fall on|falls on|in the end|eventually|ultimately|at long last|among other things|amongst other things|among others|amongst others|inter alia|totally|completely|entirely|utterly|fully|of any kind|of any sort|of whatever kind|in the profile|in their profile|over the years|through the years|throughout the years|down the years|in all these years|over all these years|dear|regards|kind regards|best regards|quickly|in our database|in the database|in our system|in our crm|from our crm|from the database|on record|on our books|in particular|especially|notably|namely|at the moment|for now|at present|presently|happen to|happen to be|happened to|ended up|managed to|decided to|went ahead and|turned out to|by now|up till now|as yet|of theirs|for themselves|at our place|on our platform|through our site|through our website|via our website|via our site|with our store|with our shop|in our webshop|from our shop|from our store|at least to our knowledge|as far as we know|to be precise|to be exact|in other words|that is to say|more specifically|if that makes sense|that sort of thing|and so on|etc|etc.|quick question|quick one|fyi|by the way|long story short|literally|honestly|obviously|of course|naturally|just wondering|wondering|i wonder|curious|curious about|interested to know|do we have|how about|what's|whats|which ones|which of our|which of them|who all|who exactly|exactly who|hello there|folks who|anyone who|anybody who|somebody who|anybody|somebody|someone|someone who|every person|every shopper|every client|the shopper|the customer|all persons|all shoppers|all clients|all buyers who",
    filler,
  ),
  entry(
    "嘞|咯|啦|而已|罢了|之类的|之类|等等|皆|顺便|若|若是|倘若|假如|要是|假设|这帮人|那帮人|这波人|这波|一波|这拨人|一拨|这批|这批人|一批人|后台|系统里|系统|数据里|库里|咱们|咱|咱家|我家|本品牌|平台上|在平台|在平台上|在咱家|在我家|给到|出来|出来的|出去|话说|其实|反正|大致|基本就是|具体来说|换句话说|也就是说|也就是|说白了|简单说|简单来说|能不能|可不可以|可否|是否|有哪些人|哪些人|哪些用户|哪些客户|都是谁|多少用户|多少客户|几个人|的小伙伴|的朋友们|的宝子|的亲|用来|做个|做一下|做一个|做一波|搞个|搞一下|搞一波|推一下|召回一下|触达一下|唤醒一下|运营一下|圈个人群|圈个包|圈一个包|建个人群|建个分群|建一个分群|人群包|分群",
    filler,
  ),
  // Orders and money
  entry(
    "grabbed|grab themselves|snapped up|did business with us|did business|bagged|treated themselves to|stocked up on|shopping with us|went through checkout|placed their order|gave us an order|bought off us|bought through us|order from us|orders from us|purchasing from us|buy from us|buying from us|made purchases|made a purchase|making a purchase|make a purchase|makes a purchase|placing an order|places an order",
    verb("order_completed"),
  ),
  entry(
    "blew|laid out|parted with|coughed up|handed over|racked up|ran up|spent with us|left with us|brought us|brought in|generated|worth to us|total value of|total worth|customer spend|total customer spend|overall spending|sum of orders|sum of their orders|sum of all orders|total of their orders|total order amount|order sum",
    { k: "spend" },
  ),
  entry(
    "拿下|下手|下过手|买走|囤|囤了|囤过|抢到|抢购|抢购过|剁手过|买入|买入过|订了|下了订单|有过购买|有过消费|有过下单|有成交|有过成交|有交易|完成下单|完成购买|完成支付|成功下单|成功支付|买过单了|来买过|来下单|来下过单|下过|下了|产生购买|产生过购买|产生订单|产生过订单|产生消费",
    verb("order_completed"),
  ),
  entry(
    "花掉|花掉了|花出去|掏了|掏过|掏|贡献了|贡献过|消费掉|总共花了|一共花了|加起来花了|合计消费|合计花费|花的钱|消费的钱|消费总金额|总消费金额",
    {
      k: "spend",
    },
  ),
  entry(
    "sent it back|sending back|shipped back|gave back|brought it back|returned it|returned them|asked for their money back|wanted their money back|made a return|made returns|had a return|had returns|had a refund|had refunds|received a refund|received refunds|was refunded|were refunded|been refunded|got refunded|returns made|product returns|order returns",
    noun("order_refunded"),
  ),
  entry(
    "退回|退回过|退了|要求退款|申请过退款|申请退货|申请过退货|发生过退货|发生退货|发生过退款|发生退款|产生过退货|产生退货|产生过退款|产生退款|有退货|有过退货|有退款|有过退款|退货行为|退款行为",
    noun("order_refunded"),
  ),
  // Browsing
  entry(
    "took a look at|had a look at|have a look at|peeked at|eyed|were looking at|looking into|clicked on a product|opened a product page|viewed the product page|visited a product page|product detail views|were browsing|have viewed|were viewing",
    noun("product_viewed"),
  ),
  entry(
    "瞅过|瞅了|点进去看|点进去看过|点击商品|点过商品|看了商品|看了看商品|刷到|刷到过|查看了|翻看|翻看过|关注过|浏览行为|看过几眼",
    noun("product_viewed"),
  ),
  entry(
    "were on our site|were on the site|been on the site|been on our site|been to our site|been to the site|came to us|stopped by|showed up|turned up|hopped on the site|hit our site|browsed our site|browsed our website|visited our site|visited the site|visited our shop|visited our website|visited the website|visited us|visit us|visit our site",
    noun("page_viewed"),
  ),
  entry(
    "进来过|打开过店铺|点进店铺|逛了店铺|进过店铺|进店过|来店里|来过店|来过咱家|上来过|上来逛|访问行为|访问记录|来访过|到访过|有访问|有过访问|有来访",
    noun("page_viewed"),
  ),
  entry(
    "popped in the cart|dropped in the cart|tossed in the cart|put into the cart|put into their cart|placed in cart|placed in the cart|placed in their cart|filled their basket|filled their cart|loaded their cart|adding to cart|adding to the cart|added in cart|added into cart|added into the cart|added it to cart|added it to the cart|added it to their cart",
    noun("product_added"),
  ),
  entry(
    "扔进购物车|塞进购物车|放购物车|放到购物车|放到购物车里|放进购物车里|加进了购物车|加入了购物车|加到了购物车|有加购|有过加购|加购记录|添加过购物车",
    noun("product_added"),
  ),
  entry(
    "read our mail|read our mails|reads our emails|reads our newsletter|looked at our emails|looked at an email|viewed an email|viewed our emails|open our emails|open our mails|opens our emails|opening our emails|opening emails|open emails|opened one of our emails|opened emails from us|opened mails from us",
    noun("email_opened"),
  ),
  entry(
    "点开了邮件|看了邮件|读了邮件|打开过我们邮件|开过我们的邮件|邮件打开过|有打开邮件|有打开过邮件|打开了我们的邮件",
    noun("email_opened"),
  ),
  entry(
    "accounts opened|account opened|accounts created|account created|accounts registered|account registered|profiles created|opened an account|opened their account|opened accounts|created an account|created their account|set up an account|came on board|created a profile|became a member|registered with us|signed up with us|made an account|opened account|joined the program|joined the loyalty program|joined our program|joined our loyalty program|joined our club|entered our database|registered an account|registered their account|signed themselves up",
    w("signup"),
  ),
  entry(
    "注册成为会员|注册成会员|成了会员|入了会|加了会员|加入会员|注册账号|注册账户|注册过账号|开了账号|注册进来|注册进来的|注册成功|完成注册|完成了注册",
    w("signup"),
  ),
  // Figures
  entry("no fewer|not less|not fewer", cmp("gte")),
  entry("or so|ish|more or less|roughly speaking", w("around")),
  entry("起步|打底的|往上走", after("gte")),
  entry("出头|上下浮动|差不离", w("around")),
  entry("不超出|不超过的|未超出|没超出", cmp("lte")),
  entry("不低于的|不少于的|达到或超过|大于或者等于|大于等于的", cmp("gte")),
  entry("小于或者等于|小于等于的|少于等于|少于或等于", cmp("lte")),
  // Negation and exception
  entry(
    "nobody|no one|noone|never once|without ever|hasn't ever|haven't ever|didn't ever|didn't bother to|refrained from|nobody who|zero times|not at all|by no means|at no time|at no point|did not even|didn't even|hasn't even|haven't even|hasn't yet|haven't yet|is yet to|are yet to|not yet|still no|still not|still hasn't|still haven't|still have not|still has not",
    w("not"),
  ),
  entry(
    "没能|未能|压根没有|连一次都没|连一次都没有|半次都没|一直都没有|一直都没|始终没|始终没有|始终未|根本没|根本没有|暂未|暂时没|暂时没有|迟迟没有|迟迟没|迟迟未|至今没|至今没有|至今未|仍未|仍没|仍没有|依然没|依然没有|依旧没|依旧没有|并没|并没有过|未曾有过",
    w("not"),
  ),
  entry(
    "but for|not counting|not including|leaving aside|sans|with the exclusion of|excluding those|except those|except for those|other than those|apart from those",
    w("except"),
  ),
  entry(
    "撇开|抛开|不包括的|不算上|除去了|剔除掉|去掉了|要排除|需排除|需要排除|并排除|再排除|且排除|同时排除|不要包含|别包含|别带上|不带",
    w("exclude"),
  ),
  entry(
    "everyone else is fine|everybody else is fine|everyone else is ok|all others are fine|the others are fine|the rest is fine|the rest are fine|everyone else stays|everyone else is welcome|everyone else can stay",
    w("keepall"),
    filler,
  ),
  // Connectives
  entry(
    "on top of that|what's more|in addition|besides that|and in addition|and at the same time|at the same time|and simultaneously|simultaneously|and likewise|and are also|and have also|and has also|and is also|plus they|and they|and they also|who at the same time",
    w("and"),
  ),
  entry(
    "or alternatively|or otherwise|or those who|or people who|or customers who|or anyone who|or who",
    w("or"),
  ),
  entry("and yet|even though|despite that|nonetheless|nevertheless|but also|yet", w("but")),
  entry("以及还|并且也|且同时|同时也要|还得|还必须|必须|另外还|又且|亦|亦且|再就是|还有就是|加之", w("and")),
  entry("又或者|亦或者|要不就是|或者说", w("or")),
  entry("只不过|尽管如此|虽然|尽管|虽说|偏偏|奈何", w("but")),
  entry(
    "hardly ever|barely ever|almost never|once in a blue moon|now and then|now and again|from time to time|很少很少|难得|鲜少|几乎不|基本不",
    vague("rare"),
  ),
];
