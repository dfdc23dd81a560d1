import { expect, it } from "vitest";
import { spread } from "#lib/segments/spread.ts";

it("takes examples from the whole range, the same ones each time", () => {
  const ids = Array.from({ length: 100 }, (_, index) => index);
  expect(spread(ids, 4)).toEqual([0, 25, 50, 75]);
  expect(spread(ids, 7)).toHaveLength(7);
  expect(spread(ids, 0)).toEqual([]);
  expect(spread([1, 2], 4)).toEqual([1, 2]);
});
