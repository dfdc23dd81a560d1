type Stretch = { readonly from: number; readonly to: number };

const WHO =
  "(?:(?:我们?|咱们?|运营部?|市场部?|老板|领导|公司|团队|部门|业务|这边|那边|会员部|品牌方|客服)(?:这边|那边)?)?";
const SOON =
  "(?:(?:最近|近期|本周|这周|下周|下个?月|这个?月|月底|月初|年底|马上|明天|今天|后天|过几天|回头|后续|接下来|[周]?[一二三四五六日末](?=[想要准打计])|\\d{1,2}月份?)(?:就|也|又)?)?";
const LEAD =
  "(?:因为|由于|为了|为|以便|方便|便于|用于|用来|拿来|好|是)?(?:正在|正|在)?(?:想要?|要|准备|打算|计划|需要|得|打算要|准备要)?";
const DOING =
  "(?:给(?:他|她)们|给这[些批]人|对(?:他|她)们|做|搞|弄|来|安排|组织|策划|开展|进行|发起|启动|上|一?(?:波|轮|次|场|个|批|下|些|点)|新一轮|短信|邮件|push|微信|电话|会员|生日|新品|大促|精准|二次|定向|私域|社群|的)*";
const THING =
  "(?:小额|大额|满减|无门槛|新人|折扣|专属|催付|召回|促销|营销|提醒|关怀|祝福|生日|唤醒|活动|优惠)?(?:券|红包|福利|礼品|礼物|礼包|赠品|短信|邮件|消息|push|微信|小样|问卷|权益)";
const PURPOSE = `(?:召回|唤醒|激活|促活|拉新活动|裂变|老带新|(?:做|搞|拉|促|促进|提升|提高|拉动|刺激|带动)(?:一下|一波)?(?:复购率?|转化率?|活跃度?|留存率?|客单价?|销量)|催付|催单|挽回|挽留|回访|调研|推送|营销|营销活动|再营销|投放|触达|关怀|回馈|抽奖|推广|预热|种草|复盘|分析|精细化运营|分层运营|活动|拉黑名单|风控|黑名单|(?:发|送|推|寄)(?:一?[张点个波批轮些份条])?${THING})`;
const TAIL = "(?:活动|方案|计划|项目|一下|一波|用的?|呢|哈|啦|了|吧|的话)*";
const START = "(?<=^|[，,。；;！!：:\\n]\\s*)";
const END = "(?=\\s*(?:[，,。；;！!：:\\n]|$|麻烦|帮[我忙]|请|需要|拉[一个份]|圈|捞|找|给我))";
const REASON = new RegExp(`${START}${WHO}${SOON}${LEAD}${DOING}${PURPOSE}${TAIL}${END}`, "giu");
const IN_BRACKETS = new RegExp(`[(（]\\s*${WHO}${SOON}${LEAD}${DOING}${PURPOSE}${TAIL}\\s*[)）]`, "giu");
/** At least one word of planning: 召回 alone may name who is meant. */
const PLANS =
  /因为|由于|为|以便|方便|便于|用|拿来|想|要|准备|打算|计划|正|做|搞|弄|安排|组织|策划|开展|进行|发|送|推|寄|提升|提高|促|刺激/u;

/** What a Chinese request is for: 想做一波召回, 给他们发券用. A clause of its own, of which every word is known. */
export function reasons(typed: string): readonly Stretch[] {
  return [...typed.matchAll(REASON), ...typed.matchAll(IN_BRACKETS)].flatMap(({ 0: words, index }) =>
    PLANS.test(words) ? [{ from: index, to: index + words.length }] : [],
  );
}
