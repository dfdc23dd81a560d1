import type { Datum } from "#lib/messages/datum.ts";
import type { Data, History } from "#lib/rules/history.ts";

/** What a customer of whom nothing is known weighs. */
export const leastWeight = 8;

/**
 * How much memory a history takes, in hundreds of bytes, about: an event is one, each of its properties one more, and so
 * are lists by their elements and texts by their length.
 */
export function weightOf({ events, traits }: Pick<History, "events" | "traits">): number {
  let weight = leastWeight;
  for (const { properties, items } of events) {
    weight += 1 + weightOfData(properties);
    for (const item of items) weight += 1 + weightOfData(item);
  }
  for (const values of traits.values())
    for (const { value } of values) weight += 2 + (value ? beyondUsual(value) : 0);
  return weight;
}

function weightOfData(data: Data): number {
  let weight = 0;
  for (const [, datum] of data) weight += 1 + beyondUsual(datum);
  return weight;
}

/** What a value takes beyond a short one: a hundred bytes for every further element, two for every character of long texts. */
function beyondUsual({ atoms }: Datum): number {
  let weight = atoms.length - 1;
  for (const atom of atoms) {
    if (atom.type === "text") weight += Math.floor(atom.text.length / 50);
    if (atom.type === "other") weight += Math.floor(atom.json.length / 50);
  }
  return weight;
}
