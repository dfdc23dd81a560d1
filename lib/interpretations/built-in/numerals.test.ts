import { describe, expect, it } from "vitest";
import { readDigits, readHan, readWords } from "#lib/interpretations/built-in/numerals.ts";

describe("digits", () => {
  it.each([
    ["1,200", 1200],
    ["1.000,50", 1000.5],
    ["1,000.50", 1000.5],
    ["1'000", 1000],
    ["12.5", 12.5],
    ["0.5", 0.5],
    ["1.5k", 1500],
    ["1.2w", 12_000],
    ["3万", 30_000],
    ["3.5万", 35_000],
    ["2m", 2_000_000],
  ])("reads %s", (text, value) => {
    expect(readDigits(text)).toMatchObject({ value, length: text.length });
  });

  it("does not take a word for a scale", () => {
    expect(readDigits("30 months")).toMatchObject({ value: 30, length: 2 });
  });
});

describe("Chinese numerals", () => {
  it.each([
    ["两", 2],
    ["十", 10],
    ["十五", 15],
    ["三百二十", 320],
    ["两千", 2000],
    ["一万五千", 15_000],
    ["一万五", 15_000],
    ["五百", 500],
    ["一百零五", 105],
    ["二十万", 200_000],
  ])("reads %s", (text, value) => {
    expect(readHan(text)).toMatchObject({ value, length: text.length });
  });

  it("keeps 十几 as a range", () => {
    expect(readHan("十几次")).toEqual({ value: 10, length: 2, range: [11, 19] });
  });
});

describe("English numbers", () => {
  it.each([
    ["three", 3],
    ["twenty-five", 25],
    ["two hundred and fifty", 250],
    ["a hundred", 100],
    ["five thousand", 5000],
    ["a dozen", 12],
  ])("reads %s", (text, value) => {
    expect(readWords(text)).toMatchObject({ value, length: text.length });
  });

  it("does not take an article for a number", () => {
    expect(readWords("a coupon")).toBeUndefined();
  });
});

describe("rough Chinese figures", () => {
  it.each([
    ["千把块", 2, [800, 1200]],
    ["十来次", 2, [8, 12]],
    ["三十来单", 3, [24, 36]],
    ["小一千块", 3, [900, 1000]],
    ["近两千元", 3, [1800, 2000]],
  ])("reads %s with its range", (text, length, range) => {
    expect(readHan(text)).toMatchObject({ length, range });
  });

  it.each(["近三百天", "近百分之五", "来北京"])("takes no other word for one: %s", (text) => {
    expect(readHan(text)).toBeUndefined();
  });
});
