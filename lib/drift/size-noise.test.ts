import { expect, it } from "vitest";
import { judgeSize } from "#lib/drift/size-noise.ts";

it("takes 2.576 · √(entered + left) for noise", () => {
  // 35 entered, 12 left: 2.576 · √47 = 17.66; the net is 23, a third of 72.
  const verdict = judgeSize({ before: 72, after: 95, stayed: 60 });
  expect(verdict).toMatchObject({ kind: "judged", hasMoved: true });
  expect(verdict.kind === "judged" && verdict.noise).toBeCloseTo(17.66, 2);
});

it.each([
  ["as many came as left", { before: 100, after: 100, stayed: 20 }, false],
  ["the net is within noise", { before: 100, after: 110, stayed: 80 }, false],
  ["the net is beyond noise but below 5 %", { before: 1000, after: 1040, stayed: 1000 }, false],
  ["many came and none left", { before: 1000, after: 1060, stayed: 1000 }, true],
  ["all left", { before: 30, after: 0, stayed: 0 }, true],
  ["it was empty", { before: 0, after: 30, stayed: 0 }, true],
])("where %s", (_, flow, hasMoved) => {
  expect(judgeSize(flow)).toMatchObject({ kind: "judged", hasMoved });
});

it("judges nothing of fewer than 20", () => {
  expect(judgeSize({ before: 19, after: 1, stayed: 0 })).toEqual({ kind: "too_small" });
});

it("tells a segment's own growth from the shop's", () => {
  const flow = { before: 1000, after: 1200, stayed: 1000 };
  expect(judgeSize(flow)).toMatchObject({ hasMoved: true, isOwn: true, expected: 1000 });
  expect(judgeSize(flow, { before: 4000, after: 4800 })).toMatchObject({
    hasMoved: true,
    isOwn: false,
    expected: 1200,
  });
  expect(judgeSize(flow, { before: 4000, after: 3600 })).toMatchObject({ isOwn: true, expected: 900 });
});
