import { nextOf, previousOf, type Taker, typed } from "#lib/interpretations/built-in/gather/scope.ts";
import { hasWord, senseOf } from "#lib/interpretations/built-in/sense.ts";

/** 距离首单30天以上: from the first or the last of them until now. */
const takeAway: Taker = (scope, piece) =>
  hasWord(piece, "awayfrom") &&
  scope.walk.pieces
    .slice(scope.walk.at + 1, scope.walk.at + 3)
    .some((each) => senseOf(each, "only") !== undefined);

/** 除了退过货的,其他买过手机的: those who are left say no more than the exception. */
const takeOthers: Taker = ({ walk }, piece) =>
  hasWord(piece, "others") &&
  walk.pieces.slice(0, walk.at).some((each) => hasWord(each, "except", "exclude", "outside"));

/** 含家电的订单: what it is of stands behind it. */
const takeContaining: Taker = (scope, piece) =>
  hasWord(piece, "incl") &&
  senseOf(nextOf(scope), "values")?.values.every(({ target }) => target.kind === "property") === true;

/** 买过的次数在2到5次之间: how often, of the open clause. */
const takeCountNoun: Taker = (scope, piece) => {
  const { current } = scope;
  if (!/^(?:的?次数|频次|频率)$/u.test(typed(scope, piece)) || !current?.events || current.amounts.length > 0)
    return false;
  current.isNoun = true;
  current.to = piece.to;
  return true;
};

/** 注册当天就下单: behind what is no time, it says a time that no rule can. */
const takeThatDay: Taker = (scope, piece) => {
  if (!/^(?:当天|当日|那天|这天|当晚|当月|当周|次日|第二天|隔天|同日)$/u.test(typed(scope, piece)))
    return false;
  if (
    senseOf(piece, "window") !== undefined &&
    !senseOf(previousOf(scope), "event") &&
    !hasWord(previousOf(scope), "signup")
  )
    return false;
  scope.walk.leftovers.push(piece);
  return true;
};

/** 看了3个页面: pages, not products. */
const takePages: Taker = ({ current }, piece) => {
  if (!hasWord(piece, "site") || current?.events?.[0] !== "product_viewed" || current.values.length > 0)
    return false;
  current.events = ["page_viewed"];
  current.to = piece.to;
  return true;
};

/** Small words of Chinese that have a meaning beside others only. */
export const smallWordTakers: readonly Taker[] = [
  takeCountNoun,
  takePages,
  takeThatDay,
  takeAway,
  takeOthers,
  takeContaining,
];
