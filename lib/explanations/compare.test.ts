import { describe, expect, it } from "vitest";
import { compareGroups } from "#lib/explanations/compare.ts";
import { cliffsDelta, cohensH } from "#lib/explanations/effect-size.ts";
import { aTable, repeat } from "#lib/explanations/testing/tables.ts";

describe("Cliff's delta", () => {
  it.each([
    [[1, 2, 3], [4, 5, 6], -1],
    [[4, 5, 6], [1, 2, 3], 1],
    [[1, 2, 3], [1, 2, 3], 0],
    [[1, 2], [1, 3], -0.25],
    [[], [1], 0],
  ])("of %j and %j is %d", (a, b, expected) => {
    expect(cliffsDelta(a, b)).toBe(expected);
  });
});

it("knows Cohen's h", () => {
  expect(cohensH(0.5, 0.5)).toBe(0);
  expect(cohensH(1, 0)).toBeCloseTo(Math.PI, 12);
  expect(cohensH(0.6, 0.4)).toBeCloseTo(0.4027, 4);
});

describe("findings", () => {
  it("tell in what a group differs, with both sides, the effect and how many it rests on", () => {
    const group = aTable({
      numbers: { monetary: [...repeat(50, 200), ...repeat(50, 300)] },
      texts: { country: repeat(100, "DE") },
    });
    const base = aTable({
      numbers: { monetary: [...repeat(50, 10), ...repeat(50, 20)] },
      texts: { country: [...repeat(50, "DE"), ...repeat(50, "AT")] },
    });
    const found = compareGroups(group, base);
    expect(found.map(({ kind, about, name }) => [kind, about, name]).toSorted()).toEqual([
      ["median", "monetary", undefined],
      ["text", "country", "AT"],
      ["text", "country", "DE"],
    ]);
    expect(found.find(({ kind }) => kind === "median")).toEqual({
      kind: "median",
      about: "monetary",
      unit: "money",
      value: 250,
      base: 15,
      n: 100,
      baseN: 100,
      effect: 1,
      strength: "large",
      direction: 1,
    });
    expect(found.find(({ name }) => name === "AT")).toMatchObject({
      unit: "share",
      value: 0,
      base: 0.5,
      strength: "large",
      direction: -1,
    });
  });

  it("count missing values as something to differ in", () => {
    const base = aTable({ numbers: { age: [...repeat(40, 30), ...repeat(60, undefined)] } });
    expect(compareGroups(aTable({ numbers: { age: repeat(100, 30) } }), base)).toMatchObject([
      { kind: "has", about: "age", unit: "share", value: 1, base: 0.4, strength: "large" },
    ]);
  });

  it("tell shares above 0 where both medians are 0, and nothing where medians are the same otherwise", () => {
    const some = (zeros: number, value: number) => [...repeat(zeros, 0), ...repeat(100 - zeros, value)];
    const orders = (zeros: number) => aTable({ numbers: { orders_30d: some(zeros, 2) } });
    expect(compareGroups(orders(55), orders(95))).toMatchObject([
      { kind: "any", about: "orders_30d", unit: "share", value: 0.45, base: 0.05, direction: 1 },
    ]);
    const shifted = (low: number) =>
      aTable({ numbers: { frequency: [...repeat(low, 1), ...repeat(60, 2), ...repeat(40 - low, 3)] } });
    expect(compareGroups(shifted(0), shifted(40))).toEqual([]);
  });

  it("tell for how many a consent is given, of all", () => {
    const flags = (given: number) =>
      aTable({ flags: { email_consent: [...repeat(given, true), ...repeat(100 - given, false)] } });
    expect(compareGroups(flags(80), flags(40))).toMatchObject([
      { kind: "flag", about: "email_consent", value: 0.8, base: 0.4, n: 100, strength: "large" },
    ]);
  });

  it("tell nothing of groups below 20, of values that few have, of noise, or of what is the same", () => {
    const ages = (values: readonly number[]) => aTable({ numbers: { age: values } });
    expect(compareGroups(ages(repeat(19, 90)), ages(repeat(500, 20)))).toEqual([]);
    const some = Array.from({ length: 25 }, (_, index) => index % 5);
    const noisy = Array.from({ length: 25 }, (_, index) => (index * 2) % 6);
    expect(compareGroups(ages(some), ages(noisy))).toEqual([]);
    expect(compareGroups(ages(some), ages(some))).toEqual([]);
    const few = aTable({ texts: { country: [...repeat(19, "LI"), ...repeat(31, "DE")] } });
    const none = aTable({ texts: { country: repeat(50, "DE") } });
    expect(compareGroups(few, none).map(({ name }) => name)).toEqual(["DE"]);
  });
});
