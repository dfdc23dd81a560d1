import { expect, it } from "vitest";
import { effectWarnings, flowBetween, groupValue, whyEffectIsOld } from "#lib/changes/effect.ts";

it("tells who enters, leaves and stays", () => {
  expect(flowBetween(["a", "b", "c"], ["b", "d", "c"])).toEqual({
    enter: ["d"],
    leave: ["a"],
    stay: ["b", "c"],
  });
});

it("sums what a group has spent, and multiplies what a sample of it has", () => {
  expect(groupValue([{ value: 10 }, { value: 5 }], 2)).toEqual({ value: 15, isValueEstimated: false });
  expect(groupValue([{ value: 10 }, { value: 20 }], 6)).toEqual({ value: 90, isValueEstimated: true });
  expect(groupValue([], 0)).toEqual({ value: 0, isValueEstimated: false });
});

const counts = (enter: number, leave: number, stay: number, baseVersionNo: number | null = 1) => ({
  baseVersionNo,
  population: 100,
  enter: { count: enter },
  leave: { count: leave },
  stay: { count: stay },
});

it.each([
  ["nobody", counts(0, 10, 0)],
  ["everybody", counts(60, 0, 40)],
  ["halves", counts(3, 6, 5)],
  ["doubles", counts(11, 0, 10)],
])("warns where a change leaves or moves %s", (warning, effect) => {
  expect(effectWarnings(effect)).toEqual([warning]);
});

it("does not warn of what is usual, nor of a first version", () => {
  expect(effectWarnings(counts(5, 5, 5))).toEqual([]);
  expect(effectWarnings(counts(10, 0, 10))).toEqual([]);
  expect(effectWarnings(counts(50, 0, 0, null))).toEqual([]);
  expect(effectWarnings(counts(0, 0, 0, null))).toEqual(["nobody"]);
});

it("is old when the segment has another version, and after a day", () => {
  const effect = { baseVersionNo: 2, computedAt: "2026-05-01T10:00:00.000Z" };
  const on = (activeVersionNo: number) => ({ segment: { activeVersionNo } });
  const day = Date.parse(effect.computedAt) + 86_400_000;
  expect(whyEffectIsOld(effect, on(2), day)).toBeUndefined();
  expect(whyEffectIsOld(effect, on(2), day + 1)).toBe("time");
  expect(whyEffectIsOld(effect, on(3), day)).toBe("version");
});
