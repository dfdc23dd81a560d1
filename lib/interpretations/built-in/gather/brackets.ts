import type { Item } from "#lib/interpretations/built-in/frame.ts";
import { endsException } from "#lib/interpretations/built-in/gather/exceptions.ts";
import {
  close,
  connect,
  hasSaid,
  isAtEnd,
  negated,
  nextOf,
  previousOf,
  push,
  type Scope,
  type Taker,
  typed,
} from "#lib/interpretations/built-in/gather/scope.ts";
import { hasWord, type Piece } from "#lib/interpretations/built-in/sense.ts";

const takeGroup: Taker = (scope, piece) => {
  if (!hasWord(piece, "open")) return false;
  const { walk } = scope;
  const isNegated = negated(scope);
  close(scope);
  walk.at += 1;
  // "gold (or platinum)": what joins it to the rest stands within.
  const link = walk.pieces[walk.at];
  if (link && !isNegated && scope.items.length > 0 && hasWord(link, "or", "and")) {
    connect(scope, hasWord(link, "or") ? "or" : "and");
    walk.at += 1;
  }
  const items = scope.inside((each) => hasWord(each, "close"));
  const to = walk.pieces[walk.at]?.to ?? piece.to;
  push(scope, { kind: "group", items, from: piece.from, to, isNegated });
  return true;
};

const takeStop: Taker = (scope, piece) => {
  if (!hasWord(piece, "close", "stop")) return false;
  if (hasWord(piece, "stop")) connect(scope, "comma");
  return true;
};

const takeEveryone: Taker = (scope, piece) => {
  if (!hasWord(piece, "everyone")) return false;
  scope.walk.saysEveryone = true;
  return true;
};

/** 上海以外的金卡: what was just said is left out. */
const takeOutside: Taker = (scope, piece) => {
  const last = scope.items.at(-1);
  if (!hasWord(piece, "outside") || scope.current || last?.element.kind !== "traits") return false;
  exceptLast(scope, piece);
  return true;
};

const takeException: Taker = (scope, piece) => {
  if (!hasWord(piece, "except", "exclude") && !isEveryoneBut(scope, piece) && !isUnless(scope, piece))
    return false;
  const { walk } = scope;
  const isBehind = hasWord(piece, "exclude") && (isAtEnd(scope) || closesClause(scope));
  if (isBehind && scope.items.length + (scope.current ? 1 : 0) > 0) {
    exceptLast(scope, piece);
    return true;
  }
  // "– excluding Rome –" ends with the second dash.
  const isBetweenDashes = hasWord(previousOf(scope), "dash");
  close(scope);
  walk.at += 1;
  const isHan = /[\u4e00-\u9fff]/u.test(walk.text);
  // 排除退过货的,近30天下过单的: an exception in front ends with its clause, or nobody would be left.
  const isInFront = !hasSaid(scope) && (isHan || isPeopleBehind(scope));
  const ends = isHan || isInFront ? undefined : endsException(walk, walk.at);
  const items = scope.inside(
    (each) =>
      ends?.(walk.at) ||
      hasWord(each, "outside") ||
      (isBetweenDashes && hasWord(each, "dash")) ||
      (hasWord(each, "comma") && ((hasWord(piece, "except") && isHan) || isInFront)),
  );
  // 除了手机什么都没买: only that, which is no exception.
  const others = walk.pieces.find((each) => each.from > piece.from && /^[什啥]/u.test(typed(scope, each)));
  if (others && others.from < (walk.pieces[walk.at]?.to ?? Number.POSITIVE_INFINITY))
    walk.leftovers.push(others);
  if (!hasWord(walk.pieces[walk.at], "outside")) walk.at -= walk.pieces[walk.at] ? 1 : 0;
  push(scope, { kind: "except", items, from: piece.from, to: walk.pieces[walk.at]?.to ?? piece.to });
  return true;
};

/** "leaving out Berlin, everyone who ordered this month": who is meant stands behind the comma. */
function isPeopleBehind({ walk }: Scope): boolean {
  const comma = walk.pieces.find((each, index) => index >= walk.at && hasWord(each, "comma"));
  if (!comma) return false;
  const rest = walk.text.slice(comma.to);
  const isNamed =
    /^ ?(?:everyone|everybody|anyone|all|any|customers?|people|those|buyers|who|users|shoppers|folks|the rest|i |we |find|show|list|get|give|take|keep|include)\b/u.test(
      rest,
    );
  // "excluding men, bought dresses in May"; "excluding those who returned, cancelled or complained" goes on.
  return isNamed || !/\b(?:or|and)\b/u.test(rest);
}

/** "bought shoes, unless they live in Rome": an exception; behind another one, or a negation, it may be of that. */
function isUnless({ walk }: Scope, piece: Piece): boolean {
  if (!hasWord(piece, "unless") || walk.at === 0) return false;
  return !walk.pieces.some(
    (each) => each !== piece && hasWord(each, "not", "except", "exclude", "outside", "unless", "or"),
  );
}

/** "everyone but gold members". */
function isEveryoneBut(scope: Scope, piece: Piece): boolean {
  return hasWord(piece, "but") && hasWord(previousOf(scope), "everyone") && !hasSaid(scope);
}

/** 退过货的剔除,近30天下过单的: right behind a clause, and in front of the next one. */
function closesClause(scope: Scope): boolean {
  if (!hasWord(nextOf(scope), "comma", "stop")) return false;
  return scope.by === "none" && (scope.current !== undefined || scope.items.length > 0);
}

/** 退过货的除外: the clause before is the exception, with what stands beside it: 近30天下单,北京的金卡除外. */
function exceptLast(scope: Scope, piece: Piece): void {
  close(scope);
  const start = clauseStart(scope.items);
  const [first, ...others] = scope.items.splice(start);
  if (!first) return;
  const items = [{ by: "none" as const, element: first.element }, ...others];
  scope.items.push({
    by: first.by,
    element: { kind: "except", items, from: piece.from, to: piece.to },
    ...(first.isPart && { isPart: true }),
  });
}

/** Where the clause begins whose last item is the last of all; at the front it is that item alone, of those before it. */
function clauseStart(items: readonly Item[]): number {
  let start = items.length - 1;
  while (start > 0 && isBeside(items[start], items[start - 1])) start -= 1;
  return start > 0 ? start : items.length - 1;
}

/** 北京 and 金卡 in 北京的金卡: nothing joins them but that they stand together. */
function isBeside(item: Item | undefined, before: Item | undefined): boolean {
  return item?.by === "none" && [item, before].some((each) => each?.element.kind === "traits");
}

/** What begins and ends a stretch of clauses. */
export const bracketTakers: readonly Taker[] = [
  takeGroup,
  takeStop,
  takeEveryone,
  takeOutside,
  takeException,
];
