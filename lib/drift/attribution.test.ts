import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "#lib/drift/random.ts";
import { attribute, type PatternCount } from "#lib/drift/shapley.ts";
import { splitSizeChange } from "#lib/drift/size-change.ts";

/** "1101": A then B on the old data, A then B on the new. */
const fixture: readonly (readonly [string, number])[] = [
  ["1111", 60],
  ["1011", 20],
  ["0111", 10],
  ["0011", 5],
  ["1101", 8],
  ["1110", 4],
  ["0000", 93],
];
const bits = (text: string) => (text[0] === "1" ? 1 : 0) + (text[1] === "1" ? 2 : 0);
const patterns: readonly PatternCount[] = fixture.map(([text, count]) => ({
  old: bits(text.slice(0, 2)),
  now: bits(text.slice(2)),
  count,
}));
const both = (met: number) => met === 3;

describe("Shapley values", () => {
  it("give the reference fixture's", () => {
    const found = attribute(patterns, { isMember: both, conditions: 2, random: seededRandom(1) });
    expect(found).toEqual({ values: [4.5, 18.5], total: 23, isExact: true, standardErrors: [0, 0] });
  });

  it("add up to the change, for any rule and any data", () => {
    const aPattern = fc.record({ old: fc.nat(31), now: fc.nat(31), count: fc.nat(50) });
    fc.assert(
      fc.property(fc.array(aPattern, { maxLength: 20 }), fc.nat(), (given, seed) => {
        const isMember = (met: number) => ((met * 2_654_435_761 + seed) & 4) !== 0;
        const { values, total } = attribute(given, { isMember, conditions: 5, random: seededRandom(seed) });
        expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(total, 8);
      }),
    );
  });

  it("are zero for a condition that plays no part, and equal for two that play the same", () => {
    const given = [{ old: 0, now: 7, count: 10 }];
    const { values } = attribute(given, {
      isMember: (met) => (met & 3) === 3,
      conditions: 3,
      random: seededRandom(1),
    });
    expect(values).toEqual([5, 5, 0]);
  });

  it("are sampled above 12 conditions: the same for the same seed, adding up, near the truth", () => {
    const given = [
      { old: 0, now: 3, count: 100 },
      { old: 0, now: 8_191, count: 10 },
    ];
    const isMember = (met: number) => (met & 3) === 3;
    const options = { isMember, conditions: 13 };
    const found = attribute(given, { ...options, random: seededRandom(7) });
    expect(found).toEqual(attribute(given, { ...options, random: seededRandom(7) }));
    expect(found.isExact).toBe(false);
    expect(found.values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(110, 8);
    const [a = 0] = found.values;
    const [error = 0] = found.standardErrors;
    expect(error).toBeGreaterThan(0);
    expect(Math.abs(a - 55)).toBeLessThan(5 * error);
  });
});

describe("a change of size", () => {
  const aProfile = (old: string, now: string) => ({
    isInOldData: old !== "-",
    isInNewData: now !== "-",
    oldRuleOldData: old[0] === "1",
    newRuleOldData: old[1] === "1",
    newRuleNewData: now === "1",
  });

  it("is split into rule, behavior and population effects, worked by hand", () => {
    const profiles = [
      aProfile("11", "1"),
      aProfile("10", "0"),
      aProfile("01", "1"),
      aProfile("01", "0"),
      aProfile("00", "1"),
      aProfile("11", "-"),
      aProfile("-", "1"),
      aProfile("-", "1"),
      aProfile("-", "0"),
    ];
    expect(splitSizeChange(profiles)).toEqual({ before: 3, after: 5, rule: 1, behavior: 0, population: 1 });
  });

  it("is the sum of its effects, always", () => {
    const profile = fc.record({
      isInOldData: fc.boolean(),
      isInNewData: fc.boolean(),
      oldRuleOldData: fc.boolean(),
      newRuleOldData: fc.boolean(),
      newRuleNewData: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(profile), (profiles) => {
        const { before, after, rule, behavior, population } = splitSizeChange(profiles);
        expect(rule + behavior + population).toBe(after - before);
      }),
    );
  });
});
