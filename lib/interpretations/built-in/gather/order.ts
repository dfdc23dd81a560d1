import { type Frame, hasHead } from "#lib/interpretations/built-in/frame.ts";
import {
  close,
  connect,
  hasSaid,
  isAtEnd,
  nextOf,
  openFrame,
  previousOf,
  type Scope,
  type Taker,
  takeNegation,
  typed,
} from "#lib/interpretations/built-in/gather/scope.ts";
import { BEGINNING, shiftDate } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { hasWord, type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";
import type { Duration, Window } from "#lib/rules/schema.ts";

/** "no order in 60 days, but did before", "… in the 60 days before that": before the time in which something did not happen. */
const takeEarlier: Taker = (scope, piece) => {
  if (takeNotBefore(scope, piece)) return true;
  const { current, items, walk } = scope;
  const span = senseOf(piece, "window");
  const isSpan = span?.why === "ago" && /^ (?:that|then)\b/u.test(walk.text.slice(piece.to));
  const isWord = hasWord(piece, "before") && /^(?:before|prior to)(?: that)?$/u.test(typed(scope, piece));
  if (!(isSpan || isWord) || !isAtEnd(scope) || !current || !hasHead(current)) return false;
  if (current.isNegated || current.window || current.only) return false;
  const denied = items.findLast(
    ({ element }) => element.kind === "frame" && element.frame.isNegated === true,
  );
  // "has a birthday this month and has bought before": at any time until now.
  const isPerfect = /\b(?:have|has|had|'ve)\b[^,.;]*$/u.test(walk.text.slice(0, piece.from));
  if (!denied && isWord && isPerfect) {
    current.to = piece.to;
    return true;
  }
  const quiet = denied?.element.kind === "frame" ? denied.element.frame.window?.window : undefined;
  // "nothing in the 90 days before that, but bought before"
  const oldest =
    quiet?.kind === "ago" && !span ? ({ ...quiet.from, kind: "before_last" } as const) : undefined;
  // "no purchase since May, but ordered before": at all, as there is none since.
  const isUntilNow = quiet?.kind === "since" || (quiet?.kind === "calendar" && quiet.offset === 0);
  if (isUntilNow && !span) {
    current.to = piece.to;
    return true;
  }
  const window = quiet?.kind === "last" ? earlierThan(quiet, span?.window) : oldest;
  if (!window) {
    walk.leftovers.push(piece);
    return true;
  }
  current.window = { k: "window", window, from: piece.from, to: piece.to };
  current.to = piece.to;
  // "haven't bought Coffee in 60 days but bought before": the same things.
  if (
    denied?.element.kind === "frame" &&
    isOpen(current) &&
    current.events?.join() === denied.element.frame.events?.join()
  )
    Object.assign(current, { values: denied.element.frame.values, filters: denied.element.frame.filters });
  return true;
};

/** "used SPRING in March but not before": not before that time either. */
function takeNotBefore(scope: Scope, piece: Piece): boolean {
  const isWord =
    hasWord(piece, "before") && /^(?:before|prior to|earlier)(?: that)?$/u.test(typed(scope, piece));
  const isDenied =
    scope.negation !== undefined || (scope.current?.isNegated === true && !hasHead(scope.current));
  const last = scope.items.at(-1)?.element;
  const said = last?.kind === "frame" && !last.frame.isNegated ? last.frame.window?.window : undefined;
  if (!isWord || !isDenied || !isAtEnd(scope) || !said) return false;
  const window = beforeThat(said);
  if (!window) return false;
  const target = openFrame(scope, piece);
  takeNegation(scope, target);
  target.window = { k: "window", window, from: piece.from, to: piece.to };
  return true;
}

function beforeThat(said: Window): Window | undefined {
  if (said.kind === "last") return { kind: "before_last", n: said.n, unit: said.unit };
  if (said.kind === "ago") return { kind: "before_last", n: said.from.n, unit: said.from.unit };
  if ((said.kind === "between" && said.from !== BEGINNING) || said.kind === "since")
    return { kind: "between", from: BEGINNING, to: shiftDate(said.from, -1) };
  return undefined;
}

function isOpen({ values, filters, amounts }: Frame): boolean {
  return [values, filters, amounts].every((each) => each.length === 0);
}

function earlierThan({ n, unit }: Duration, span: Window | undefined): Window | undefined {
  if (!span) return { kind: "before_last", n, unit };
  if (span.kind !== "before_last" || span.unit !== unit) return undefined;
  return { kind: "ago", from: { n: n + span.n, unit }, to: { n, unit } };
}

const takeOrder: Taker = (scope, piece) => {
  if (hasWord(piece, "then")) {
    if (takeAfterwards(scope, piece)) return true;
    if (hasSaid(scope)) connect(scope, "then");
    return true;
  }
  if (!hasSaid(scope)) return false;
  const isListed = scope.by === "then" || scope.items.some(({ by }) => by === "then");
  if (isListed && /^(?:最后|finally|lastly)$/u.test(typed(scope, piece))) {
    connect(scope, "then");
    return true;
  }
  if (hasWord(piece, "since_after")) connect(scope, "then");
  else if (hasWord(piece, "after")) connect(scope, "after");
  else if (hasWord(piece, "before")) connect(scope, "before");
  else return false;
  return true;
};

/** "viewed, carted and bought, in that order": each of them after the one before. */
const takeInOrder: Taker = (scope, piece) => {
  if (!hasWord(piece, "inorder")) return false;
  close(scope);
  const { items } = scope;
  const isDone = (at: number) => {
    const element = items[at]?.element;
    return element?.kind === "frame" && hasHead(element.frame) && !element.frame.isSignup;
  };
  items.forEach((item, at) => {
    const isNext = at > 0 && isDone(at) && isDone(at - 1);
    if (isNext && ["and", "comma", "commaAnd", "none"].includes(item.by))
      items.splice(at, 1, { ...item, by: "then" });
  });
  if (!items.some(({ by }) => by === "then")) scope.walk.leftovers.push(piece);
  scope.by = "none";
  return true;
};

/** "had a refund and ordered again afterwards": the clause that it ends came later. */
function takeAfterwards(scope: Scope, piece: Piece): boolean {
  const { items, current } = scope;
  const next = nextOf(scope);
  const isEnd = next === undefined || hasWord(next, "comma", "stop", "close");
  if (!isEnd || !/^(?:after(?:wards?)?|later|after that|subsequently)$/u.test(typed(scope, piece)))
    return false;
  const last = items.at(-1);
  if (current && last && ["and", "but", "comma", "commaAnd"].includes(scope.by)) {
    scope.by = "then";
    return true;
  }
  if (current || items.length < 2 || last?.element.kind !== "vague") return false;
  const { from, to, name, isNegated } = last.element;
  if (name !== "repeat" || isNegated) return false;
  const frame: Frame = { from, to, amounts: [], values: [], filters: [], events: ["order_completed"] };
  items.splice(-1, 1, { ...last, by: "then", element: { kind: "frame", frame } });
  return true;
}

/** What a stretch of time can be of. */
function isTold(next: Piece | undefined): boolean {
  if (next === undefined) return false;
  const isKnown = next.senses.some(({ k }) =>
    ["window", "days", "vague", "values", "event", "search", "weekday", "number"].includes(k),
  );
  return isKnown || hasWord(next, "first", "last", "signup", "another", "comma", "and", "but");
}

/** "within 30 days of ordering" is after it; of the first order, of signing up, a rule cannot say. */
const takeOf: Taker = (scope, piece) => {
  if (!hasWord(piece, "of")) return false;
  const { current, walk } = scope;
  const next = nextOf(scope);
  const isOfEvent = senseOf(next, "event") ?? senseOf(next, "search");
  if (current?.window?.isWithin && hasHead(current) && isOfEvent) {
    connect(scope, "after");
    return true;
  }
  const within = senseOf(previousOf(scope), "window");
  // "within a day of getting it": of what, is not understood.
  const isOfNothing = within?.isWithin && within.window.kind === "last" && !isTold(next);
  if (isOfNothing) {
    walk.leftovers.push(piece);
    return true;
  }
  if (!(within?.isWithin && hasWord(next, "first", "last", "signup"))) return false;
  if (next && hasWord(next, "signup") && within.window.kind === "last") {
    const { n, unit } = within.window;
    walk.leftovers.push({ from: piece.from, to: next.to, sinceSignup: { n, unit } });
    walk.at += 1;
    return true;
  }
  walk.leftovers.push(piece, ...(next ? [next] : []));
  return true;
};

/** What says that one thing came before or after another. */
export const orderTakers: readonly Taker[] = [takeEarlier, takeInOrder, takeOrder, takeOf];
