import { expect, it } from "vitest";
import type { DriftReport } from "#lib/drift/schema.ts";
import { judgeSize, type ShopSizes } from "#lib/drift/size-noise.ts";
import type { SizeFlow } from "#lib/drift/stability.ts";
import { compareMoved, stateOf } from "#lib/drift/state.ts";

function aReport(psis: readonly number[], isOwn = true): DriftReport {
  const moment = "2026-05-01T00:00:00Z";
  const change = { kind: "median", before: 1, after: 2 } as const;
  return {
    asOf: moment,
    baselineAsOf: moment,
    engine: "postgres",
    versionNo: 1,
    causes: null,
    judged: 10,
    features: psis.map((psi) => ({ feature: "recency", psi, noise: 0.05, isOwn, change, pointer: null })),
  };
}

const calm: SizeFlow = { before: 1000, after: 1001, stayed: 990 };
const still = { before: 5000, after: 5000 };
const boom = { before: 5000, after: 6000 };

it.each<[string, SizeFlow, ShopSizes, DriftReport | null, string]>([
  ["is within noise", calm, still, null, "steady"],
  ["is within noise and no feature moved", calm, still, aReport([]), "steady"],
  ["grew by a tenth", { before: 1000, after: 1100, stayed: 1000 }, still, null, "moving"],
  ["lost a third", { before: 900, after: 600, stayed: 600 }, still, null, "act"],
  ["grew by a fifth with the shop", { before: 1000, after: 1200, stayed: 1000 }, boom, null, "with_shop"],
  ["grew by far more than the shop", { before: 1000, after: 1500, stayed: 1000 }, boom, null, "act"],
  [
    "grew by a third, a tenth more than the shop",
    { before: 1000, after: 1320, stayed: 1000 },
    boom,
    null,
    "moving",
  ],
  ["doubled, but is small", { before: 30, after: 60, stayed: 30 }, still, null, "moving"],
  ["kept its size, but a feature moved", calm, still, aReport([0.12]), "moving"],
  ["kept its size, but a feature moved far", calm, still, aReport([0.12, 0.4]), "act"],
  ["kept its size, and a feature moved with the shop", calm, still, aReport([0.4], false), "with_shop"],
  ["has too few members", { before: 5, after: 9, stayed: 5 }, still, null, "too_small"],
])("of a segment that %s", (_, flow, shop, report, state) => {
  expect(stateOf(flow, judgeSize(flow, shop), { report, days: 30 })).toBe(state);
});

it("asks to act on a change that grows with the root of the time", () => {
  const flow = { before: 1000, after: 1400, stayed: 1000 };
  // A quarter in 30 days are 43 % in 90.
  const state = (days: number) => stateOf(flow, judgeSize(flow, still), { report: null, days });
  expect([7, 30, 90].map(state)).toEqual(["act", "act", "moving"]);
  const far = (days: number) => stateOf(calm, judgeSize(calm, still), { report: aReport([0.4]), days });
  expect([7, 30, 90].map(far)).toEqual(["act", "act", "moving"]);
});

it("sorts by what asks to act, then by how far it is beyond noise", () => {
  const judged = (before: number, after: number, stayed: number) => {
    const flow = { before, after, stayed };
    const size = judgeSize(flow);
    return { state: stateOf(flow, size, { report: null, days: 30 }), size, flow: { net: after - before } };
  };
  const [lost, grew, grewLess, small] = [
    judged(900, 600, 600),
    judged(1000, 1200, 1000),
    judged(1000, 1060, 1000),
    judged(3, 9, 3),
  ];
  expect([small, grewLess, lost, grew].toSorted(compareMoved)).toEqual([lost, grew, grewLess, small]);
});
