import { type Entry, entry, filler, vague, w } from "#lib/interpretations/built-in/words/entry.ts";

/** Chinese words that compare customers with others, or one figure with another. */
export const chineseRankWords: readonly Entry[] = [
  // Rank and comparison
  entry(
    "前|top|排名前|排在前|排前|最高的前|排行前|位列前|头部|最高的|最多的|最大的|最高|最多|排名靠前",
    w("top"),
  ),
  entry("后|倒数|垫底|末位|最末|排名后|最低的|最少的|末尾|垫底的|尾部|最后的|最低|最少|排在后", w("bottom")),
  entry("排名|排行|排序|名|位列|按|依|根据|按照", w("by"), filler),
  entry("百分之", w("percentof")),
  entry("成", w("cheng")),
  entry("一半|半数|一大半", w("half")),
  entry("四分之一", w("quarterpart")),
  entry("三分之一", w("thirdpart")),
  entry(
    "平均|平均值|均值|平均水平|平均数|全店平均|大盘平均|整体平均|所有人平均|人均|店铺平均|全体平均|用户平均|客户平均|平均线|大盘",
    w("mean"),
  ),
  entry("比平均多|比平均高|比平均水平高|比平均值高|比均值高|比大盘高|比平均水平多", w("abovemean")),
  entry("比平均少|比平均低|比平均水平低|比平均值低|比均值低|比大盘低|比平均水平少", w("belowmean")),
  entry("中位数|中位|中位值|中值", w("median")),
  entry("倍|倍以上", w("fold")),
  entry(
    "大部分|多数|大多|大多数|主要|基本|基本上|通常|一般|多半|大都|绝大多数|绝大部分|经常性|平时都|大部分都",
    w("mostly"),
  ),
  entry("占比|比例|比重|占|占到|的比例|的占比|率", w("shareof")),
  entry("月均|月平均|每月平均|平均每月|平均每个月|平均一个月", {
    k: "periods",
    per: { n: 1, unit: "month" },
    last: 0,
    bound: { op: "gte", value: 0 },
    isMean: true,
  }),
  entry(
    "收到优惠券|收到券|收到过优惠券|收到过券|收到了优惠券|收到了券|收到红包|收到过红包|领券|领了券|领过券|领取券|领了优惠券|领过优惠券|领取优惠券|领取了优惠券|领取过优惠券|领到优惠券|领券未用|领券没用|领券未使用|领了券没用|领了券没使用|领了券未用|领了优惠券没用|领了优惠券没使用|领了优惠券但没有使用|领了优惠券但没用|领券后没用|领券后未使用|领券不用|领券未核销|领券没核销",
    vague("coupon_claimed"),
  ),
  entry("比|相比|较|比起|相较", w("bi")),
  entry("少|低|更少|更低|少了|减少|减少了|下降|下降了|降低|降低了|变少|变少了|下滑", w("less")),
  entry("多|高|更多|更高|多了|增加|增加了|增长|增长了|上升|提高|提高了|变多|变多了", w("more")),
  entry("除以", w("dividedby")),
  entry("同期", w("sameperiod")),
  entry("不同|不一样", w("different"), filler),
];
