import { expect, it } from "vitest";
import { binNumbers, binTexts } from "#lib/drift/bins.ts";

it("cuts numbers where the baseline has about equal counts", () => {
  const baseline = Array.from({ length: 100 }, (_, index) => index + 1);
  const { bins, baseline: counts, current } = binNumbers(baseline, [10, 11, 1_000, undefined, -5]);
  expect(counts).toEqual([0, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10]);
  expect(current).toEqual([1, 2, 1, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(bins.slice(0, 3)).toEqual([
    { kind: "missing" },
    { kind: "range", low: null, high: 10 },
    { kind: "range", low: 10, high: 20 },
  ]);
});

it("makes fewer bins where many have one value", () => {
  const baseline = [
    ...new Array<number>(70).fill(0),
    ...new Array<number>(20).fill(1),
    ...new Array<number>(10).fill(5),
  ];
  expect(binNumbers(baseline, []).baseline).toEqual([0, 70, 20, 10]);
  expect(binNumbers([3, 3, 3], [3]).baseline).toEqual([0, 3]);
  expect(binNumbers([], [4, undefined])).toMatchObject({ baseline: [0, 0], current: [1, 1] });
});

it("shows when a value that most have moves for all of them", () => {
  const ones = new Array<number>(50).fill(1);
  expect(binNumbers(ones, [2, 2, 1, 0, -3])).toMatchObject({
    baseline: [0, 0, 50, 0],
    current: [0, 2, 1, 2],
    bins: [
      { kind: "missing" },
      { kind: "range", low: null, high: 0 },
      { kind: "range", low: 0, high: 1 },
      { kind: "range", low: 1, high: null },
    ],
  });
});

it("keeps the most frequent texts, and counts the others and the missing", () => {
  const binned = binTexts(["DE", "DE", "AT", "FR", undefined], ["FR", "US", "DE"], 2);
  expect(binned.bins).toEqual([
    { kind: "missing" },
    { kind: "text", text: "DE" },
    { kind: "text", text: "AT" },
    { kind: "other" },
  ]);
  expect(binned).toMatchObject({ baseline: [1, 2, 1, 1], current: [0, 1, 0, 2] });
});
