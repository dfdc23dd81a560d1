import type { Duration, Filter, Measure, Rule, Window } from "#lib/rules/schema.ts";

/** Where a known value may stand: a trait, or a property of some events. */
export type Target =
  | { readonly kind: "trait"; readonly trait: string }
  | { readonly kind: "property"; readonly property: string; readonly events: readonly string[] };

export type KnownValue = {
  readonly value: string;
  readonly target: Target;
};

export type Op = "eq" | "neq" | "gt" | "gte" | "lt" | "lte";
export type Bound =
  | { readonly op: Op; readonly value: number }
  | { readonly op: "between"; readonly value: readonly [number, number] };

/** What the figure of an amount counts. */
export type AmountUnit =
  | "plain"
  | "times"
  | "orders"
  | "items"
  | "kinds"
  | "money"
  | "percent"
  | "time"
  | "people";

export type Correction = { readonly typed: string; readonly meant: string; readonly isTranslation?: boolean };

export type Days = { readonly from: string; readonly to: string };

/** What a stretch of the description may stand for. `k` names the category that productions ask for. */
export type Sense =
  | { readonly k: "filler" }
  /** A word of the grammar, asked for by its name. */
  | { readonly k: "w"; readonly w: string }
  | { readonly k: "unknown"; readonly text: string }
  | {
      readonly k: "event";
      readonly events: readonly string[];
      readonly noun?: boolean;
      /** "did nothing": the word denies it as well. */
      readonly isNegated?: boolean;
      readonly where?: readonly Filter[];
    }
  | { readonly k: "search" }
  /** Free text: between quotes, or after "searched for". */
  | { readonly k: "quoted"; readonly text: string }
  | { readonly k: "item" }
  | { readonly k: "spend" }
  | { readonly k: "metric"; readonly metric: string; readonly hasUnit?: AmountUnit }
  | {
      readonly k: "number";
      readonly value: number;
      readonly range?: readonly [number, number];
      readonly isVague?: boolean;
    }
  | { readonly k: "currency"; readonly currency: string }
  | {
      readonly k: "money";
      readonly value: number;
      readonly currency: string | undefined;
      readonly range?: readonly [number, number];
    }
  | { readonly k: "percent"; readonly value: number }
  | { readonly k: "unit"; readonly unit: Duration["unit"]; readonly times: number }
  | { readonly k: "duration"; readonly n: number; readonly unit: Duration["unit"] }
  | { readonly k: "counter"; readonly of: AmountUnit }
  | { readonly k: "month"; readonly month: number }
  | { readonly k: "weekday"; readonly bound: Bound }
  /** A day of this week or of another one: 上周五. */
  | { readonly k: "weekdayOf"; readonly day: number; readonly until?: number; readonly week: number }
  | { readonly k: "decade"; readonly start: number; readonly age?: number }
  | { readonly k: "daytime"; readonly from: number; readonly to: number }
  /** `isTold`: the half of the day is said, or plain from the figure. */
  | { readonly k: "clock"; readonly hour: number; readonly isTold: boolean }
  | { readonly k: "festival"; readonly festival: string }
  | {
      readonly k: "days";
      readonly days: Days;
      readonly window?: Window;
      readonly note?: string;
      /** The year was not said: the latest that has begun is taken, or that of another date beside it. */
      readonly isYearOpen?: boolean;
    }
  | { readonly k: "cmp"; readonly op: Op }
  | { readonly k: "after"; readonly op: Op }
  | {
      readonly k: "amount";
      readonly bound: Bound /** A second bound that holds as well: over 100 and under 300. */;
      readonly and?: Bound;
      readonly unit: AmountUnit;
      readonly time?: Duration;
      readonly isBare?: boolean;
      readonly isVague?: boolean;
      readonly currency?: string;
    }
  | {
      readonly k: "window";
      readonly window: Window;
      readonly isWithin?: boolean;
      /** "in a day", 同一天: it may be any one of that length, which a rule cannot say. */
      readonly isAnyOne?: "counted" | "told";
      readonly isAll?: boolean;
      readonly note?: string;
      readonly alternatives?: readonly Window[];
      readonly why?: string;
      /** Further times of which the same is said: "in 2024 and 2025". */
      readonly isYearOpen?: boolean;
      /** "this year", "last year": which one that is. */
      readonly year?: number;
      readonly also?: { readonly windows: readonly Window[]; readonly isAny: boolean };
    }
  | {
      readonly k: "values";
      readonly values: readonly KnownValue[];
      readonly join?: "and" | "or" | "list" | "all";
      readonly isNegated?: boolean;
      readonly corrections?: readonly Correction[];
    }
  | {
      readonly k: "condition";
      readonly rule: Rule;
      readonly note?: string;
      readonly options?: readonly Option[];
      readonly isVague?: boolean;
    }
  | { readonly k: "filter"; readonly filters: readonly Filter[]; readonly isShare?: boolean }
  | { readonly k: "only"; readonly only: "first" | "last"; readonly hasEvent?: boolean }
  | {
      readonly k: "rank";
      readonly from: number;
      readonly to: number;
      readonly unit: "percent" | "customer";
      readonly fromBottom?: boolean;
    }
  | {
      readonly k: "relative";
      readonly op: "gt" | "gte" | "lt" | "lte";
      readonly times: number;
      readonly than: "mean" | "median";
      /** "more orders than average": which way is said before. */
      readonly isOpen?: boolean;
    }
  /** `last` 0: over how many is not said; `each`: how often in each of them. */
  | {
      readonly k: "periods";
      readonly per: Duration;
      readonly last: number;
      readonly bound: Bound;
      readonly each?: { readonly bound: Bound };
      /** On average, not in each of them. */
      readonly isMean?: boolean;
    }
  /** More or less than in another time; `own` is the time that is compared with it, where it is said within. */
  | {
      readonly k: "than";
      readonly op: Exclude<Op, "eq" | "neq">;
      /** How many times as much as in the other time; once where nothing is said. */
      readonly times?: number;
      readonly window: Window;
      readonly own?: Extract<Sense, { k: "window" }>;
      readonly isToDate?: boolean;
    }
  /** More or less than of another thing. */
  | { readonly k: "versus"; readonly op: Exclude<Op, "eq" | "neq">; readonly times?: number }
  | { readonly k: "share"; readonly bound: Bound; readonly isVague?: boolean }
  | { readonly k: "vague"; readonly vague: string }
  | {
      readonly k: "sensitive";
      readonly reason:
        | "health"
        | "religion"
        | "ethnicity"
        | "sexual_orientation"
        | "political_view"
        | "children";
    }
  | { readonly k: "trait"; readonly trait: string; readonly isYesOrNo?: boolean }
  | { readonly k: "measure"; readonly measure: Measure };

export type Option = { readonly label: string; readonly rule: Rule };

export type Kind = Sense["k"];

/** A stretch of the normalised description with what it may stand for, the likeliest first. */
export type Piece = { readonly from: number; readonly to: number; readonly senses: readonly Sense[] };

export function senseOf<K extends Kind>(
  piece: Piece | undefined,
  kind: K,
): Extract<Sense, { k: K }> | undefined {
  return piece?.senses.find((sense): sense is Extract<Sense, { k: K }> => sense.k === kind);
}

export function hasWord(piece: Piece | undefined, ...words: readonly string[]): boolean {
  return piece?.senses.some((sense) => sense.k === "w" && words.includes(sense.w)) ?? false;
}
