import type { KnownValue, Sense } from "#lib/interpretations/built-in/sense.ts";
import type { Duration, Filter, Rule } from "#lib/rules/schema.ts";

type Get<K extends Sense["k"]> = Extract<Sense, { k: K }>;
export type Amount = Get<"amount"> & { readonly from: number; readonly to: number };
export type WindowOf = Get<"window"> & { readonly from: number; readonly to: number };
export type ValuesOf = Get<"values"> & { readonly from: number; readonly to: number };

/** What one clause has gathered: its head (an event or a metric), and what modifies it. */
export type Frame = {
  from: number;
  to: number;
  events?: readonly string[];
  isNoun?: boolean;
  where?: readonly Filter[];
  isSearch?: boolean;
  text?: string;
  /** Where the text looked for stands. */
  textAt?: { readonly from: number; readonly to: number };
  /** The values that the text looked for goes by. */
  searched?: ValuesOf;
  /** "never bought one": of what was said before. */
  isOfSame?: boolean;
  isSpend?: boolean;
  metric?: string;
  isItem?: boolean;
  isPrice?: boolean;
  isSingle?: boolean;
  /** "each order", 每单: one of them, or all of them. */
  isEvery?: boolean;
  /** "their only order": there is no other. */
  isSole?: boolean;
  /** 那单: the order of the clause ahead of it. */
  isOfThatOrder?: boolean;
  /** 双11那单: an order that its own clause names. */
  isThatOrder?: boolean;
  /** "total refunds": of all of them together. */
  isTotal?: boolean;
  /** "different products". */
  isDistinct?: boolean;
  isNet?: boolean;
  isSignup?: boolean;
  /** "seen": of a product, or of the customer. */
  isSeen?: boolean;
  /** 点了那封邮件: it was opened, or a link in it clicked. */
  isTapped?: boolean;
  /** "on average", of what a period behind it says. */
  isMean?: boolean;
  /** 没来, 没影了: no visit, no order, or nothing at all. */
  isAway?: boolean;
  /** "come back": to buy, or at all. */
  isBack?: boolean;
  /** "customers since 2022": from that time on. */
  isSince?: boolean;
  isMostly?: boolean;
  isNegated?: boolean;
  isNever?: boolean;
  /** A negation that only says which events: "ordered without a coupon". */
  only?: "first" | "last";
  /** "their first and last order": of each of them. */
  isBothEnds?: boolean;
  amounts: Amount[];
  window?: WindowOf;
  isWindowLeading?: boolean;
  values: ValuesOf[];
  filters: Filter[];
  rank?: Get<"rank">;
  relative?: Get<"relative">;
  periods?: Get<"periods">;
  than?: Get<"than"> & { readonly from: number; readonly to: number };
  /** "more on shoes than on bags": what stands behind it is the other; so many of the filters stand ahead. */
  versus?: Get<"versus"> & { readonly from: number; readonly to: number; readonly filters: number };
  /** Its head comes from the clause before: "but not Puma". */
  isElided?: boolean;
  vague?: { readonly name: string; readonly from: number; readonly to: number }[];
};

export type Connective =
  | "none"
  | "and"
  | "or"
  | "but"
  | "comma"
  | "commaAnd"
  | "commaOr"
  | "then"
  | "after"
  | "before"
  | "who";

/** A part of the description between connectives. */
export type Element =
  | { readonly kind: "frame"; readonly frame: Frame }
  | {
      readonly kind: "rule";
      readonly rule: Rule;
      readonly from: number;
      readonly to: number;
      readonly isNegated: boolean;
      readonly note?: string;
    }
  | {
      readonly kind: "traits";
      readonly values: readonly KnownValue[];
      /** "silver for six months": how long it has been so at least. */
      readonly held?: Duration;
      /** 成为金卡不到半年: for less than that. */
      readonly isHeldShorter?: boolean;
      readonly from: number;
      readonly to: number;
      readonly isNegated: boolean;
      readonly join: string;
    }
  | {
      readonly kind: "vague";
      readonly name: string;
      readonly window?: WindowOf;
      /** The day of the week and the hour of what was left: "abandoned a cart on a Sunday". */
      readonly when?: readonly Filter[];
      readonly from: number;
      readonly to: number;
      readonly isNegated: boolean;
    }
  | {
      readonly kind: "group";
      readonly items: readonly Item[];
      readonly from: number;
      readonly to: number;
      readonly isNegated: boolean;
    }
  | { readonly kind: "except"; readonly items: readonly Item[]; readonly from: number; readonly to: number };

/** An element with the connective before it. */
export type Item = {
  readonly by: Connective;
  readonly element: Element;
  /** Behind a full stop, a semicolon or the end of a line: "or" does not reach across it. */
  readonly isPart?: boolean;
};

export function hasHead(frame: Frame): boolean {
  return (
    frame.events !== undefined ||
    frame.metric !== undefined ||
    frame.isSpend === true ||
    frame.isSearch === true ||
    frame.isSignup === true
  );
}

export function isEmpty(frame: Frame): boolean {
  return !(
    hasHead(frame) ||
    frame.amounts.length > 0 ||
    frame.window ||
    frame.values.length > 0 ||
    frame.filters.length > 0 ||
    frame.rank ||
    frame.relative ||
    frame.periods ||
    frame.than ||
    frame.only ||
    (frame.vague?.length ?? 0) > 0 ||
    frame.isMostly
  );
}

export function newFrame(from: number, to: number): Frame {
  return { from, to, amounts: [], values: [], filters: [] };
}
