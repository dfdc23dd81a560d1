import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  MAX_UNITS,
  multiplyUnits,
  plainDecimal,
  unitsFromNumber,
  unitsFromText,
  unitsToText,
} from "#lib/std/decimal.ts";

describe("decimals", () => {
  it.each([
    ["12.5", 125_000n],
    [" -0.00005 ", -1n],
    ["0.00004999", 0n],
    ["+7", 70_000n],
    ["-0", 0n],
    ["100000000000000", MAX_UNITS],
  ])("reads %j as %d units", (text, units) => {
    expect(unitsFromText(text)).toBe(units);
  });
  it.each(["", " ", "1.", ".5", "1e3", "--1", "1 2", "١", "100000000000000.0001"])(
    "does not read %j",
    (text) => {
      expect(unitsFromText(text)).toBeUndefined();
    },
  );
  it.each([
    [1e21, "1000000000000000000000"],
    [1.5e-7, "0.00000015"],
    [-2.5e-8, "-0.000000025"],
    [123.25, "123.25"],
  ])("writes %d without an exponent", (value, text) => {
    expect(plainDecimal(value)).toBe(text);
  });
  it("multiplies and rounds half away from zero", () => {
    expect(multiplyUnits(1n, 5_000n)).toBe(1n);
    expect(multiplyUnits(-1n, 5_000n)).toBe(-1n);
    expect(multiplyUnits(1n, 4_999n)).toBe(0n);
    expect(multiplyUnits(25_500n, 60_000n)).toBe(153_000n);
  });
  it("gives text that is read back as the same number", async () => {
    await fc.assert(
      fc.property(fc.bigInt({ min: -MAX_UNITS, max: MAX_UNITS }), (units) => {
        expect(unitsFromText(unitsToText(units))).toBe(units);
      }),
    );
  });
  it("does not take what is not finite", () => {
    expect(unitsFromNumber(Number.NaN)).toBeUndefined();
    expect(unitsFromNumber(Number.POSITIVE_INFINITY)).toBeUndefined();
  });
});
