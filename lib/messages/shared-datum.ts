import { type Datum, toDatum } from "#lib/messages/datum.ts";
import type { Json } from "#lib/messages/schema.ts";

/** Different values that are shared; those that are met after these begin anew. */
const most = 20_000;
const longest = 40;

/** As toDatum, but the same for equal short values: millions of events hold few different ones. */
export function sharedDatum(value: Json): Datum | undefined {
  if (typeof value === "string" && value.length <= longest) return once(byText, value, toDatum);
  if (typeof value === "number") return once(byNumber, value, toDatum);
  return toDatum(value);
}

/** The same of a number by its ten-thousandths, which are few enough to be exact. */
export function sharedNumber(units: number): Datum {
  return once(byUnits, units, numberOf);
}

const byText = new Map<string, Datum>();
const byNumber = new Map<number, Datum>();
const byUnits = new Map<number, Datum>();

function numberOf(units: number): Datum {
  return { isList: false, atoms: [{ type: "number", units: BigInt(units) }] };
}

function once<K, V extends Datum | undefined>(known: Map<K, Datum>, key: K, make: (key: K) => V): Datum | V {
  const found = known.get(key);
  if (found) return found;
  const made = make(key);
  if (!made) return made;
  if (known.size >= most) known.clear();
  known.set(key, made);
  return made;
}
