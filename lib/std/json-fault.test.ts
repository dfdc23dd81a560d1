import { expect, it } from "vitest";
import { jsonFault } from "#lib/std/json-fault.ts";

it.each([
  ['{"a": 1}', undefined],
  ["{ broken", { line: 1, column: 3 }],
  ['{\n  "a": 1,\n  oops\n}', { line: 3, column: 3 }],
  ['{"a": [1,', { line: 1, column: 10 }],
  ["", { line: 1, column: 1 }],
])("finds where %j stops being JSON", (text, place) => {
  expect(jsonFault(text)).toEqual(place);
});
