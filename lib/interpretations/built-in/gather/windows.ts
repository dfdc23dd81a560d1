import { type Frame, hasHead, isEmpty } from "#lib/interpretations/built-in/frame.ts";
import {
  freshFrame,
  lastFrame,
  nextOf,
  openFrame,
  previousOf,
  type Scope,
  type Taker,
  typed,
} from "#lib/interpretations/built-in/gather/scope.ts";
import { takesYear, yearOf } from "#lib/interpretations/built-in/gather/years.ts";
import { BEGINNING, inOneYear, shiftDate } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { type Days, hasWord, type Piece, type Sense, senseOf } from "#lib/interpretations/built-in/sense.ts";
import type { Duration, Window } from "#lib/rules/schema.ts";
import { dayFromText } from "#lib/std/iso-date.ts";
import { civilFromDay } from "#lib/std/time-zone.ts";

type WindowSense = Extract<Sense, { k: "window" }>;

/** Puts a time into the clause it belongs to: in Chinese a time before a verb opens the next clause. */
export function placeWindow(scope: Scope, piece: Piece, window: WindowSense): void {
  if (takesYear(scope, piece, yearOf(window))) return;
  if (joinsTimes(scope, piece, window) || isSinceFirst(scope, piece, window)) return;
  const after = nextOf(scope);
  const isHan = /[\u4e00-\u9fff]/u.test(scope.walk.text.slice(piece.from, piece.to));
  const opensNext = isHan && after !== undefined && !hasWord(after, "comma") && isOpener(after);
  if (!opensNext && isOfVague(scope, piece, window)) return;
  let target = scope.current;
  if (target && hasHead(target) && (target.window || (opensNext && !target.isSignup)))
    target = freshFrame(scope, piece);
  if (!target) target = openFrame(scope, piece);
  if (target.window) {
    scope.walk.leftovers.push(piece);
    return;
  }
  // 手机近90天买过: in Chinese the time stands before the verb, whatever it is of.
  const isAhead = target.values.length === 0 || (isHan && opensNext);
  if (!hasHead(target) && isAhead && target.amounts.length === 0 && !target.isNegated)
    target.isWindowLeading = true;
  target.window = { ...window, from: piece.from, to: piece.to };
  scope.walk.saidTime = target.window;
  target.to = Math.max(target.to, piece.to);
}

/** 首单7天内复购的: what came so soon after the first order is no rule's to say. */
function isSinceFirst(scope: Scope, piece: Piece, { isWithin }: WindowSense): boolean {
  const after = nextOf(scope);
  const isDone = senseOf(after, "event") !== undefined || senseOf(after, "vague")?.vague === "repeat";
  const { current } = scope;
  const isBehind = current?.only === "first" && !current.window && hasHead(current);
  if (!isWithin || !isDone || !isBehind) return false;
  scope.walk.leftovers.push(piece);
  return true;
}

/** "…, and active in the past two weeks": the time right behind a vague word is that word's. */
function isOfVague(scope: Scope, piece: Piece, window: WindowSense): boolean {
  const last = scope.items.at(-1);
  const before = previousOf(scope);
  if (scope.current || scope.negation || scope.by !== "none" || last?.element.kind !== "vague") return false;
  const { element } = last;
  if (element.window || !before || before.to !== element.to || senseOf(before, "vague") === undefined)
    return false;
  // "ordered again the same week": of which week nobody has spoken.
  if (window.isAnyOne) scope.walk.leftovers.push(piece);
  const timed = { ...window, from: piece.from, to: piece.to };
  scope.items.splice(-1, 1, { ...last, element: { ...element, window: timed, to: piece.to } });
  return true;
}

/** 去年618和今年618都买过, "bought in May and in June": the same is said of several times. */
function joinsTimes(scope: Scope, piece: Piece, { window, also, ...said }: WindowSense): boolean {
  const { items, by } = scope;
  const last = lastFrame(scope);
  const held = last?.window;
  if (scope.current || scope.negation || !last || !held || also || said.isWithin || held.isWithin)
    return false;
  // "first ordered two years ago and again this month": the second time is none of the first.
  if (last.only !== undefined && (by === "and" || by === "commaAnd")) return false;
  const after = nextOf(scope);
  const isInList = by === "comma" && isListAhead(scope);
  if (by !== "and" && by !== "or" && by !== "commaAnd" && by !== "commaOr" && !isInList) return false;
  // 去年没买、今年又买的: an adverb in front of its verb ends no list.
  const isAdverb = after !== undefined && /^[又也还再才]/u.test(scope.walk.text.slice(after.from, after.to));
  if (last.isSignup || (!isTimeOnly(last) && (!endsList(after) || isAdverb))) return false;
  const { by: before = "none" } = items.pop() ?? {};
  scope.by = before;
  scope.current = last;
  const [first, next] = settled(held, { window, isYearOpen: said.isYearOpen });
  const windows = [...(held.also?.windows ?? []), next];
  last.window = {
    ...held,
    window: first,
    to: piece.to,
    also: { windows, isAny: by === "or" || by === "commaOr" || held.also?.isAny === true },
  };
  last.to = piece.to;
  return true;
}

/** "in January, February and March": the comma stands for the word before the last. */
function isListAhead({ walk }: Scope): boolean {
  const [next, other] = walk.pieces.slice(walk.at + 1, walk.at + 3);
  return hasWord(next, "and", "or", "he", "dun", "comma") && senseOf(other, "window") !== undefined;
}

/** "in May 2024 and in June": the year that one of them says is that of both. */
function settled(a: Pick<WindowSense, "window" | "isYearOpen">, b: typeof a): readonly [Window, Window] {
  if (a.window.kind !== "between" || b.window.kind !== "between") return [a.window, b.window];
  if ([a, b].some(({ window }) => window.kind === "between" && window.from === BEGINNING))
    return [a.window, b.window];
  const [first, next] = inOneYear(
    { days: a.window, isYearOpen: a.isYearOpen },
    { days: b.window, isYearOpen: b.isYearOpen },
  );
  const dated = ({ from, to }: Days): Window => ({ kind: "between", from, to });
  return [dated(first), dated(next)];
}

/** Whether nothing follows that a time could belong to instead. */
function endsList(after: Piece | undefined): boolean {
  return (
    after === undefined ||
    hasWord(after, "and", "or", "he", "dun", "but", "comma", "who", "stop", "close", "both", "bothbehind")
  );
}

function isTimeOnly(frame: Frame): boolean {
  return isEmpty({ ...frame, window: undefined });
}

function isOpener(piece: Piece): boolean {
  return (
    ["event", "spend", "search", "metric", "only", "values", "vague"].some((kind) =>
      piece.senses.some((sense) => sense.k === kind),
    ) || hasWord(piece, "not", "coupon", "signup", "allof", "used", "he", "to", "again")
  );
}

/** "silver for six months", 金卡当了半年以上, 成为金卡不到半年: how long what was just said has held. */
export function holdsTraits(scope: Scope, piece: Piece, { n, unit }: Duration, isShorter = false): boolean {
  const last = scope.items.at(-1);
  const isBehind =
    !scope.current && !scope.negation && scope.by === "none" && last?.element.kind === "traits";
  if (!isBehind || !isHeld(scope, piece) || !endsList(nextSaid(scope))) return false;
  const held = { held: { n, unit }, ...(isShorter && { isHeldShorter: true }) };
  scope.items.splice(-1, 1, { ...last, element: { ...last.element, ...held, to: piece.to } });
  return true;
}

/** The next piece that says something; 的会员 says nothing more. */
function nextSaid({ walk }: Scope): Piece | undefined {
  return walk.pieces.slice(walk.at + 1).find((piece) => !senseOf(piece, "filler"));
}

function isHeld({ walk }: Scope, { from, to }: Piece): boolean {
  const words = walk.text.slice(from, to);
  const isSaid = /(?:保持|维持|当上?|做|成为|升为|升级为|升到)(?:了|着)?$/u.test(walk.text.slice(0, from));
  return isSaid || /^(?:for|since)\b|保持|维持/u.test(words) || /(?:满|超过|以上|至少|多了?$)/u.test(words);
}

/** "for less than a year", 不到半年: not for so long. */
function isShorter({ walk }: Scope, { from, to }: Piece): boolean {
  return /\b(?:less|under|below|fewer|shorter)\b|不到|不满|未满|没到|没满|不足|未到/u.test(
    walk.text.slice(from, to),
  );
}

/** "exactly 1 order, placed 14 to 45 days ago": the time is that of the orders just said; of one alone, of that one. */
const takePlaced: Taker = (scope, piece) => {
  const last = lastFrame(scope);
  const next = nextOf(scope);
  const window = senseOf(next, "window");
  const isBehind = !scope.current && !scope.negation && ["comma", "none", "who"].includes(scope.by);
  const isOfOrders =
    last?.isNoun === true && last.events?.[0] === "order_completed" && !last.isNegated && !last.window;
  if (!next || !window || !isBehind || !isOfOrders || !hasWord(piece, "did")) return false;
  if (!/^(?:placed|made|completed|submitted)$/u.test(typed(scope, piece))) return false;
  const [amount] = last.amounts;
  if (last.amounts.length === 1 && amount?.bound.op === "eq" && amount.bound.value === 1) {
    last.isSole = true;
    last.amounts = [];
  }
  last.window = { ...window, from: next.from, to: next.to };
  last.to = next.to;
  scope.by = "none";
  scope.walk.at += 1;
  return true;
};

/** 去年12月买过但当月…: the month that was said before, if one was. */
function thatTime(scope: Scope, piece: Piece): WindowSense | undefined {
  const chinese = { 当月: "month", 当季: "quarter", 当年: "year" }[typed(scope, piece)];
  const unit = chinese ?? THAT_PERIOD.exec(typed(scope, piece))?.[1];
  const last = scope.items.at(-1)?.element;
  const before = last?.kind === "frame" ? (last.frame.window ?? scope.walk.saidTime) : scope.walk.saidTime;
  const said = (chinese && scope.current?.window) ?? before;
  if (unit === undefined || !said) return undefined;
  const { window } = said;
  const isSo = window.kind === "calendar" ? window.unit === unit : isWhole(window, unit);
  return isSo ? said : undefined;
}

const THAT_PERIOD = /(?:^| )(?:that|said|particular|same|very) (day|week|month|quarter|year)$/u;

function isWhole(window: Window, unit: string): boolean {
  if (window.kind !== "between") return false;
  if (unit === "day") return window.from === window.to;
  if (unit === "week") return shiftDate(window.from, 6) === window.to;
  const months = { month: 1, quarter: 3, year: 12 }[unit];
  const first = dayFromText(window.from);
  const last = dayFromText(window.to);
  if (first === undefined || last === undefined || months === undefined) return false;
  const from = civilFromDay(first);
  const behind = civilFromDay(last + 1);
  const length = (behind.year - from.year) * 12 + behind.month - from.month;
  return from.day === 1 && behind.day === 1 && length === months;
}

export const windowTakers: readonly Taker[] = [
  (scope, piece) => {
    const said = thatTime(scope, piece);
    if (!said) return false;
    placeWindow(scope, piece, said);
    return true;
  },
  takePlaced,
  (scope, piece) => {
    const window = senseOf(piece, "window");
    if (!window) return false;
    if (
      window.isWithin &&
      window.window.kind === "last" &&
      holdsTraits(scope, piece, window.window, isShorter(scope, piece))
    )
      return true;
    placeWindow(scope, piece, window);
    return true;
  },
  // "in that same period": the time that was said last.
  (scope, piece) => {
    if (!hasWord(piece, "sameperiod")) return false;
    const said = scope.walk.saidTime;
    if (!said || scope.current?.window) return false;
    const target = openFrame(scope, piece);
    target.window = said;
    target.to = piece.to;
    return true;
  },
];
