import type { Thresholds } from "#lib/rules/context.ts";
import type { Rule } from "#lib/rules/schema.ts";
import type { Instant } from "#lib/std/time-zone.ts";

export type PopulationQuery = { readonly rule: Rule; readonly asOf: Instant };

export type Members = {
  /** User ids (anonymous ids of customers without one), sorted by code point. */
  readonly ids: readonly string[];
  /** What the rule's rank and relative conditions were bound to. */
  readonly thresholds: Thresholds;
  /** The number of the last message that was taken into account, in the order of commit. */
  readonly uptoNo: bigint;
};

export type MemberRows = Omit<Members, "ids"> & {
  /** The ids of their rows of `customer` in Postgres, rising: whole numbers, exact as doubles. */
  readonly rowIds: Float64Array;
  /** The time zone that the rule was read in: the shop's, but a replica takes a new one over somewhat later. */
  readonly timeZone: string;
};

/** Evaluates valid rules over all customers at any moment. */
export type PopulationReader = {
  /** What answers, for people to read: "duckdb", "postgres". */
  readonly engine: string;
  /** How many customers each rule selects, in the order of the queries. */
  counts(queries: readonly PopulationQuery[]): Promise<readonly number[]>;
  members(query: PopulationQuery): Promise<Members>;
  /** The same members by their rows, where millions of names would take longer than finding them. */
  memberRows(query: PopulationQuery): Promise<MemberRows>;
};
