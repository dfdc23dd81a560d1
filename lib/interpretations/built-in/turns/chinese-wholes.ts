import { BUYING, END, NUMBER, put, START, told } from "#lib/interpretations/built-in/turns/chinese-parts.ts";
import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const DEVICE = "(?:手机|移动|平板电脑|平板|电脑|pc|ipad|安卓|苹果手机)";
const THING = "[^,.;:、()和跟与或的都没未不了过买卖看逛下单\\d]{1,6}?";
const DONE = "(?:买|看|逛|浏览|加购|收藏|搜|退|下)(?:过|了)";
const SMALL: Readonly<Record<string, number>> = { 两: 2, 二: 2, 俩: 2, 三: 3, 四: 4, "2": 2, "3": 3, "4": 4 };

/** All of several, some of them, any of them, and all orders: how much of a whole is meant. */
export const chineseWholeTurns: readonly Turn[] = [
  // 手机、家电、耳机全都买过, 手机和家电两样都买过: each of them.
  [
    new RegExp(
      `(?<=${THING}(?:、|和|跟|与)${THING}),?(?:这)?(?:(?:[两三四2-4](?:个|样|种|类|款)(?:东西|商品|品类|品牌|牌子)?|二者|两者|三者)(?:全部|全|统统|通通)?都|全部都|全都|全部|全|统统都?|通通都?|样样都?|每样都|每种都|每个都|个个都)(?=${DONE})`,
      "gu",
    ),
    "都",
  ],
  // 买过鞋、包、服装其中两样: any two of them.
  [
    new RegExp(
      `(?:在)?(买|看|逛|浏览|加购|收藏)(过|了)(${THING}(?:、${THING})*(?:、|和|跟|与|或)${THING})(?:这)?(?:[三四五3-5](?:样|种|个|类))?(?:里面?|中|当中)?(?:的)?(?:其中)?(?:的)?(?:至少|任意|任何|随便|任|不少于|的)?([两二俩三2-3])(?:样|种|类|个品类|个品牌|个类目|个)(?:东西)?(?:及?以上|或以上|或更多)?(?=的?(?:人|客户|用户|会员|顾客)?${END.slice(3)}`,
      "gu",
    ),
    told((typed, verb, tense, list, count) => {
      const things = list.split(/[、和跟与或]/u);
      const needed = SMALL[count] ?? 0;
      if (needed < 2 || needed > things.length || things.length > 4) return typed;
      return subsets(things, needed)
        .map((some) => some.map((thing) => `${verb}${tense}${thing}`).join("且"))
        .join(",或者");
    }),
  ],
  // 消费满2000,或者下单5次,满足一个就行
  [
    /[,、](?:这)?(?:[两三几]个|[二两三]者|以上|上面)?(?:条件)?(?:里|中)?(?:之?间)?(?:只要|只需|能)?(?:满足|符合|达到|达成|具备|占)(?:了)?(?:其中)?(?:的)?(?:任何|任意|随便)?(?:之一|其一|任一|一(?:个|条|项|样|点|种|者)?)(?:条件)?(?:就|即|便|也|都)?(?:行|可以?|算|好|成|够|ok)(?:了)?(?=$|[,.;)])/gu,
    ({ index, input }) => (/或/u.test(input.slice(0, index)) ? "" : undefined),
  ],
  // 手机和平板都下过单: what was ordered with, not what was ordered.
  [
    new RegExp(
      `(?<![一-龥]、)(?:用|在|从|通过)?(?:过)?(${DEVICE})(?:端)?(?:上)?(?:、|和|跟|与)(${DEVICE})(?:端)?(?:上)?(?:面)?(?:两端|两边|两个设备|两种设备)?都(?:有)?(下过?单|下了单|登录过?|访问过?)(?:过)?`,
      "gu",
    ),
    put("用$1$3且用$2$3"),
  ],
  // 所有订单都是在手机上下的
  [
    new RegExp(
      `(?:所有|全部|每一?[单笔次]|每个|每张)(?:的)?(?:订单|单子|单)?(?:全都|全部|都|全)?(?:是)?(?:用|在|通过|从|拿)(${DEVICE})(?:端)?(?:上)?(?:面)?(?:来)?(?:下单|下|买|成交|完成|付)(?:的)?(?:单)?(?=$|[,.;)的])`,
      "gu",
    ),
    put("只用$1下单"),
  ],
  // 最后一单是在平板上下的
  [
    new RegExp(`(?:在|从|通过)(${DEVICE})(?:端)?上(?:面)?(下|买|成交|完成|付)的(?:单|订单)?`, "gu"),
    put("用$1$2的"),
  ],
  // 看了手机又看了耳机,都没买: neither of them.
  [
    new RegExp(
      `(看|逛|浏览|加购|收藏)(了|过)(${THING})(?:,?(?:又|也|还|再|同时|并))+(?:\\1)(?:了|过)(${THING})(?:的)?,?(?:但是?|却|结果|可)?(?:一个都|一样都|全都|全|都|两个都|哪个都)(没有?|未)(买|下单|付款)(?:过|了)?(?=$|[,.;)的])`,
      "gu",
    ),
    put("$1$2$3和$4,都$5$6"),
  ],
  // 没用过券的买家: buyers they are; of nothing at all only where that is no contradiction.
  [
    new RegExp(
      `${START}((?!除|排除|剔除|不要|不含|去掉|非|无论|不管)[^,.;:()或除]{0,16}?(?:没有?|未|从不)[^,.;:()或除]{1,14})的(?:买家|购买者|购买用户|成交用户|购买客户|付费用户|下单用户)(?=们?${END.slice(3)}`,
      "gu",
    ),
    told((typed, said) =>
      BARE.test(said) || /加购|浏览|看|逛|搜|结账|购物车/u.test(said) ? typed : `下过单,${said}的`,
    ),
  ],
  // 只认识的: 买包的人,一次买两件以上那种
  [
    new RegExp(
      `${START}买(?:过)?(${THING})的(?:人|客户|用户|顾客),(?:要)?(?:是)?(?:一次|一单|单次|一笔)(?:就|都|要)?(?:能)?(?:买|拿|下单|入手|囤)(?:了|过)?(至少|超过)?(${NUMBER}|两|俩)(件|个|双|台|部|只)((?:及)?以上|起)?(?:的)?(?:那种|那些|那类|那批)?(?:人|客户)?${END}`,
      "gu",
    ),
    told((_, goods, side, count, unit, more) => `一次性买${side}${count}${unit}${more}${goods}`),
  ],
  // 一次性买3件同款的
  [
    new RegExp(
      `(?<![近上后第首末前每])(?:一次性?|一下子?|一单|单次|一笔订单|一口气)(?:就)?(?:买|拿|下单|入手|囤|购买|拍)(?:了|过)?(至少|超过|不少于)?(${NUMBER}|两|俩)(?:件|个(?!月)|双|台|部|瓶|盒|只|条|支|袋|套)((?:及)?以上|起)?(?:的)?(?:同一?|相同|一样)的?(?:款|种|商品|产品)(?:的)?(?:商品|产品|东西|货)?(?=的|${END.slice(3)}`,
      "gu",
    ),
    put("买过单笔$1$2件$3同一款产品"),
  ],
  // 爱买鞋的小哥哥
  [
    /(?<=[的,]|^)(?:小哥哥|男孩子|小仙女|女孩子|姑娘)(?:们)?(?=$|[,.;)])/gu,
    told((typed) => (/哥|男/u.test(typed) ? "男生" : "女生")),
  ],
  // 老客户今年没复购的,老客户就是去年买过的: the word is what it is said to be.
  [
    /^([一-龥]{2,5}?)([^,.;:]{2,20}?)[,(](?:这里的?|所谓的?|我说的|其中)?\1(?:就是|指的是|是指|的意思是|定义[为是]|即|算的是)(?:指|说)?([^,.;:()]{2,18}?)\)?$/gu,
    told((_, __, rest, meant) => `${meant.replace(/的$/u, "")}的,${rest}`),
  ],
];

/** No order of anything, at any time: of a buyer a slip of the tongue, which stays as it was typed. */
const BARE = new RegExp(
  `^(?:(?:从来?|还|一直|至今|到现在|一次都|一单都|压根)*)(?:没有?|未)(?:再|有)?(?:${BUYING}|下单|消费|付款|成交)(?:过|了)?(?:单|东西|任何东西)?$`,
  "u",
);

function subsets<T>(of: readonly T[], size: number): readonly (readonly T[])[] {
  if (size === 0) return [[]];
  return of.flatMap((each, index) => subsets(of.slice(index + 1), size - 1).map((rest) => [each, ...rest]));
}
