import type { Datum } from "#lib/messages/datum.ts";
import type { Data } from "#lib/rules/history.ts";

/** Names and values in turn. */
type Pairs = readonly (string | Datum)[];

/**
 * The few properties that are kept of an event or item, in a third of the memory of a Map: histories hold millions of them.
 * What is looked for is found by looking at one name after the other.
 */
class SmallData implements Data {
  readonly #pairs: Pairs;

  constructor(pairs: Pairs) {
    this.#pairs = pairs;
  }

  get size(): number {
    return this.#pairs.length / 2;
  }

  get(name: string): Datum | undefined {
    const pairs = this.#pairs;
    for (let at = 0; at < pairs.length; at += 2) if (pairs[at] === name) return pairs[at + 1] as Datum;
    return undefined;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  *[Symbol.iterator](): IterableIterator<[string, Datum]> {
    const pairs = this.#pairs;
    for (let at = 0; at < pairs.length; at += 2) yield [pairs[at] as string, pairs[at + 1] as Datum];
  }
}

/** As many as are looked through sooner than a Map finds one. */
const few = 8;

/** @param pairs names, each once, and their values in turn; not to be changed afterwards */
export function dataOf(pairs: Pairs): Data {
  if (pairs.length === 0) return nothing;
  const data = new SmallData(pairs);
  return pairs.length <= 2 * few ? data : new Map(data);
}

const nothing: Data = new Map();
