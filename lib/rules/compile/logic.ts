import type { Parameter } from "#lib/rules/compile/query.ts";
import type { Tallied } from "#lib/rules/compile/tally.ts";

/** A query over the replica: rows of `c`, numbers of customers, perhaps more than once. */
export type CustomersSql = { readonly sql: string; readonly parameters: readonly Parameter[] };

/** Whole numbers from one (included) until another (not included), if there are such ends. */
export type Band = { readonly from?: bigint; readonly until?: bigint };

/**
 * A compiled rule: sets of customers, each one query, and how they are put together. A set may hold customers who are
 * not of the population; the whole is meant within it.
 */
export type Logic =
  | { readonly kind: "everyone" }
  | { readonly kind: "nobody" }
  | ({ readonly kind: "set"; readonly ranked?: Ranked; readonly tallied?: Tallied } & CustomersSql)
  | { readonly kind: "not"; readonly of: Logic }
  | { readonly kind: "all" | "any"; readonly of: readonly Logic[] };

/** The same set by the values of a measure, for whoever has read them to find a threshold. */
export type Ranked = { readonly measure: CustomersSql; readonly band: Band };

export const EVERYONE: Logic = { kind: "everyone" };
export const NOBODY: Logic = { kind: "nobody" };

export function allOfLogic(parts: readonly Logic[]): Logic {
  const kept = parts.filter(({ kind }) => kind !== "everyone");
  if (kept.some(({ kind }) => kind === "nobody")) return NOBODY;
  return one(kept) ?? (kept.length === 0 ? EVERYONE : { kind: "all", of: kept });
}

export function anyOfLogic(parts: readonly Logic[]): Logic {
  const kept = parts.filter(({ kind }) => kind !== "nobody");
  if (kept.some(({ kind }) => kind === "everyone")) return EVERYONE;
  return one(kept) ?? (kept.length === 0 ? NOBODY : { kind: "any", of: kept });
}

export function notLogic(logic: Logic): Logic {
  switch (logic.kind) {
    case "everyone":
      return NOBODY;
    case "nobody":
      return EVERYONE;
    case "not":
      return logic.of;
    default:
      return { kind: "not", of: logic };
  }
}

function one(parts: readonly Logic[]): Logic | undefined {
  return parts.length === 1 ? parts[0] : undefined;
}
