import type { Names } from "#lib/rules/restate/names.ts";
import type { Piece } from "#lib/rules/restate/piece.ts";
import type { Condition } from "#lib/rules/schema.ts";

export type RestateShop = { readonly timeZone: string; readonly currency: string };

/** What every part of a wording needs besides the rule. */
export type Setting = { readonly names: Names; readonly shop: RestateShop };

/** A condition, where it is, and whether it is said of those of whom it does not hold. */
export type Said<T> = { readonly of: T; readonly at: string; readonly isNegated: boolean };

/** One language. Clauses are what is said of customers; only `sentence` makes a whole of them. */
export type Wording = {
  sentence(clause: Piece): Piece;
  readonly everyone: string;
  readonly nobody: string;
  /** "everyone" as a clause among others. */
  readonly anyone: string;
  condition(said: Said<Condition>, setting: Setting): Piece;
  join(kind: "all" | "any", clauses: readonly Piece[]): Piece;
  bracket(clause: Piece): Piece;
  /** Of a clause in brackets. */
  notAmong(bracketed: Piece): Piece;
};
