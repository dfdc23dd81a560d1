import { AHEAD, ENDING, told } from "#lib/interpretations/built-in/turns/chinese-parts.ts";
import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

/** What is bought, looked at or kept: no word of time, order, denial or pointing stands in it. */
const GOODS =
  "(?![此这那其别任什同])[^,.;:()、\\s没未不了过的和跟与或也都还又再就只仅前后内里年月周天日次单今昨最近\\d]{1,6}?";
const KIND = "(?:品类|类目|品种|品牌|牌子|商品|东西|产品)";
const VERB = "(?:购买|买|浏览|看|逛|加购|收藏|搜索|搜)";
const DEVICE = "(?:手机|移动端|手机端|平板|平板端|电脑|电脑端|pc|pc端|ipad)";
const EVERY = "(?:所有|全部|每一?[单笔次]|每个|每张)";
const NEVER = "(?:一[次单双件部个台款样]都?|从来?|从|都|也|还|尚|压根|根本)*";

/** Goods beside the word for their kind, one of two, both, nothing but them, in every order. */
export const goodsTurns: readonly Turn[] = [
  // 买过手机这个品类的, 只买过鞋这一种: the goods are named.
  [
    new RegExp(
      `(?<=[^过了买没该,.;:的在是和或跟与看用])这一?(?:个|种|类|款)(?:${KIND})?(?!人|客|用户|[月周季年天])(?:${ENDING}|(?=的|下|上|里|买|没|花|消费|至少|超|满))`,
      "gu",
    ),
    "",
  ],
  // 买过手机,品牌是华为: of the same thing.
  [
    new RegExp(
      `(?<![没未])(${VERB})(过|了)(${GOODS}),(?:而且|并且|且)?(?:${KIND})(?:是|为|得是|必须是)(${GOODS})(?:的)?${ENDING}`,
      "gu",
    ),
    told((_, verb, tense, goods, brand) => `${verb}${tense}${brand}${goods}`),
  ],
  // 买过家电,用手机下的单: that order.
  [
    new RegExp(
      `(?<![没未])买(过|了)([^,.;:没未]{1,14}),(?:而且|并且|且)?(?:都|还)?是?(?:用|在|通过|拿)(${DEVICE})(?:上)?(?:下的单?|下单的|买的|付的款)${ENDING}`,
      "gu",
    ),
    told((_, tense, goods, device) => `用${device}买${tense}${goods}`),
  ],
  // 买过鞋、包任意一种, 鞋和包买过其中一样
  [
    new RegExp(
      `(买|购买|浏览|看|加购)(过|了)(${GOODS})(?:、|和|或者?|跟|与)(${GOODS})(?:里面?|中|当中|之中)?的?(?:任意|任何|其中|随便|至少|中的?)+(?:一|1)(?:种|样|个|类|款)(?:${KIND})?(?:都行|就行|也行|即可)?`,
      "gu",
    ),
    told((_, verb, tense, one, other) => `${verb}${tense}${one}或${other}`),
  ],
  [
    new RegExp(
      `${AHEAD}(${GOODS})(?:、|和|或者?|跟|与)(${GOODS})(?:里面?|中|当中)?,?(?:至少|起码|最少|只要|任意|任)*(买|购买|浏览|看|加购)(过|了)(?:任意|任何|其中|随便|至少|的)*(?:一|1)(?:种|样|个|类|款)(?:的)?(?:就行|都行|即可)?${ENDING}`,
      "gu",
    ),
    told((_, one, other, verb, tense) => `${verb}${tense}${one}或${other}`),
  ],
  // 除了鞋还买过包: both.
  [
    new RegExp(
      `除了?(?:买过|买了)?(${GOODS})(?:之外|以外|外)?,?(?:另外|同时)?(?:还|也|又|另)+(买|购买|浏览|看|加购)(过|了)(${GOODS})(?=的|$|[,.;:)\\s])`,
      "gu",
    ),
    told((_, one, verb, tense, other) => `${verb}${tense}${one}且${verb}${tense}${other}`),
  ],
  // 不光买过鞋,还买过包
  [
    new RegExp(
      `(?:不光|不但|不仅|不只|不单|不仅仅)(?:是)?(?=(?:用|在)?(?:${VERB}|下|退|加购|打开)(?:过|了))([^,.;:]{2,12}?),?(?:而且|并且|同时|还|也|又|更)+(?:是)?(?=(?:用|在)?(?:${VERB}|下|退|加购|打开)(?:过|了)?)`,
      "gu",
    ),
    told((_, said) => `${said},且`),
  ],
  // 鞋也买过包也买过, 鞋也没买过包也没买过
  [
    new RegExp(`${AHEAD}(${GOODS})也(没有?|未)?(${VERB})过,?(${GOODS})也(没有?|未)?\\3过`, "gu"),
    told((typed, one, not, verb, other, nor) =>
      (not === "") === (nor === "") ? `${not}${verb}过${one},且${not}${verb}过${other}` : typed,
    ),
  ],
  // 买过鞋,包没买过
  [
    new RegExp(
      `(?<![没未])(${VERB})(过|了)(${GOODS}),?(?:但是?|可是?|却|不过|而)?,?(${GOODS})(?:却|倒)?${NEVER}(?:没有?|未)\\1过?${ENDING}`,
      "gu",
    ),
    told((_, verb, tense, one, other) => `${verb}${tense}${one},没${verb}过${other}`),
  ],
  // 只看过手机没买过
  [
    new RegExp(
      `只(看|浏览|逛)(过|了)(${GOODS}),?(?:但|却|而)?(?:没有?|未)(?:买|购买|下单)过?${ENDING}`,
      "gu",
    ),
    told((_, verb, tense, goods) => `${verb}${tense}${goods}但没买过${goods}`),
  ],
  // 手机光看不买
  [
    new RegExp(
      `${AHEAD}(${GOODS})(?:一直|都|总是?)?(?:只|光)(看|逛|浏览)(?:着)?(?:从)?不(?:买|下单)${ENDING}`,
      "gu",
    ),
    told((_, goods, verb) => `${verb}过${goods}但没买过${goods}`),
  ],
  // 除了鞋没买过别的, 别的没买过,只买过鞋: nothing else, ever.
  [
    new RegExp(
      `除了?(${GOODS})(?:以外|之外|外)?,?(?:就|其他的?|其它的?|别的)*(?:${KIND})?(?:什么|啥)?(?:也|都)?(?:从来?)?(?:没有?|未|不)(?:买|购买)过?(?:别的|其他的?|其它的?|任何)?(?:${KIND})?(?:的)?(?:东西|商品)?${ENDING}`,
      "gu",
    ),
    told((_, goods) => nothingElse(goods)),
  ],
  [
    new RegExp(
      `(?:别的|其他的?|其它的?)(?:${KIND})?(?:从来?|都|也|一概|一样)*没(?:有)?买过?,(?:就|光|仅)?只?买过?(?=${GOODS}${ENDING})`,
      "gu",
    ),
    "只买过",
  ],
  // 从来只买鞋: ever.
  [
    new RegExp(
      `(?:始终|一直以来|一直|从来都?|永远|向来|自始至终)(?:都|就)?(?:只|仅|光)(?:是)?(?:买|购买)过?(?!打折|折扣|特价|一|两|二|三)(${GOODS})${ENDING}`,
      "gu",
    ),
    told((_, goods) => nothingElse(goods)),
  ],
  [
    new RegExp(`(?:仅仅?|光)(?:购买|买)过(?![一二两三四五六七八九十几])(${GOODS})${ENDING}`, "gu"),
    told((_, goods) => nothingElse(goods)),
  ],
  [new RegExp(`${AHEAD}就(?:购买|买)过(?=${GOODS}${ENDING})(?![一二两三四五六七八九十几])`, "gu"), "只买过"],
  [
    new RegExp(
      `只在(${GOODS})(?:这个|这一)?(?:品类|类目|品牌)?(?:里|上|中|下)?(?:下过单|买过东西|购买过|消费过)`,
      "gu",
    ),
    told((typed, goods) =>
      new RegExp(`^${DEVICE}$`, "u").test(goods) || /周末|晚|早|促|店|网|线/u.test(goods)
        ? typed
        : nothingElse(goods),
    ),
  ],
  // 所有订单里都有鞋
  [
    new RegExp(
      `(?:${EVERY}(?:的)?(?:订单|单)?|订单)(?:里面?|中|内|当中)?(?:全都?|都)(?:有|是有|包含了?|含有?|带有?)(?=[^用优折打退过])`,
      "gu",
    ),
    "每单都有",
  ],
  [
    new RegExp(`${EVERY}(?:的)?(?:订单|单)?(?:里面?|中|内|当中)(?=(?:都|全)(?:买|有|是|含|包含))`, "gu"),
    "每单",
  ],
  // 订单里出现过手机
  [
    /(?:订单|单子)(?:里面?|中)?(从来?没有?|从未|没有?|未)?(?:出现|含|包含|带)过/gu,
    told((_, not) => (not === "" ? "订单里有" : "没买过")),
  ],
  // 至少下过一单手机
  [new RegExp(`(?:至少|起码|最少)(?:下|买|购买)过一(?:单|笔|次)(?=${GOODS}(?:的|$|[,.;)]))`, "gu"), "买过"],
  // 享受过优惠
  [/享受(?:过|了)?(?:到)?(?=优惠|折扣|打折)/gu, "买过"],
  [/(?<=买过)(?:优惠|折扣)(?=的?(?:人|客户|用户|会员)?(?:$|[,.;)]))/gu, "打折商品"],
];

function nothingElse(goods: string): string {
  return `买过${goods},没买过别的`;
}
