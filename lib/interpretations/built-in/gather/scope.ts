import {
  type Connective,
  type Element,
  type Frame,
  hasHead,
  type Item,
  isEmpty,
  newFrame,
  type WindowOf,
} from "#lib/interpretations/built-in/frame.ts";
import { hasWord, type Op, type Piece } from "#lib/interpretations/built-in/sense.ts";
import type { Duration, Window } from "#lib/rules/schema.ts";

/** What could not be made part of anything. */
export type Leftover = {
  readonly from: number;
  readonly to: number;
  /** "within 3 days of signing up": understood, but no rule can say it. */
  readonly sinceSignup?: Duration;
};

/** The walk over a description's pieces, which brackets and exceptions share. */
export type Walk = {
  readonly pieces: readonly Piece[];
  readonly text: string;
  at: number;
  readonly leftovers: Leftover[];
  saysEveryone: boolean;
  /** The time that was said last, which "that month" points back at. */
  saidTime?: WindowOf;
  /** Dates whose year was said elsewhere, by where they stand. */
  readonly moved: Map<number, Window>;
};

/** What has been gathered between two brackets, or in the whole description: closed clauses and the one still open. */
export type Scope = {
  readonly walk: Walk;
  readonly items: Item[];
  current: Frame | undefined;
  /** How the next clause joins those before it. */
  by: Connective;
  /** Whether it begins a part of its own. */
  isPart: boolean;
  /** A negation that waits for what it negates. */
  negation: Piece | undefined;
  linkAt: Piece | undefined;
  /** A comparison whose figure comes later: 超过（消费）500. */
  comparison: Op | undefined;
  comparisonAt: Piece | undefined;
  /** Gathers from the walk's place on, up to a piece that closes it. */
  readonly inside: (closes: (piece: Piece) => boolean) => Item[];
};

/** Takes a piece into the scope, or answers false if it is none of its kind. */
export type Taker = (scope: Scope, piece: Piece) => boolean;

const NEVER = /never|从未|从没|从来|从不|未曾|not once|ever|一次/u;

export function typed({ walk }: Scope, piece: Piece): string {
  return walk.text.slice(piece.from, piece.to);
}

/** Whether nothing follows, or another clause does. */
export function isClauseEnd(scope: Scope): boolean {
  return isAtEnd(scope) || hasWord(nextOf(scope), "comma", "and", "or", "but", "stop", "close");
}

export function nextOf({ walk }: Scope): Piece | undefined {
  return walk.pieces[walk.at + 1];
}

export function previousOf({ walk }: Scope): Piece | undefined {
  return walk.pieces[walk.at - 1];
}

export function push(scope: Scope, element: Element): void {
  scope.items.push({ by: scope.by, element, ...(scope.isPart && { isPart: true }) });
  scope.by = "none";
  scope.isPart = false;
}

export function close(scope: Scope): void {
  const { current, walk } = scope;
  if (current && !isEmpty(current)) push(scope, { kind: "frame", frame: current });
  else if (current?.isNegated) walk.leftovers.push({ from: current.from, to: current.to });
  scope.current = undefined;
}

/** The open clause, or a new one that begins with this piece. */
export function openFrame(scope: Scope, piece: Piece): Frame {
  if (!scope.current) {
    scope.current = newFrame(scope.negation?.from ?? piece.from, piece.to);
    takeNegation(scope, scope.current);
  }
  scope.current.to = Math.max(scope.current.to, piece.to);
  return scope.current;
}

export function freshFrame(scope: Scope, piece: Piece): Frame {
  close(scope);
  return openFrame(scope, piece);
}

/** The clause that the next head belongs to. */
export function headFrame(scope: Scope, piece: Piece): Frame {
  if (scope.current && hasHead(scope.current)) return freshFrame(scope, piece);
  const target = openFrame(scope, piece);
  takeNegation(scope, target);
  return target;
}

export function takeNegation(scope: Scope, target: Frame): void {
  if (!scope.negation) return;
  target.isNegated = true;
  if (NEVER.test(typed(scope, scope.negation))) target.isNever = true;
  target.from = Math.min(target.from, scope.negation.from);
  scope.negation = undefined;
}

export function isNever(scope: Scope, piece: Piece): boolean {
  return NEVER.test(typed(scope, piece));
}

/** Whether what comes is negated; the negation is used up. */
export function negated(scope: Scope): boolean {
  const { current, negation } = scope;
  const is =
    negation !== undefined || (current !== undefined && !hasHead(current) && current.isNegated === true);
  if (negation === undefined && is && current && isEmpty(current)) scope.current = undefined;
  scope.negation = undefined;
  return is;
}

export function isNegationOnly({ negation, current }: Scope): boolean {
  return negation !== undefined || (current !== undefined && isEmpty(current) && current.isNegated === true);
}

export function lastFrame({ items }: Scope): Frame | undefined {
  const element = items.at(-1)?.element;
  return element?.kind === "frame" ? element.frame : undefined;
}

export function connect(scope: Scope, next: Connective): void {
  close(scope);
  scope.linkAt = scope.walk.pieces[scope.walk.at];
  if (scope.items.length === 0 && scope.by === "none") return;
  scope.by = merge(scope.by, next);
  const isStrong = scope.linkAt !== undefined && /^[;.]$/u.test(typed(scope, scope.linkAt));
  if (isStrong) scope.isPart = true;
}

function merge(a: Connective, b: Connective): Connective {
  if (a === "comma" && b === "and") return "commaAnd";
  if (a === "comma" && b === "or") return "commaOr";
  if (a === "comma" && b === "but") return "but";
  if (a === "but" && b === "and") return "but";
  if (a === "none" || a === "who") return b;
  return b === "comma" || b === "and" ? a : b;
}

/** Puts an element beside the open clause, which goes on behind a trait: "bought shoes (women) in May". */
export function pushBeside(scope: Scope, element: Element): void {
  const open = scope.current;
  if (!open || isEmpty(open)) {
    if (open) scope.current = undefined;
    push(scope, element);
    return;
  }
  if (!(hasHead(open) || open.rank || open.relative)) close(scope);
  push(scope, element);
}

/** Whether anything has been said in this scope. */
export function hasSaid({ items, current }: Scope): boolean {
  return items.length > 0 || current !== undefined;
}

/** Whether only words without a meaning of their own follow. */
export function isAtEnd({ walk }: Scope): boolean {
  return walk.pieces.slice(walk.at + 1).every((piece) => piece.senses.some((sense) => sense.k === "filler"));
}
