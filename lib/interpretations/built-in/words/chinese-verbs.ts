import type { Sense } from "#lib/interpretations/built-in/sense.ts";
import { type Entry, entry, filler, noun, verb, w } from "#lib/interpretations/built-in/words/entry.ts";

/** A verb with what Chinese puts around it: 买过, 买了, 买完, 有买过, 有过买, 买的行为. */
function doing(stems: string, ...senses: readonly Sense[]): Entry {
  return entry(
    stems
      .split("|")
      .flatMap((stem) => [
        stem,
        ...["过", "了", "过了", "完", "完了", "行为", "记录", "动作"].map((end) => stem + end),
        ...["有", "有过", "发生", "发生过", "产生", "产生过", "进行", "进行过"].map((start) => start + stem),
        `有${stem}过`,
        `有${stem}行为`,
        `有${stem}记录`,
        `有过${stem}行为`,
        `有过${stem}记录`,
      ])
      .join("|"),
    ...senses,
  );
}

/** A verb and its object ("下 单"), which take their particles between them, or behind: 下过单, 下了单, 下单过, 有下过单. */
function doingTo(pairs: string, ...senses: readonly Sense[]): Entry {
  const forms = pairs.split("|").flatMap((pair) => {
    const [verb = "", object = ""] = pair.split(" ");
    const parted = ["过", "了", "完", "完了", "过了", "掉", "掉了", "到", "到了", "上", "上了"].map(
      (particle) => `${verb}${particle}${object}`,
    );
    const joined = `${verb}${object}`;
    return [
      ...parted,
      ...parted.map((form) => `有${form}`),
      joined,
      ...["过", "了", "完", "过了", "行为", "记录", "动作"].map((end) => joined + end),
      ...["有", "有过", "去", "来", "完成", "完成了", "完成过"].map((start) => start + joined),
    ];
  });
  return entry([...new Set(forms)].join("|"), ...senses);
}

/** Verbs of Chinese with their particles and compounds, put together of their parts. */
export const chineseVerbs: readonly Entry[] = [
  doing(
    "购买|采购|购入|购置|订购|成交|购物|网购|团购|抢购|入手|买单|消费下单|下单购买|下单付款|下单支付|成单|拍下|剁手|囤货|回购下单",
    verb("order_completed"),
  ),
  doingTo(
    "下 单|下 订单|付 款|付 钱|成 单|出 单|开 单|拍 单|买 单|剁 手|买 东西|买 商品|买 货|买 产品|拿 货|掏 钱|花 钱买",
    verb("order_completed"),
  ),
  entry(
    "买完|买完了|买到|买到过|买到了|买来|买走了|买回|买去|买下|买下了|买起|买上|买上了|购得过",
    verb("order_completed"),
  ),
  entry("不下单|不下单了|不买|不买了|不买单|不付款|不付钱|不成交|不购买|不消费|不消费了|不转化", {
    k: "event",
    events: ["order_completed"],
    isNegated: true,
  }),
  doing(
    "退货|退款|退换|退换货|退单|申请退货|申请退款|发起退款|发起退货|要求退货|退货退款|仅退款",
    noun("order_refunded"),
  ),
  doingTo("退 货|退 款|退 单|退 钱|退 费", noun("order_refunded")),
  entry("退货的行为|退掉了|退掉过|退回了|退还|退还过", noun("order_refunded")),
  doing("取消订单|撤单|撤销订单|取消下单", noun("order_cancelled")),
  doing(
    "浏览|浏览商品|查看商品|查看|点击商品|翻看|逛商品|看商品|看过商品|浏览产品|看货",
    noun("product_viewed"),
  ),
  doing(
    "访问|到访|来访|光顾|逛店|进店|到店|登门|访问网站|访问店铺|访问官网|浏览网站|浏览店铺|浏览页面",
    noun("page_viewed"),
  ),
  doingTo(
    "上 网站|上 我们网站|上 官网|上 店里|上 线|来 网站|来 我们网站|来 店里|来 店|来 官网|进 网站|进 官网|进 店|进 店铺|逛 网站|逛 官网|逛 店|逛 店铺|逛 咱们店|看 网站|看 官网|看 店铺|到 店|到 网站|打开 网站|打开 官网|打开 店铺|打开 小程序|打开 app|进 小程序|来 逛",
    noun("page_viewed"),
  ),
  doing("登录|登陆|登入", noun("session_started")),
  doing(
    "加购|加车|加入购物车|加购物车|放入购物车|放进购物车|加购商品|添加购物车|添加到购物车|加到购物车",
    noun("product_added"),
  ),
  doingTo("加 购|加 车|加 购物车|进 购物车", noun("product_added")),
  doing("收藏|收藏商品|加入收藏|加入心愿单|种草|收藏宝贝", noun("product_added_to_wishlist")),
  doingTo("种 草|点 收藏|加 收藏|加 心愿单", noun("product_added_to_wishlist")),
  doing("结算|结账|结帐|去结算|发起结算|进入结算|提交结算|点击结算", noun("checkout_started")),
  doingTo(
    "进 结算页|到 结算页|进入 结算页|打开 结算页|进 结账页|到 结账页|进 结算",
    noun("checkout_started"),
  ),
  doing("搜索|搜寻|检索|查询|搜", { k: "search" }),
  doing("评价|评论|晒单|写评价|写评论|发表评价|留评|打分|晒图", noun("product_reviewed")),
  doingTo(
    "写 评价|写 评论|写 商品评价|写 商品评论|发 评价|发表 评论|给 评价|做 评价|留 评价|留 评|晒 单|给 评价|打 分|晒 图",
    noun("product_reviewed"),
  ),
  doing("分享|转发|分享商品|转发商品", noun("product_shared")),
  doing(
    "用券|使用优惠券|用优惠券|核销优惠券|核销券|用优惠码|用折扣码|使用优惠码|用红包|用代金券|用折扣券|用折价券",
    w("coupon"),
  ),
  doingTo("用 券|用 优惠券|用 优惠码|用 红包|用 代金券|用 折价券|核销 券|使 用券", w("coupon")),
  doing(
    "打开邮件|点开邮件|看邮件|读邮件|开邮件|阅读邮件|查看邮件|打开我们的邮件|打开我们邮件",
    noun("email_opened"),
  ),
  doingTo(
    "开 邮件|打开 邮件|点开 邮件|看 邮件|读 邮件|打开 电邮|打开 我们的邮件|看 我们的邮件",
    noun("email_opened"),
  ),
  doing("点击邮件|点邮件|点击邮件链接|点邮件链接|点邮件里的链接", noun("email_clicked")),
  doingTo("点 邮件|点击 邮件|点 邮件链接|点 邮件里的链接|点 链接", noun("email_clicked")),
  entry("点选过", noun("email_opened"), w("tapped")),
  doing("点击短信|点短信|点击短信链接|点短信链接", noun("sms_clicked")),
  doing("打开推送|点击推送|点开推送|点推送|打开push", noun("push_opened")),
  doing("注册|入会|开户|注册会员|注册账号|注册账户|注册帐号|注册成功|加入会员", w("signup")),
  doingTo("入 会|开 户|注 册", w("signup")),
  doingTo(
    "建 号|建 档|开 卡|办 卡|开 号|建 账号|办 会员|开 会员|入 会员|绑 卡|开通 会员|办理 会员|申请 会员|注册 会员|注册 账号",
    w("signup"),
  ),
  doingTo(
    "点 结算|点 结账|点击 结算|点击 结账|点 去结算|点击 去结算|点 提交订单|走 结算|走到 结算|进到 结算",
    noun("checkout_started"),
  ),
  entry(
    "没来|没来逛|没来过|没来看|没来的|没来了|不来了|不来的|没来过的|没来过了|没再来|没再来过|再没来过|再也没来|再也没来过|就没来|就没来了|没有来|没有来过|没有再来|没有再来过|未再来|没有来了",
    {
      k: "event",
      events: ["page_viewed"],
      noun: true,
      isNegated: true,
    },
    w("away"),
  ),
  entry(
    "没影|没影了|没影儿|没影儿了|没了影|没了影儿|不见了|不见人影|不见踪影|没了踪影|消失|消失了|失联|失联了|断联|断联了|没声了|没声儿了|没信儿了|没音讯了|没了音讯|没了消息|没消息了|杳无音信|人间蒸发|人间蒸发了|没下文了|没了下文|没了动静|没动静了|没人影了|没冒过泡|没露过面|没露面|没现身",
    {
      k: "event",
      events: ["*"],
      noun: true,
      isNegated: true,
    },
    w("away"),
  ),
  doingTo("上 门|登 门|来 店|光 临|上 咱家|来 咱家|来 我们家|来 咱们家|来 我家", noun("page_viewed")),
  doingTo(
    "点开 我们邮件|点开 我们的邮件|点开 你们的邮件|看 我们邮件|看 你们的邮件|打开 咱们的邮件|点开 咱们的邮件|点 我们的邮件",
    noun("email_opened"),
  ),
  doingTo(
    "开 电子报|看 电子报|打开 电子报|点开 电子报|读 电子报|开 edm|打开 edm|点开 edm|看 edm",
    noun("email_opened"),
  ),
  entry("电子报|edm|邮件报", w("email")),
  doingTo("登 账号|登 账户|登 号|上 号", noun("session_started")),
  doingTo("露 面|冒 泡|现 身", noun("*")),
  doingTo("删 购物车|清 购物车|清空 购物车|移出 购物车", noun("product_removed")),
  doingTo("拆 邮件|开 邮件|点 开邮件", noun("email_opened")),
  doingTo("拿 券买|拿 券|凭 券|带 券|用 券买", w("coupon")),
  entry("翻过|翻了翻|翻看了|扫过|瞥过|瞥了一眼|点进去过", noun("product_viewed")),
  entry("详情页|详情|商品详情页|商品详情|产品详情页|产品详情|商品页|产品页|单品页", w("site"), filler),
  entry("遭", { k: "counter", of: "times" }),
];
