import fc from "fast-check";
import { expect, it } from "vitest";
import { differenceOf, splitDifference } from "#lib/memberships/difference.ts";

const ids = (...numbers: number[]) => Float64Array.from(numbers);

it("lets enter who belongs in and is not, and leave who is in and does not belong", () => {
  expect(differenceOf(ids(1, 2, 5), ids(2, 3), new Map())).toEqual({ entering: [3], leaving: [1, 5] });
});

it("holds what was judged since above what was found", () => {
  const judged = new Map([
    [1, true],
    [3, false],
    [4, true],
    [6, false],
    [7, true],
  ]);
  expect(differenceOf(ids(1, 2, 6), ids(2, 3, 4, 6), judged)).toEqual({ entering: [4, 7], leaving: [6] });
});

it("comes to the members for any two sets", () => {
  const some = fc.uniqueArray(fc.integer({ min: 1, max: 30 })).map((set) => set.toSorted((a, b) => a - b));
  const verdicts = fc.dictionary(fc.integer({ min: 1, max: 30 }).map(String), fc.boolean());
  fc.assert(
    fc.property(some, some, verdicts, (open, members, said) => {
      const judged = new Map(Object.entries(said).map(([id, isIn]) => [Number(id), isIn]));
      const { entering, leaving } = differenceOf(ids(...open), ids(...members), judged);
      const wanted = new Set(members);
      for (const [id, isIn] of judged) isIn ? wanted.add(id) : wanted.delete(id);
      expect(new Set(entering).isDisjointFrom(new Set(open))).toBe(true);
      expect(new Set(leaving).isSubsetOf(new Set(open))).toBe(true);
      expect(new Set(open).difference(new Set(leaving)).union(new Set(entering))).toEqual(wanted);
    }),
  );
});

it("is split into that of some ids and that of all others", () => {
  const whole = { entering: [1, 2, 3], leaving: [4, 5] };
  expect(splitDifference(whole, new Set([2, 4, 9]))).toEqual({
    within: { entering: [2], leaving: [4] },
    beyond: { entering: [1, 3], leaving: [5] },
  });
});
