import { type Entry, entry, filler, w } from "#lib/interpretations/built-in/words/entry.ts";

/** Chinese words for what customers are: places, tiers, ages, and what is known of them. */
export const chineseTraitWords: readonly Entry[] = [
  // Traits
  entry(
    "住在|住|常住|居住|居住在|家在|位于|地区|所在地|城市|所在|人在|在住|地域|地址|坐标|城市是|身在|来自于|省份|所在城市|定居",
    w("live"),
    filler,
  ),
  entry("国家|国籍", w("country"), filler),
  entry("等级|会员等级|级别|级|级会员|会员级别|会员卡|卡会员|会员身份", w("tier"), filler),
  entry("语言|说|讲|语言是|母语|使用语言|使用", w("speak"), filler),
  entry("性别|性别是|性别为", w("gender"), filler),
  entry(
    "新增|新增的|注册|注册了|注册过|加入|入会|成为会员|注册时间|开通|开户|成为客户|注册日期|入会时间|新注册|注册用户|入会了|成为用户|注册会员",
    w("signup"),
  ),
  entry("生日|过生日|寿星|出生日期|庆生|生日在|过寿", w("birthday")),
  entry("出生|生于|出生于|生人", w("born")),
  entry("年龄|年纪|岁数|年龄段|年龄在|年龄为", w("age")),
  entry("岁|周岁|岁的|周岁的", w("yearsold")),
  entry("后|零后", w("hou")),
  entry("手机号|电话|手机号码|电话号码|联系电话|联系方式", { k: "trait", trait: "phone" }),
  entry("邮箱地址|邮箱|电子邮箱|电子邮件地址", { k: "trait", trait: "email" }),
  entry("姓", { k: "trait", trait: "last_name" }),
  entry("已知|填了|填过|留了|留下|填写了|登记了|绑定|绑定了|登记|填写", w("known")),
  entry(
    "未知|没绑定|未绑定|没有绑定|未登记|没有登记|没有留|没有留下|未留|未填|没填|空|缺失|没留|没有填|未填写|没填写|为空|没登记",
    w("unknown"),
  ),
  entry(
    "新加入|新加入的|新进来|账号注册|账号注册时间|会员注册时间|注册账号时间|新办|新办的|新开的|新入会|新入会的|入的会|注册的号|建号时间|开卡时间|入会日期|成为会员的时间|会员开通时间",
    w("signup"),
  ),
  entry(
    "注册周年|入会周年|注册满周年|入会满周年|会员周年|会员纪念日|注册纪念日|入会纪念日|注册周年日|注册一周年|入会一周年|周年纪念日|注册周年纪念",
    w("anniversary"),
  ),
  // Where somebody came from is not known, unless the data have it.
  entry(
    "朋友圈|小红书|抖音|快手|视频号|公众号|微信群|企微群|企微|企业微信|社群|直播间|线下|线下门店|门店|地推|小程序|b站|微博|淘宝|天猫|京东|拼多多|私域|公域|站外|渠道",
    { k: "unknown", text: "channel" },
  ),
  entry(
    "类目均值|类目平均|类目平均值|品类均值|品类平均|品类平均值|同类平均|同类均值|行业平均|行业均值|同城平均|同级平均|同等级平均",
    {
      k: "unknown",
      text: "average of some",
    },
  ),
];
