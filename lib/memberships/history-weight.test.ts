import { expect, it } from "vitest";
import { weightOf } from "#lib/memberships/history-weight.ts";
import { toDatum } from "#lib/messages/datum.ts";
import type { Json } from "#lib/messages/schema.ts";

/** What an event weighs whose only property is this. */
function weightWith(value: Json): number {
  const datum = toDatum(value);
  if (!datum) throw new Error("The value is missing");
  const event = { name: "page_viewed", at: 0, no: 1, properties: new Map([["value", datum]]), items: [] };
  const traits = new Map([["note", [{ at: 0, no: 2, value: datum }]]]);
  const alone = weightOf({ events: [event], traits: new Map() });
  // A trait's value weighs as much as a property's, but for the event around that.
  expect(weightOf({ events: [event], traits })).toBe(2 * alone - weightOf({ events: [], traits: new Map() }));
  return alone;
}

it("weighs long texts and lists by their length", () => {
  const short = weightWith("shoes");
  expect(weightWith(12.5)).toBe(short);
  expect(weightWith("x".repeat(2_000))).toBe(short + 40);
  expect(weightWith(Array.from({ length: 30 }, (_, index) => `tag ${index}`))).toBe(short + 29);
  expect(weightWith({ note: "x".repeat(90) })).toBe(short + 2);
});
