import { expect, it } from "vitest";
import { compareTables, medianOf } from "#lib/drift/distribution.ts";
import type { FeatureTable } from "#lib/snapshots/feature-table.ts";

function aTable(
  values: readonly (number | undefined)[],
  texts: readonly (string | undefined)[],
): FeatureTable {
  return {
    asOf: 0,
    size: values.length,
    rows: values.length,
    rowIds: values.map((_, index) => BigInt(index)),
    numbers: new Map([
      ["monetary", values],
      ["frequency", values.map(() => 1)],
    ]),
    texts: new Map([["country", texts]]),
    flags: new Map(),
  };
}

const half = (n: number) => Array.from({ length: n }, (_, index) => (index % 2 === 0 ? "DE" : "AT"));
const ramp = (n: number, from = 0) => Array.from({ length: n }, (_, index) => from + (index % 100));

it("puts first what moved beyond noise, with medians", () => {
  const [first, ...others] = compareTables(
    aTable(ramp(1_000), half(1_000)),
    aTable(ramp(1_000, 30), half(1_000)),
  );
  expect(first).toMatchObject({
    feature: "monetary",
    medianBefore: 49.5,
    medianAfter: 79.5,
    verdict: { kind: "judged", hasMoved: true },
  });
  expect(others.map(({ verdict }) => verdict)).toMatchObject([
    { kind: "judged", hasMoved: false, psi: 0 },
    { kind: "judged", hasMoved: false, psi: 0 },
  ]);
});

it("counts missing values, which may be all that moved", () => {
  const holed = ramp(1_000).map((value, index) => (index % 4 === 0 ? undefined : value));
  const [first] = compareTables(aTable(ramp(1_000), half(1_000)), aTable(holed, half(1_000)));
  expect(first).toMatchObject({ feature: "monetary", verdict: { hasMoved: true } });
  expect(first?.current[0]).toBe(250);
});

it("judges no small group", () => {
  const verdicts = compareTables(aTable(ramp(90), half(90)), aTable(ramp(900, 50), half(900)));
  expect(verdicts.every(({ verdict }) => verdict.kind === "too_small")).toBe(true);
});

it("knows medians", () => {
  expect([medianOf([]), medianOf([3, undefined, 1]), medianOf([5, 1, 3])]).toEqual([null, 2, 3]);
});
