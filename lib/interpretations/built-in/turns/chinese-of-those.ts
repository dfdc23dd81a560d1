import {
  AHEAD,
  ENDING,
  MONEY,
  NUMBER,
  put,
  told,
} from "#lib/interpretations/built-in/turns/chinese-parts.ts";
import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const GOODS =
  "(?![此这那其别任什同])[^,.;:()、\\s没未不了过的和跟与或也都还又再就只仅前后内里年月周天日次单今昨最近\\d]{1,6}?";
const SIDE = "(?:超过|大于|高于|超|满|达到|至少|不低于|不少于|不到|不足|低于|少于)";
const BOUND = `(?:${SIDE}${MONEY}|${MONEY}(?:及|或)?(?:以上|以下))`;
const ORDER = "(?:一?单|一?次|一?笔订单|一?笔|次下单|次购买)";
const NTH =
  "(?:倒数第[二三四2-4](?:单|次|笔订单|笔)|第[二三四五2-5](?:单|笔订单|次下单|次购买|次买|次消费)|上上(?:一?单|一?次|一?笔))";

/** The complement of what is said of all: which of them there may be none of. */
const OTHERS: Readonly<Record<string, (figure: string) => string>> = {
  不到: (figure) => `${figure}以上`,
  不足: (figure) => `${figure}以上`,
  低于: (figure) => `${figure}以上`,
  少于: (figure) => `${figure}以上`,
  小于: (figure) => `${figure}以上`,
  不超过: (figure) => `超过${figure}`,
  超过: (figure) => `不超过${figure}`,
  高于: (figure) => `不超过${figure}`,
  大于: (figure) => `不超过${figure}`,
};

/** All of certain goods, one of two and not both, the dearest of them, the order before the last one. */
export const ofThoseTurns: readonly Turn[] = [
  // 鞋消费占比超过30%的客户: a share of theirs, no rank among customers.
  [
    new RegExp(
      `((?:占比|比例|占了?|率)(?:在|是|为|达)?(?:${SIDE})?(?:${NUMBER}%|一半|[一二两三四五六七八九]成)(?:及?以[上下])?)的(?:客户|用户|会员|顾客|人|买家)们?(?=$|[,.;)])`,
      "gu",
    ),
    put("$1"),
  ],
  // 加购后48小时没下单的女性: who they are has no place among the steps, nor behind a time.
  [
    /^(?!.*(?:或|要么|除|排除|剔|去掉|不要|不含|以及|[女男人]|客户|用户|会员|顾客|买家).*的[女男])([^.;:()]*[过了没未单买购册问访率无有在是][^.;:()]*)的([女男])(?:性|生|士)?(?:的)?(?:客户|用户|会员|顾客|人)?们?$/gu,
    put("$2性,$1的"),
  ],
  // 买的手机都是苹果的: and none of another brand.
  [
    new RegExp(
      `(?<![没未])买(?:过)?的(?!东西|商品|产品|货)(${GOODS})(?:全都|全部|全|都)是(?!打折|正价|特价|原价)(${GOODS})${ENDING}`,
      "gu",
    ),
    told((_, goods, brand) => `买过${brand}${goods},没买过${brand}以外的${goods}`),
  ],
  // 买的鞋都不到200块
  [
    new RegExp(
      `(?<![没未])买(?:过)?的(?!东西|商品|产品|货)(${GOODS})(?:的)?(?:单价|价格)?(?:全都|全部|全|都)(?:是)?(${Object.keys(OTHERS).join("|")})(${MONEY})${ENDING}`,
      "gu",
    ),
    told((typed, goods, side, figure) => {
      const others = OTHERS[side]?.(/[元块]/u.test(figure) ? figure : `${figure}元`);
      return others === undefined ? typed : `买过${goods},没买过${others}的${goods}`;
    }),
  ],
  // 买过的最贵的手机超过5000
  [
    new RegExp(
      `买过(?:的)?最贵的(${GOODS})(?:单价|价格)?(超过|高于|大于|达到|不低于|至少)(${MONEY})${ENDING}`,
      "gu",
    ),
    told(
      (_, goods, side, figure) =>
        `买过单价${side}${figure}的${goods === "东西" || goods === "商品" ? "商品" : goods}`,
    ),
  ],
  // 小米和华为只买过其中一个
  [
    new RegExp(
      `(${GOODS})(?:和|跟|与|、)(${GOODS})(?:里|中)?(?:只|仅)(买|购买|浏览|看|加购)(?:过|了)(?:其中)?(?:的)?(?:一|1)(?:个|种|样|款)${ENDING}`,
      "gu",
    ),
    told((_, one, other, verb) => `${verb}过${one}或${other},但不是都买过`),
  ],
  // 只用过手机下单
  [/(只|仅)用(?:过|了)(?=[^,.;]{1,4}(?:端)?下单)/gu, put("$1用")],
  // 有一单2000以上还用了券: that order.
  [
    new RegExp(
      `有(?:过)?(?:一单|订单|一笔订单|一笔)(?:金额)?(${BOUND}),?(?:并且|而且|且|还|也|同时)*(?:使)?用(?:了|过)(?:优惠)?券`,
      "gu",
    ),
    put("有用了券的$1的订单"),
  ],
  // 用手机下过一单1000以上的, 下过1000元以上的单
  [
    new RegExp(`下(过|了)(?:(?:一单|一笔)(${BOUND})(?:的)?|(${BOUND})的)(?:订单|单子|单)?${ENDING}`, "gu"),
    told((_, tense, one, many) => `下${tense}单笔${one || many}的订单`),
  ],
  // 只下过一单手机
  [
    new RegExp(`(只|就|仅|正好|恰好|刚好)(?:下|成交)(过|了)(${NUMBER})[单笔](${GOODS})${ENDING}`, "gu"),
    told((typed, only, tense, count, goods) =>
      /订单|单/u.test(goods) ? typed : `${only}买${tense}${count}次${goods}`,
    ),
  ],
  // 退过货的手机买家: buyers of these who did that, with whatever.
  [
    new RegExp(
      `${AHEAD}([^,.;:的]{0,10}(?:退过?[货款]|退过|打开过?邮件)[^,.;:的]{0,6})的(?![^,.;]{0,4}[型系类老新])(${GOODS})(?:买家|购买者|购买用户|购买客户|的买家)${ENDING}`,
      "gu",
    ),
    put("买过$2,且$1"),
  ],
  // 上个月首次下单,买的是手机: in that order.
  [
    /((?:首次|第一次|最近一次|最后一次)(?:下单|购买)|首单|末单|最近一单|最后一单)([^,.;:]{0,10}),(?:而且|并且|且)?(?:当时|那单|那次|那一单)?买的(?:就|都)?是?(?=[一-龥a-z])/gu,
    put("$1$2,且$1买的是"),
  ],
  // 只注册没下单
  [/(?:只|光|仅)(?:是)?注册(?:了|过)?,?(?=没|未|不)/gu, "注册了"],
  // 退货的订单超过三成
  [
    new RegExp(
      `退(货|款)的订单(?:占)?(?=(?:超过|大于|高于|不到|低于|至少|达到)?(?:一半|${NUMBER}%|[一二两三四五六七八九]成))`,
      "gu",
    ),
    put("退$1率"),
  ],
  // 所有订单都用了券
  [
    /(?:每次买|次次(?:下单|买)|回回(?:下单|买)|(?<![有的])订单(?:全部)?(?:全|全都|都))(?:都)?(?=用|没用|没有用|打折|有折扣|有优惠)/gu,
    "每次下单都",
  ],
  [
    /(?:所有|全部|每一?[单笔]|每个)(?:的)?(?:订单|下单|单)?(?:里面?|中)?(?:全|都|全都)(?=用|没用|没有用|打折|有折扣|有优惠)/gu,
    "每次下单都",
  ],
  // 看了3次以上手机才买的
  [
    new RegExp(
      `(看|浏览|逛)(过|了)(${NUMBER}次(?:以上)?)(${GOODS})(?:之后|以后|后)?才(?:去)?(?:买|下单)(?:的|了)?${ENDING}`,
      "gu",
    ),
    put("$1$2$3$4,买过$4"),
  ],
  // 首单用了券,之后再没下过单
  [
    /((?:首单|首购|第一单|首次下单)[^,.;]{2,12}),(?:但是?|却)?(?:之后|后来|此后|然后|以后|后面)(?:就)?(?:再也|再)(?:没有?|未)(?:再)?(?:下过?单|买过?东西|下过)/gu,
    put("$1,且累计下单正好1次"),
  ],
  // 上个月第一次买手机: the first time that it was bought.
  [
    new RegExp(
      `(?:第一次|头一次|头一回|第一回|首次)(?:购买|买)(?:过|了)?(?![在是就用花距超于金满达至就那])(${GOODS})(?=${ENDING.slice(3, -1)}|在|是|的时间|用了|花)`,
      "gu",
    ),
    put("首次买$1"),
  ],
  // 手机第一次买在近30天
  [new RegExp(`${AHEAD}(${GOODS})(?:第一次|头一次|首次)(?:购买|买)(?=是?在|是)`, "gu"), put("首次买$1")],
  // 最近一次买的是鞋,上一次买的是包: the order before the last one, which no rule can speak of.
  [
    new RegExp(
      `(?<=(?:最近|最后)(?:的)?${ORDER}[^.;]{1,14}?[,而且])(?:再|而)?(?:上|前)${ORDER}(?=买|是|用|里|的|超|金额|不到|没)`,
      "gu",
    ),
    " unsayable-nth-order ",
  ],
  [
    new RegExp(
      `${AHEAD}(?:上|前)${ORDER}(?=(?:买|是|用|里|的|超|金额|不到|没)[^.;]{1,14}?[,而且](?:而)?(?:最近|最后)${ORDER})`,
      "gu",
    ),
    " unsayable-nth-order ",
  ],
  [
    new RegExp(`(?<!没|没有|无)${NTH}(?:里|时)?(?=买|是|用|花|金额|超|就|在|的(?:是|时|品|金))`, "gu"),
    " unsayable-nth-order ",
  ],
];
