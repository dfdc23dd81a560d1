import { expect, it } from "vitest";
import { toStorable } from "#lib/ingest/storable.ts";

it.each([
  [
    "leaves out the write key and the time of sending",
    { writeKey: "k", sentAt: "t", a: { writeKey: 1 } },
    { a: { writeKey: 1 } },
  ],
  ["mends NUL and lone surrogates, in keys as well", { "k\u0000": ["\ud800x"] }, { "k\uFFFD": ["\uFFFDx"] }],
  ["writes out what JSON has no number for", [Infinity, -Infinity, 1.5], ["Infinity", "-Infinity", 1.5]],
  ["keeps what is no object", "text", "text"],
  ["keeps null", null, null],
])("%s", (_, raw, expected) => {
  expect(toStorable(raw)).toEqual(expected);
});

it("cuts off what is nested beyond what can be stored", () => {
  let deep: unknown = "bottom";
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
  expect(JSON.stringify(toStorable({ deep }))).toMatch(/^\{"deep":\[+"…"\]+\}$/);
});
