import type { Datum } from "#lib/messages/datum.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** Properties by name, read for the rules once; a missing value has no entry. */
export type Data = Pick<ReadonlyMap<string, Datum>, "get" | "has" | "size"> & Iterable<[string, Datum]>;

/** An event of the customer's history. */
export type HistoryEvent = {
  readonly name: string;
  readonly at: Instant;
  /** Order of arrival: breaks ties between events of one instant. */
  readonly no: number;
  readonly properties: Data;
  /**
   * The elements of `products[]` that are not empty (null, "" and [] are), one that is no object being an item without
   * properties. No items: the event is its own single item.
   */
  readonly items: readonly Data[];
};

/** A trait's value from an instant on; `undefined` where it was cleared. */
export type TraitValue = { readonly at: Instant; readonly no: number; readonly value: Datum | undefined };

/**
 * All that is known of one customer, of every id that was ever merged into it up to the moment of evaluation.
 * Events and trait values may lie after `asOf`; the evaluator does not look at them.
 */
export type History = {
  /** The user id, or the anonymous id of a customer who is known only by one. */
  readonly id: string;
  /** Every id that stands for this customer at `asOf`, its own included: what lists may hold. */
  readonly ids: ReadonlySet<string>;
  readonly createdAt: Instant;
  /** Ascending by time, then by arrival. */
  readonly events: readonly HistoryEvent[];
  /** By trait; ascending by time, then by arrival. */
  readonly traits: ReadonlyMap<string, readonly TraitValue[]>;
};
