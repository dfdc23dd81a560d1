import type { Sense } from "#lib/interpretations/built-in/sense.ts";
import { type Entry, entry, vague } from "#lib/interpretations/built-in/words/entry.ts";

function sensitive(reason: Extract<Sense, { k: "sensitive" }>["reason"]): Sense {
  return { k: "sensitive", reason };
}

function currency(code: string): Sense {
  return { k: "currency", currency: code };
}

/** Vague words: each has a named default in defaults.ts. */
export const vagueWords: readonly Entry[] = [
  entry(
    "loyal|loyalists|loyalist|faithful|devoted|committed|忠诚|忠实|忠实用户|忠诚用户|忠诚客户|忠实客户|铁粉|死忠|死忠粉|忠粉|老铁",
    vague("loyal"),
  ),
  entry(
    "vip|vips|v.i.p.|best customers|our best customers|top customers|most valuable customers|premium customers|优质|优质客户|优质用户|vip客户|vip用户|重要客户|核心用户|核心客户|重点客户|贵宾|尊贵|大v|best buyers|best clients|good customers|great customers",
    vague("vip"),
  ),
  entry(
    "biggest customers|largest customers|biggest clients|biggest buyers|big spenders|big spender|high spenders|high spender|heavy spenders|whales|whale|high value|high-value|high rollers|big-ticket buyers|valuable customers|valuable|high worth|high-spending|heavy buyers|高价值|高价值用户|高价值客户|高消费|大客户|土豪|消费高的|消费较高|消费较高的|消费比较高|消费比较高的|消费很高|消费很高的|花钱多的|花得多的|高净值|大户|高消费用户|高消费人群|高消费客户|氪金大佬|高价值人群|金主",
    vague("big_spender"),
  ),
  entry(
    "low spenders|low value|low-value|small spenders|低价值|低消费|低价值用户|低价值客户|消费低的|消费较低|消费较低的|消费比较低|消费比较低的|消费少的|消费较少的|花钱少的|低消费用户|low spender",
    vague("low_spender"),
  ),
  entry(
    "recently active|近期活跃|最近活跃|active|engaged|active users|active customers|活跃|活跃用户|活跃客户|高活跃|比较活跃|比较活跃的|很活跃|很活跃的|highly engaged|lively|highly active",
    vague("active"),
  ),
  entry(
    "inactive|quiet|been quiet|silent|been silent|gone inactive|not active|disengaged|不活跃|非活跃|不活跃用户|unengaged|idle",
    vague("inactive"),
  ),
  entry(
    "lapsed|dormant|sleeping|lapsing|gone quiet|went quiet|gone silent|gone cold|gone dark|cold customers|沉睡|沉睡用户|沉睡客户|休眠|休眠用户|休眠客户|沉默|沉默用户|沉默客户|静默|睡眠用户|僵尸号|僵尸用户|僵尸粉|僵尸客户|stopped buying|stopped ordering|stopped shopping|no longer buy|no longer order|hibernating|drifted away|haven't come back|have not come back|haven't returned to us|stopped purchasing|quit buying|gone missing|去沉睡",
    vague("lapsed"),
  ),
  entry(
    "former customers|past customers|ex-customers|ex customers|former buyers|former clients|churned|lost customers|lost|churn|流失|流失用户|流失客户|已流失|流失了|已经流失|流失的|churners|defected|left us",
    vague("churned"),
  ),
  entry(
    "about to leave us|likely to leave us|going to leave us|risk of leaving us|about to churn|at risk|at-risk|at risk of churning|at risk of churn|likely to churn|churn risk|slipping away|slipping|going to churn|about to leave|risk of leaving|likely to leave|may churn|might churn|流失风险|有流失风险|即将流失|快流失|快要流失|濒临流失|可能流失|流失预警|要流失|快流失了|预流失|潜在流失",
    vague("at_risk"),
  ),
  entry(
    "new customers|new customer|new buyers|newcomers|new clients|newly acquired|新客|新客户|新顾客|新买家|new shoppers|recently acquired|first time customers this month|新老板",
    vague("new_customer"),
  ),
  entry(
    "新人|new users|new user|new members|new signups|new sign-ups|new registrations|newly registered|new sign ups|拉新用户|拉新客户|拉新|新用户|新会员|刚注册|刚注册的|刚刚注册|刚入会|刚加入|just signed up|just registered|just joined|新注册用户|新增用户|新增客户|新增会员|新增粉丝|新增的用户|新增的客户|新增的会员|new accounts|newly signed up|新粉",
    vague("new_user"),
  ),
  entry(
    "first-time buyers|first time buyers|one-time buyers|one time buyers|single-purchase customers|one-time customers|one-time purchasers|one-off buyers|one-and-done|one and done|bought just once|first-time customers|first time customers|first-time purchasers|one-timers|one timers|one-time shoppers|first-time shoppers|买过一次就没再买|买过一次之后就没再买|买了一次就没再买|买了一次之后就没再来|买过一次就没再来|买过一次之后没再买|只下过一单|bought once and never again|ordered once and never again|bought once and never came back|ordered once and never came back|only ever ordered once|一次性用户|一次性客户|只买一次的|一次客|单次购买用户|only one purchase|一锤子买卖",
    vague("one_time"),
  ),
  entry(
    "repeat purchases|repeat purchase|repeat orders|repeat order|repeat buyers|repeat customers|repeat purchasers|returning customers|returning buyers|repeat customer|repeat buyer|bought again|ordered again|purchased again|came back to buy|came back to buy again|came back to order again|came back to shop again|come back to buy again|came back and bought again|came back and ordered again|returned to buy again|bought from us again|ordered from us again|repurchased|repeat shoppers|reordered|re-ordered|come back for more|came back for more|老客|老客户|老顾客|复购|复购用户|复购客户|回头客|回购|复购过|回购过|有复购|多次购买用户|重复购买|二次购买|再次购买|又买|再次下单|老主顾|熟客|repeaters|multi-buyers|come back to buy|existing customers|returning shoppers|老用户|有过复购|回购用户|买了又买",
    vague("repeat"),
  ),
  entry(
    "frequent buyers|frequent shoppers|frequent customers|buy often|order often|shop often|frequently buy|frequently|often|regularly|regulars|regular customers|regular buyers|heavy users|frequent|regular|高频|高频用户|高频客户|经常|常客|频繁|时常|高频购买|常常|常买|买得多|买得勤|frequent purchasers|power users|经常买|经常购买|经常下单",
    vague("frequent"),
  ),
  entry(
    "rarely|seldom|occasionally|occasional buyers|infrequent|infrequent buyers|infrequently|sporadic|低频|偶尔|很少|低频用户|下单少的|买得少的|购买频次低|购买频率低|下单频次低|下单频率低|不常|occasional|occasional shoppers",
    vague("rare"),
  ),
  entry(
    "latly|recenty|recentley|recently|recent|lately|of late|these days|in recent times|as of late|in the recent past|just recently|新近",
    vague("recently"),
  ),
  entry(
    "a while|a long time|long time|for ages|in ages|for a while|in a while|for a long time|in a long time|for long|quite a while|quite some time|some time|ages|很久|好久|许久|长期|很长时间|长时间|好长时间|好久没|有段时间|有一阵子|一段时间|一阵子|老久",
    vague("long_time"),
  ),
  entry(
    "a lot|lots|plenty|heaps|loads|tons|a ton|a great deal|big time|heavily|很多|不少|大量|许多|好多|较多|比较多|多的|a bunch|tonnes",
    vague("a_lot"),
  ),
  entry("many|numerous|lots of|a lot of|plenty of|loads of|tons of|high number of", vague("many")),
  entry(
    "several|a few|few|a handful of|a handful|multiple|a number of|some few|几|好几|若干|数",
    vague("several"),
  ),
  entry("a couple|a couple of|couple of|couple", { k: "number", value: 2 }),
  entry("十几|十多", { k: "number", value: 10, range: [11, 19], isVague: true }),
  entry("过百|上百|破百", { k: "amount", bound: { op: "gte", value: 100 }, unit: "plain" }),
  entry("过千|上千|破千", { k: "amount", bound: { op: "gte", value: 1_000 }, unit: "plain" }),
  entry("过万|上万|破万", { k: "amount", bound: { op: "gte", value: 10_000 }, unit: "plain" }),
  entry("几千|数千|好几千", { k: "number", value: 2_000, range: [2_000, 9_999], isVague: true }),
  entry("几万|数万|好几万", { k: "number", value: 20_000, range: [20_000, 99_999], isVague: true }),
  entry("几十|数十", { k: "number", value: 20, range: [20, 99], isVague: true }),
  entry("几百|数百", { k: "number", value: 200, range: [200, 999], isVague: true }),
  entry("dozens|dozens of", { k: "number", value: 24, range: [24, 99], isVague: true }),
  entry(
    "expensive|pricey|premium|luxury|high-end|costly|high-ticket|big-ticket|高客单|高客单价|昂贵|高端|贵|高价|奢侈",
    vague("expensive"),
  ),
  entry("cheap|budget|inexpensive|low-price|低客单|便宜|低价|平价|低客单价", vague("cheap")),
  entry(
    "bargain hunters|bargain hunter|deal seekers|deal seeker|discount hunters|discount shoppers|discount buyers|coupon lovers|coupon addicts|coupon addict|sale addicts|deal addicts|coupon hunters|price sensitive|price-sensitive|deal hunters|coupon clippers|discount lovers|discount addicts|bargain shoppers|sale shoppers|only buy on sale|羊毛党|券党|薅羊毛|价格敏感|价格敏感型|折扣敏感|优惠敏感|薅羊毛的|折扣党|占便宜|价格敏感用户|优惠敏感型|bargain seekers|bargain lovers|deal lovers|bargain fans|discount-driven|promo hunters|deal-seeking|bargain-hunters|deal-seekers|折扣控",
    vague("bargain_hunter"),
  ),
  entry(
    "window shoppers|window shopper|browsers|only browse|just browsing|just browse|lookers|browse but never buy|look but don't buy|只看不买|光看不买|看而不买|只逛不买|只浏览不买|光逛不买|看了不买|window-shoppers|just look|只看没买|光看没买",
    vague("window_shopper"),
  ),
  entry(
    "abandoned carts|abandoned cart|abandoned their cart|cart abandoners|cart abandoner|abandoned a cart|left items in cart|left items in their cart|left something in their cart|left something in the cart|left their cart|abandoned basket|abandoned their basket|abandoned baskets|basket abandoners|abandoned the cart|abandoned their carts|left a cart behind|left their cart behind|left things in cart|cart abandonment customers|弃购|弃购用户|购物车遗弃|遗弃购物车|加购未下单|加购未购买|弃单|放弃购物车|加购没买|加购未买|加购未支付|加购未付款|购物车弃单|加车未买|弃车|加购不买|加购没下单",
    vague("abandoned_cart"),
  ),
  entry(
    "abandoned checkout|abandoned checkouts|abandoned the checkout|checkout abandoners|abandoned their checkout|left checkout|dropped out of checkout|left at checkout|abandoned at checkout|结算未支付|结算未付款|下单未付款|未付款|下单未支付|dropped off at checkout|待付款",
    vague("abandoned_checkout"),
  ),
  entry(
    "serial returners|serial returner|frequent returners|heavy returners|chronic returners|return a lot|always return|returns a lot|退货狂|退货大户|高退货|频繁退货|经常退货|爱退货|老退货|退货达人|habitual returners",
    vague("serial_returner"),
  ),
  entry(
    "prospects|leads|non-buyers|non buyers|nonbuyers|never-buyers|not yet customers|non-customers|潜客|潜在客户|未购用户|潜在用户|未下单用户|未成交|未转化|未购买用户|未成交用户|没成交|潜在顾客|未购客户",
    vague("prospect"),
  ),
  entry(
    "interested|interest|fans|fan|lovers|lover|enthusiasts|enthusiast|into|keen on|感兴趣|有兴趣|偏好|喜欢|爱好者|爱好|爱买|钟爱|热衷|喜爱|迷|prefer|prefers|like|likes|love|loves|favourite|favorite",
    vague("interested"),
  ),
  entry("gen z|gen-z|generation z|zoomers|z世代", vague("gen_z")),
  entry("millennials|millennial|gen y|generation y|千禧一代", vague("millennials")),
  entry("gen x|generation x", vague("gen_x")),
  entry("baby boomers|boomers|boomer", vague("boomers")),
  entry(
    "young|younger customers|younger people|young people|young adults|youngsters|年轻|年轻人|青年|小年轻|年轻用户|年轻客户",
    vague("young"),
  ),
  entry(
    "senior|seniors|elderly|old people|older customers|older people|pensioners|retirees|老年|老年人|中老年|银发|银发族|老人|年长",
    vague("senior"),
  ),
  entry("middle-aged|middle aged|中年|中年人", vague("middle_aged")),
];

/** What may not be asked for, nor inferred from anything else. */
export const sensitiveWords: readonly Entry[] = [
  entry(
    "pregnant|pregnancy|expecting a baby|expectant|expectant mothers|expecting mothers|diabetic|diabetics|diabetes|cancer|hiv|depressed|depression|mental health|mental illness|mentally ill|disabled|disability|disabilities|illness|sick|disease|chronic illness|medical condition|medical conditions|health condition|health conditions|health problems|health issues|ill|infertile|fertility|addiction|alcoholics|alcoholic|overweight|obese|obesity|menopause|menopausal|asthma|allergies|allergic|anxiety|adhd|autistic|autism|wheelchair|patients|disorder|eating disorder|blood pressure|high blood pressure|怀孕|孕妇|孕期|备孕|孕妈|糖尿病|癌症|患者|患有|生病|疾病|抑郁|抑郁症|残疾|残障|残疾人|慢性病|高血压|健康状况|病人|精神病|肥胖|更年期|不孕|心理疾病|体检异常|有病|过敏体质|三高|艾滋|病史",
    sensitive("health"),
  ),
  entry(
    "muslim|muslims|islam|islamic|christian|christians|catholic|catholics|jewish|jews|jew|hindu|hindus|buddhist|buddhists|religion|religious|religious beliefs|atheist|atheists|protestant|protestants|sikh|sikhs|mormon|mormons|faith|churchgoers|church-going|orthodox christians|穆斯林|基督徒|基督教|天主教|佛教|佛教徒|信佛|信教|宗教|宗教信仰|伊斯兰|伊斯兰教|犹太人|犹太教|道教|信徒|教徒",
    sensitive("religion"),
  ),
  entry(
    "black people|white people|black customers|white customers|asian people|asians|hispanic|hispanics|latino|latinos|latina|latinas|ethnicity|ethnic|race|racial|african american|african americans|african-american|african-americans|caucasian|caucasians|arab|arabs|gypsies|roma people|skin color|skin colour|people of color|people of colour|minorities|ethnic minority|ethnic minorities|immigrants|immigrant|immigration status|immigrant background|native americans|indigenous|少数民族|民族|种族|黑人|白人|维吾尔族|维族|藏族|回族|蒙古族|壮族|朝鲜族|汉族|族裔|肤色|苗族|满族|彝族",
    sensitive("ethnicity"),
  ),
  entry(
    "gay|gays|lesbian|lesbians|bisexual|bisexuals|homosexual|homosexuals|lgbt|lgbtq|lgbtq+|queer|sexual orientation|straight men|straight women|transgender|trans people|heterosexual|sexuality|sex life|同性恋|性取向|双性恋|出柜|男同|女同|跨性别|同志群体|同性恋者|拉拉|性倾向",
    sensitive("sexual_orientation"),
  ),
  entry(
    "republican|republicans|democrat|democrats|liberal|liberals|conservative voters|left-wing|right-wing|political|politics|political views|political view|political opinion|voters|vote|trump supporters|biden supporters|labour voters|tory|tories|party members|union members|trade union|communists|socialists|activists|政治|政治立场|政治倾向|党员|政见|政治观点|政治面貌|投票|左派|右派|党派|支持者",
    sensitive("political_view"),
  ),
  entry(
    "minors|underage|children|kids under|teenagers|teenage|teens|teen|schoolchildren|child|minor|toddlers|pupils|school kids|boys|girls under|kids|school-age|schoolkids|under-18s|under 18s|未成年|未成年人|儿童用户|小孩|小朋友|儿童|孩子|中学生|小学生|青少年|初中生|高中生|幼儿|宝宝",
    sensitive("children"),
  ),
];

/** Signs and names of currencies; those that several share are told apart by the shop's own (money.ts). */
export const currencyWords: readonly Entry[] = [
  entry("$", currency("$")),
  entry("usd|us$|us dollars|us dollar|美元|美金|u.s. dollars|刀", currency("USD")),
  entry("dollars|dollar|bucks|buck", currency("$")),
  entry("€|eur|euros|euro|欧元", currency("EUR")),
  entry("£|gbp|pounds|pound|quid|英镑|pounds sterling", currency("GBP")),
  entry("¥|円", currency("¥")),
  entry("元|块|块钱|人民币|rmb|cny|yuan|元人民币|大洋|元钱", currency("CNY")),
  entry("日元|jpy|yen|japanese yen", currency("JPY")),
  entry("chf|swiss francs|francs|瑞士法郎", currency("CHF")),
  entry("cad|canadian dollars|c$|ca$|加元", currency("CAD")),
  entry("aud|australian dollars|a$|au$|澳元", currency("AUD")),
  entry("hkd|hk$|港币|港元|hong kong dollars", currency("HKD")),
  entry("inr|rupees|rupee|₹|卢比", currency("INR")),
  entry("krw|₩|韩元", currency("KRW")),
  entry("twd|nt$|台币|新台币", currency("TWD")),
  entry("sek|nok|dkk|kronor|kroner", currency("SEK")),
  entry("pln|zloty", currency("PLN")),
  entry("brl|r$|reais", currency("BRL")),
  entry("rub|₽|rubles|卢布", currency("RUB")),
  entry("sgd|s$|新币", currency("SGD")),
];
