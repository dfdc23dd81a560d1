import { hasHead, isEmpty } from "#lib/interpretations/built-in/frame.ts";
import { freshFrame, openFrame, type Taker } from "#lib/interpretations/built-in/gather/scope.ts";
import { hasWord } from "#lib/interpretations/built-in/sense.ts";

/** 买过手机,那单超过800元: what follows is said of the order ahead of it; 上次那单, 双11那单 name it themselves. */
export const takeThatOrder: Taker = (scope, piece) => {
  if (!hasWord(piece, "thatorder")) return false;
  const { current } = scope;
  const isNamed = current !== undefined && !hasHead(current) && !isEmpty(current) && !current.isNegated;
  const target = isNamed ? openFrame(scope, piece) : freshFrame(scope, piece);
  target.events = ["order_completed"];
  target.isNoun = true;
  if (isNamed) target.isThatOrder = true;
  else target.isOfThatOrder = true;
  return true;
};
