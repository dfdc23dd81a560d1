import type { Json } from "#lib/messages/schema.ts";
import { instantInZone } from "#lib/std/iso-date.ts";
import { timeZone } from "#lib/std/time-zone.ts";

export const valueTypes = ["text", "number", "boolean", "date", "list", "other"] as const;
export type ValueType = (typeof valueTypes)[number];

const BEGINS_LIKE_A_DATE = /^\d{4}-\d{2}-\d{2}/;
const utc = timeZone("UTC");

/** What kind of value this is, as the catalog counts them; `undefined` for a missing one (null, "" and []). */
export function valueTypeOf(value: Json): ValueType | undefined {
  switch (typeof value) {
    case "string":
      if (value === "") return undefined;
      return isDateText(value) ? "date" : "text";
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    default:
      if (value === null) return undefined;
      if (!Array.isArray(value)) return "other";
      return value.length === 0 ? undefined : "list";
  }
}

/** The zone plays no part in whether a text is a date. */
function isDateText(text: string): boolean {
  return BEGINS_LIKE_A_DATE.test(text) && instantInZone(text, utc) !== undefined;
}
