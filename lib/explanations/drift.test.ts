import { describe, expect, it } from "vitest";
import { shopMovement } from "#lib/explanations/drift.ts";

const flow = { before: 200, after: 320, stayed: 150 };

describe("what the shop's growth would have made of a segment", () => {
  it("is told by the shop's customers at both moments and the size that follows", () => {
    expect(shopMovement(flow, { before: 1_000, after: 1_250 })).toEqual([
      {
        kind: "shop_size",
        unit: "count",
        value: 1_250,
        base: 1_000,
        n: 1_250,
        baseN: 1_000,
        direction: 1,
      },
      { kind: "expected_size", unit: "count", value: 250, n: 200 },
    ]);
    expect(shopMovement(flow, { before: 1_000, after: 900 })).toMatchObject([
      { direction: -1 },
      { value: 180 },
    ]);
  });

  it.each([
    ["the shop did not grow", flow, { before: 1_000, after: 1_000 }],
    ["the shop began with nobody", flow, { before: 0, after: 1_000 }],
    ["the segment began with nobody", { before: 0, after: 320, stayed: 0 }, { before: 1_000, after: 1_250 }],
    ["it is too small", { before: 9, after: 12, stayed: 5 }, { before: 1_000, after: 1_250 }],
  ])("is not told where %s", (_, of, shop) => {
    expect(shopMovement(of, shop)).toEqual([]);
  });
});
