import type { Item } from "#lib/interpretations/built-in/frame.ts";
import { backReferenceTakers } from "#lib/interpretations/built-in/gather/back-references.ts";
import { bracketTakers } from "#lib/interpretations/built-in/gather/brackets.ts";
import { conditionTakers } from "#lib/interpretations/built-in/gather/conditions.ts";
import { connectiveTakers } from "#lib/interpretations/built-in/gather/connectives.ts";
import { consentTakers } from "#lib/interpretations/built-in/gather/consent.ts";
import { figureTakers } from "#lib/interpretations/built-in/gather/figures.ts";
import { furtherTakers } from "#lib/interpretations/built-in/gather/further.ts";
import { headTakers } from "#lib/interpretations/built-in/gather/heads.ts";
import { looseTakers } from "#lib/interpretations/built-in/gather/loose.ts";
import { modifierTakers } from "#lib/interpretations/built-in/gather/modifiers.ts";
import { notBothTakers } from "#lib/interpretations/built-in/gather/not-both.ts";
import { withRanks } from "#lib/interpretations/built-in/gather/ranked.ts";
import {
  close,
  type Leftover,
  type Scope,
  typed,
  type Walk,
} from "#lib/interpretations/built-in/gather/scope.ts";
import { windowTakers } from "#lib/interpretations/built-in/gather/windows.ts";
import { hasWord, type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";
import type { Window } from "#lib/rules/schema.ts";

export type Gathered = {
  readonly items: readonly Item[];
  readonly leftovers: readonly Leftover[];
  readonly saysEveryone: boolean;
  readonly moved: ReadonlyMap<number, Window>;
};

/** The first that takes a piece has it: what frames clauses, what they are about, what modifies them, and the rest. */
const TAKERS = [
  ...bracketTakers,
  ...notBothTakers,
  ...connectiveTakers,
  ...consentTakers,
  ...conditionTakers,
  ...backReferenceTakers,
  ...headTakers,
  ...modifierTakers,
  ...furtherTakers,
  ...windowTakers,
  ...figureTakers,
  ...looseTakers,
];

/**
 * Gathers pieces into clauses, from the left: heads open a clause, modifiers join it, connectives and a second head
 * close it. Nothing is decided here that depends on the customers.
 */
export function gather(pieces: readonly Piece[], text: string): Gathered {
  const walk: Walk = {
    pieces: withRanks(withoutLevels(withoutAsides(pieces)), text),
    text,
    at: 0,
    leftovers: [],
    saysEveryone: false,
    moved: new Map(),
  };
  const items = gatherScope(walk, () => false);
  return { items, leftovers: walk.leftovers, saysEveryone: walk.saysEveryone, moved: walk.moved };
}

/** "ordered 3 times (last 90 days)": figures and times in brackets are said of what stands before them. */
function withoutAsides(pieces: readonly Piece[]): readonly Piece[] {
  const dropped = new Set<Piece>();
  pieces.forEach((piece, index) => {
    if (!hasWord(piece, "open")) return;
    const length = pieces.slice(index + 1).findIndex((each) => hasWord(each, "open", "close"));
    const end = pieces[index + 1 + length];
    const inner = pieces.slice(index + 1, index + 1 + length);
    // 情人节下过单(今年2月14): of the festival that the clause has named.
    const before =
      [1, 2, 3].map((back) => pieces[index - back]).find((each) => each && isSpelledOut(each, inner)) ??
      pieces[index - 1];
    const isOfThings = before !== undefined && [before, ...inner].every(isThing);
    if (length < 1 || !end || !hasWord(end, "close") || !(inner.every(isAside) || isOfThings)) return;
    dropped.add(piece).add(end);
    if (before && isSpelledOut(before, inner)) dropped.add(before);
    const hours = pieces.slice(0, index).findLast((each) => hourOf(each) !== undefined);
    // "lunchtime orders (noon till 2pm)": the same hours, as they are meant.
    if (hours && inner.length === 1 && hourOf(inner[0]) !== undefined) dropped.add(hours);
    // "in the 30 days before the last 30 (30 to 60 days ago)": the same time once more.
    if (
      before &&
      !dropped.has(before) &&
      inner.length === 1 &&
      timeKey(inner[0]) !== undefined &&
      timeKey(inner[0]) === timeKey(before)
    )
      dropped.add(inner[0] as Piece);
  });
  return dropped.size > 0 ? pieces.filter((piece) => !dropped.has(piece)) : pieces;
}

/** "high AOV (> 120)", "low frequency, under 3 orders": the figure behind it says how high, and on the same side. */
function withoutLevels(pieces: readonly Piece[]): readonly Piece[] {
  const told = pieces.map((piece, index): Piece => {
    const level = levelAlone(pieces, index);
    return level ? { ...piece, senses: [{ k: "vague", vague: level }] } : piece;
  });
  return told.filter((piece, index) => {
    const isHigh = hasWord(piece, "high");
    if (!isHigh && !hasWord(piece, "low")) return true;
    const next = pieces[index + 1];
    const isMeasured =
      next?.senses.some(({ k }) => k === "metric" || k === "spend" || k === "event") ?? false;
    const bound = pieces
      .slice(index + 2, index + 4)
      .map((each) => senseOf(each, "amount")?.bound)
      .find((each) => each !== undefined);
    if (!isMeasured || !bound || bound.op === "between") return true;
    return !(isHigh ? ["gt", "gte"] : ["lt", "lte"]).includes(bound.op);
  });
}

/** "no email consent, high spend": what no figure says how high or low it is. */
function levelAlone(pieces: readonly Piece[], index: number): string | undefined {
  const isHigh = hasWord(pieces[index], "high");
  const next = pieces[index + 1];
  const isOfMoney = next?.senses.some(({ k }) => k === "spend") ?? false;
  const behind = pieces.slice(index + 2, index + 5);
  const hasFigure = behind.some((each) =>
    each.senses.some(({ k }) => ["amount", "rank", "relative", "percent"].includes(k)),
  );
  if (!(isHigh || hasWord(pieces[index], "low")) || !isOfMoney || hasFigure) return undefined;
  return isHigh ? "a_lot" : "a_little";
}

/** 去年双十一大促(11月1日到11月11日): the days themselves, behind the name of a festival among them. */
function isSpelledOut(before: Piece, inner: readonly Piece[]): boolean {
  const named = senseOf(before, "window");
  const told = inner.map((piece) => senseOf(piece, "window")).filter((window) => window !== undefined);
  const [first] = told;
  if (!named?.note?.startsWith("festival") || told.length !== 1) return false;
  const [day, days] = [named.window, first?.window];
  if (day.kind !== "between" || days?.kind !== "between") return false;
  return days.from <= day.to && day.from <= days.to;
}

function hourOf(piece: Piece | undefined): unknown {
  const [filter] = senseOf(piece, "filter")?.filters ?? [];
  return senseOf(piece, "daytime") ?? (filter?.property === "$hour" ? filter : undefined);
}

function timeKey(piece: Piece | undefined): string | undefined {
  const window = senseOf(piece, "window")?.window;
  return window && JSON.stringify(window);
}

function isAside(piece: Piece): boolean {
  if (hourOf(piece) !== undefined) return true;
  return piece.senses.some(({ k }) => k === "window" || k === "amount" || k === "periods" || k === "filler");
}

/** What is bought: "shoes (Nike)". */
function isThing(piece: Piece): boolean {
  const values = senseOf(piece, "values")?.values;
  return values?.every(({ target }) => target.kind === "property") ?? false;
}

function gatherScope(walk: Walk, closes: (piece: Piece) => boolean): Item[] {
  const scope: Scope = {
    walk,
    items: [],
    current: undefined,
    by: "none",
    isPart: false,
    negation: undefined,
    linkAt: undefined,
    comparison: undefined,
    comparisonAt: undefined,
    inside: (closesInner) => gatherScope(walk, closesInner),
  };
  for (; walk.at < walk.pieces.length; walk.at += 1) {
    const piece = walk.pieces[walk.at];
    if (!piece || closes(piece)) break;
    if (!TAKERS.some((take) => take(scope, piece))) walk.leftovers.push(piece);
  }
  close(scope);
  leaveOver(scope);
  return scope.items;
}

/** Words that waited for something which never came. */
function leaveOver(scope: Scope): void {
  const { walk, by, linkAt, negation, comparison, comparisonAt } = scope;
  if (["or", "then", "after", "before"].includes(by) && linkAt) walk.leftovers.push(linkAt);
  if (negation) walk.leftovers.push(negation);
  if (comparison !== undefined && comparisonAt && typed(scope, comparisonAt) !== "=")
    walk.leftovers.push(comparisonAt);
}
