import { lastFrame, nextOf, type Scope, typed } from "#lib/interpretations/built-in/gather/scope.ts";
import { type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";

/** "returned something and reordered within 2 weeks": of what was done before. */
export function isSoonAfter(scope: Scope): boolean {
  const last = lastFrame(scope);
  const isOther = last?.events !== undefined && last.events[0] !== "order_completed" && !last.isNegated;
  return isOther && senseOf(nextOf(scope), "window")?.isWithin === true;
}

/** 前年买过去年没买今年又买, 去年新客今年又买: again, after what was said before. */
export function isOnceMore({ items, current, walk }: Scope, { from, to }: Piece): boolean {
  const hasOrdered = items.some(({ element }) => {
    if (element.kind === "vague") return element.name === "new_customer" && !element.isNegated;
    return (
      element.kind === "frame" && /^order_(?:completed|refunded)$/u.test(element.frame.events?.[0] ?? "")
    );
  });
  const isTimed = current?.window !== undefined || senseOf(walk.pieces[walk.at + 1], "window") !== undefined;
  const isAgain =
    /^又|再次|again/u.test(walk.text.slice(from, to)) || /[又再]$/u.test(walk.text.slice(0, from));
  return hasOrdered && isTimed && isAgain;
}

/** 近30天搜索过且未成交: what did not happen there, no kind of customer. */
export function isNotBought(scope: Scope, piece: Piece, name: string): boolean {
  const isJoined = ["and", "but", "comma", "commaAnd"].includes(scope.by) && scope.items.length > 0;
  return name === "prospect" && isJoined && /^[未没](?:成交|转化|购买|下单)$/u.test(typed(scope, piece));
}

/** "returned something and never ordered again": behind another thing that was done, without a time of its own. */
export function isNotAgain(scope: Scope, { from, to }: Piece): boolean {
  const last = lastFrame(scope);
  const [event] = last?.events ?? [];
  const isOther = event !== undefined && event !== "order_completed" && event !== "*" && !last?.isNegated;
  const isDenied = scope.negation !== undefined || scope.current?.isNegated === true;
  const isJoined = ["and", "but", "comma", "commaAnd", "then"].includes(scope.by);
  const isAgain = /again$/u.test(scope.walk.text.slice(from, to));
  return isOther && isDenied && isJoined && isAgain && senseOf(nextOf(scope), "window") === undefined;
}
