import { describe, expect, it } from "vitest";
import { chiSquareQuantile, chiSquareShareBelow } from "#lib/drift/chi-square.ts";
import { discoveries, expectedWith, judgePsi, psi, psiNoise } from "#lib/drift/stability-index.ts";

describe("χ²", () => {
  it.each([
    [0.99, 9, 21.665994333461924],
    [0.95, 9, 16.918977604620448],
    [0.99, 1, 6.6348966010212145],
    [0.95, 4, 9.487729036781154],
    [0.5, 100, 99.33412923598846],
  ])("has the %d-quantile for %d degrees of freedom that tables give", (q, degrees, expected) => {
    expect(chiSquareQuantile(q, degrees)).toBeCloseTo(expected, 7);
    expect(chiSquareShareBelow(expected, degrees)).toBeCloseTo(q, 10);
  });
});

describe("PSI", () => {
  it("gives the reference values", () => {
    const e = [200, 200, 200, 200, 200];
    const a = [300, 250, 200, 150, 100];
    expect(psi({ baseline: e, current: a })).toBeCloseTo(0.1354025100551105, 14);
    expect(psi({ baseline: [16, 18, 16, 14, 12, 12], current: [16, 16, 16, 16, 16, 8] })).toBeCloseTo(
      0.0372183815772908,
      14,
    );
  });

  it.each([
    [100, 100, 0.18, 0.338],
    [1000, 200, 0.054, 0.102],
    [500, 500, 0.036, 0.068],
    [1000, 1000, 0.018, 0.034],
    [10_000, 10_000, 0.0018, 0.0034],
  ])("has the mean and 95 %% point under no change that were computed for %d and %d", (n, m, mean, point) => {
    const scale = 1 / n + 1 / m;
    expect(Math.abs(9 * scale - mean)).toBeLessThan(0.06 * mean);
    expect(Math.abs(chiSquareQuantile(0.95, 9) * scale - point)).toBeLessThan(0.06 * point);
    expect(psiNoise(10, n, m)).toBeCloseTo(21.665994333461924 * scale, 10);
  });

  it("is finite when a bin is empty in one sample, and leaves out what is empty in both", () => {
    const value = psi({ baseline: [100, 0, 0], current: [90, 10, 0] });
    expect(value).toBeGreaterThan(0.1);
    expect(value).toBeLessThan(1);
    expect(psi({ baseline: [50, 50, 0], current: [40, 60, 0] })).toBe(
      psi({ baseline: [50, 50], current: [40, 60] }),
    );
  });

  it("judges none below 100", () => {
    expect(judgePsi({ baseline: [50, 49], current: [500, 0] })).toEqual({ kind: "too_small", n: 99, m: 500 });
  });

  it("does not call noise a move, though it is above 0.1", () => {
    const small = {
      baseline: [12, 8, 14, 6, 10, 10, 13, 7, 9, 11],
      current: [7, 13, 9, 12, 10, 6, 8, 14, 11, 10],
    };
    expect(judgePsi(small)).toMatchObject({ kind: "judged", n: 100, m: 100, hasMoved: false });
    const large = {
      baseline: small.baseline.map((count) => count * 100),
      current: small.current.map((count) => count * 100),
    };
    expect(judgePsi(large)).toMatchObject({ hasMoved: true });
  });

  it("does not call a significant trifle a move", () => {
    expect(judgePsi({ baseline: [50_000, 50_000], current: [51_000, 49_000] })).toMatchObject({
      hasMoved: false,
    });
  });
});

describe("a movement of the whole shop", () => {
  // Shares of none, one and more orders: of members 60, 30 and 10 % then; of the rest 90, 9 and 1 %.
  const rest = { baseline: [9_000, 900, 100], current: [8_000, 1_800, 200] };

  it("is not the group's own, though shares begin elsewhere", () => {
    // What the rest did: none × 8/9, one and more × 2. Of 600, 300 and 100 that makes 533 : 600 : 200 = 400, 450, 150; a little less, since five in each bin prove nothing.
    const [none, one, more] = expectedWith({ baseline: [600, 300, 100], current: [] }, rest).baseline;
    expect([none, one, more].map((count) => Math.round(count ?? 0))).toEqual([402, 451, 147]);
    expect(judgePsi({ baseline: [600, 300, 100], current: [400, 450, 150] }, rest)).toMatchObject({
      hasMoved: true,
      isOwn: false,
    });
  });

  it("leaves what the group did beyond it, or the other way, its own", () => {
    const baseline = [600, 300, 100];
    expect(judgePsi({ baseline, current: [800, 150, 50] }, rest)).toMatchObject({ isOwn: true });
    expect(judgePsi({ baseline, current: [100, 300, 600] }, rest)).toMatchObject({ isOwn: true });
  });

  it("is known only where the rest has customers", () => {
    const moved = { baseline: [600, 300, 100], current: [400, 450, 150] };
    expect(judgePsi(moved, { baseline: [50, 4, 1], current: [30, 20, 5] })).toMatchObject({ isOwn: true });
    expect(judgePsi(moved, { baseline: [9_000, 0, 0], current: [9_000, 0, 0] })).toMatchObject({
      isOwn: true,
    });
  });
});

describe("Benjamini–Hochberg", () => {
  it("finds what the original paper's example finds", () => {
    const ps = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    expect(discoveries(ps, 0.05).filter(Boolean)).toHaveLength(4);
    expect(discoveries([...ps].reverse(), 0.05).filter(Boolean)).toHaveLength(4);
    expect(discoveries([], 0.05)).toEqual([]);
  });
});
