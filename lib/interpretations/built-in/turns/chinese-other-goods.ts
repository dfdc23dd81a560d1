import { put, START, told } from "#lib/interpretations/built-in/turns/chinese-parts.ts";
import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const GOODS = "(?:(?![过了没未的不])[^,.;:()\\s]){1,8}?";
const VERB = "(买|购买|入手|看|浏览|逛|加购|收藏|下单)";
const OTHER = "(?:别的|其它的?|其他的?|另外的?|另一个|不同的|不一样的)";
const KIND = "(?:品牌|牌子|品类|类目|种类|类别|类|东西|商品|产品|货|款)";

const BEFORE_PEOPLE = "(?=(?:的)?(?:$|[,.;:)\\s]|客|用户|会员|人|买家|顾客|[女男老新金银钻普]|北京|上海))";

/** 除了苹果还买过别的品牌: that, and something else as well. */
export const otherGoodsTurns: readonly Turn[] = [
  // 上海女性里,…,加上北京男性里…: either of them.
  [
    /(?<=[女男]性?|客户|用户|会员|的),(?:再)?(?:加上|外加|还有|以及)(?=[^,.;]{0,8}(?:[女男]|客户|用户|会员|人)(?:性|士|生)?(?:里|中|里面|当中)?[^,.;]*$)/gu,
    ",或者",
  ],
  [
    new RegExp(
      `除(?:了|去|开)?(?:买(?:过|了)?)?(${GOODS})(?:以外|之外|外)?,?(?:还|也|又|都|同时)+(?:会|有)?${VERB}(?:过|了)?(?:些|一些)?${OTHER}(?:的)?(${KIND}?)(?:的)?(?:东西|商品|产品)?((?![客用会人买顾女男老新金银钻普北上])[一-龥]{1,4}?)?${BEFORE_PEOPLE}`,
      "gu",
    ),
    told((_, goods, verb, kind, sort) => {
      const done = verb === "下单" || verb === "购买" || verb === "入手" ? "买" : verb;
      const isMake = sort !== "" && /牌/u.test(kind);
      return `${done}过${goods}${isMake ? sort : ""}且${done}过非${goods}的${isMake ? sort : "商品"}`;
    }),
  ],
  // 买过苹果,还买过别的牌子
  [
    new RegExp(
      `${START}([^,.;:]{0,8}?)${VERB}(过|了)(${GOODS}),?(?:而且|并且|且|但)?(?:还|也|又)(?:\\2)(?:过|了)${OTHER}(?:的)?${KIND}(?:的)?(?:东西|商品|产品)?${BEFORE_PEOPLE}`,
      "gu",
    ),
    put("$1$2$3$4且$2过非$4的商品"),
  ],
];
