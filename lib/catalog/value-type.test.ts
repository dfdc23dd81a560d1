import { expect, it } from "vitest";
import { valueTypeOf } from "#lib/catalog/value-type.ts";

it.each([
  ["x", "text"],
  ["12", "text"],
  ["2026-01-31", "date"],
  ["2026-01-31T09:30:00+01:00", "date"],
  [" 2026-01-31 ", "text"],
  ["2026-02-30", "text"],
  ["2026-01-31 is a day", "text"],
  [0, "number"],
  [false, "boolean"],
  [["a"], "list"],
  [[null], "list"],
  [{ a: 1 }, "other"],
  [{}, "other"],
  ["", undefined],
  [null, undefined],
  [[], undefined],
])("%j is %s", (value, expected) => {
  expect(valueTypeOf(value)).toBe(expected);
});
