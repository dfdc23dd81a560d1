import { END, told } from "#lib/interpretations/built-in/turns/chinese-parts.ts";
import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const TIME =
  "(?:(?:最近|近|过去)(?:[\\d一二两三四五六七八九十]+|半)个?(?:天|日|周|星期|月|年|季度)(?:内|里)?|今年|去年|前年|本月|上个?月|这个月|本季度|上个?季度|双十一|双11|618|双12|双十二)";
const GOODS = "(?![一二两三\\d])(?:(?![过了没未的不都单次])[^,.;:()\\s]){1,8}?";
const EVERY = "(?:每一?[单笔次]|次次|单单|笔笔|回回|全部|全|一律)?(?:的?订单)?都(?:是|有|会)?";
const WITH =
  "(?:(?:使)?(?:用|拿|凭)(?:了|过|着)?(?:优惠)?券(?:的|买的|下的单)?|(?:打|享受?)(?:了|过)?(?:折|折扣|优惠)(?:的|买的)?|没(?:有)?(?:使)?用(?:过|了)?(?:优惠)?券(?:的)?)";

/** 近半年买过母婴,都用了券: each order of these, and none without. */
export const allOfThemTurns: readonly Turn[] = [
  // 下了两单及以上,且都用了券; 消费两次,两次都用券
  [
    /(?<=(?<!每)[\d二两三四五六七八九十][单次笔](?:及?以上|或以上)?),?(?:且|而且|并且|并|同时)*(?:这)?(?:[两三四五\d][次单笔])?(?:全|全部)?都(?:是)?(?=(?:使)?用(?:了|过)?(?:优惠)?券|打(?:了|过)?折)/gu,
    ",且每单都",
  ],
  [
    new RegExp(
      `(${TIME})?,?(?<![没未不])买(?:过|了)?(?:的)?(${GOODS})(?:的?订单)?(?:,(?:并且|而且|且)?|并且|而且|且)?(?:的?)${EVERY}(${WITH})(?=的?(?:人|客户|用户|会员)?${END.slice(3)}`,
      "gu",
    ),
    told((typed, time, goods, how) => {
      if (/[和跟与、或]/u.test(goods)) return typed;
      if (/^没/u.test(how)) return `${time}没用优惠券买过${goods},排除${time}用优惠券买过${goods}的`;
      return /券/u.test(how)
        ? `${time}用优惠券买过${goods},排除${time}没用优惠券买过${goods}的`
        : `${time}打折买过${goods},排除${time}原价买过${goods}的`;
    }),
  ],
];
