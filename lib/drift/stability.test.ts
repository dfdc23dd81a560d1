import { expect, it } from "vitest";
import { stabilityOf } from "#lib/drift/stability.ts";

it("gives the reference values", () => {
  const { jaccard } = stabilityOf({ before: 100, after: 110, stayed: 80 });
  expect(jaccard).toBeCloseTo(0.6153846, 7);
  expect(stabilityOf({ before: 72, after: 95, stayed: 60 })).toEqual({
    jaccard: 0.5607476635514018,
    retention: 60 / 72,
    volatility: 47 / 72,
    net: 23,
  });
});

it("says nothing of what was empty", () => {
  expect(stabilityOf({ before: 0, after: 0, stayed: 0 })).toEqual({
    jaccard: null,
    retention: null,
    volatility: null,
    net: 0,
  });
  expect(stabilityOf({ before: 0, after: 5, stayed: 0 })).toMatchObject({
    jaccard: 0,
    volatility: null,
    net: 5,
  });
});
