import { expect, it } from "vitest";
import { createFormat } from "#lib/i18n/format.ts";

const en = createFormat({ locale: "en", timeZone: "Europe/Berlin", currency: "EUR" });
const zh = createFormat({ locale: "zh", timeZone: "Asia/Shanghai", currency: "CNY" });

it("separates thousands", () => {
  expect(en.count(2418)).toBe("2,418");
  expect(en.count(12_345_678_901n)).toBe("12,345,678,901");
});

it.each([
  [9_999, "9,999"],
  [10_000, "1\u202f万"],
  [23_918, "2.4\u202f万"],
  [230_000_000, "2.3\u202f亿"],
  [99_999_999, "1\u202f亿"],
])("writes %d as a Chinese headline figure", (value, text) => {
  expect(zh.figure(value)).toBe(text);
});

it("keeps tables exact in Chinese", () => {
  expect(zh.count(23_918)).toBe("23,918");
});

it("writes shares with a thin gap, and changes with a sign", () => {
  expect(en.share(0.081)).toBe("8.1\u202f%");
  expect(en.shareChange(0.081)).toBe("+8.1\u202f%");
  expect(en.shareChange(-0.5)).toBe("\u221250.0\u202f%");
  expect(en.change(-3)).toBe("\u22123");
  expect(en.change(0)).toBe("0");
});

it("writes money in the shop's currency", () => {
  expect(en.money(1234.5)).toBe("€1,234.50");
  expect(zh.money(1234.5)).toBe("¥1,234.50");
});

it("writes moments in the shop's time zone", () => {
  expect(en.dateTime("2026-03-29T00:30:00Z")).toBe("29 Mar 2026, 01:30");
  expect(en.dateTime("2026-03-29T01:30:00Z")).toBe("29 Mar 2026, 03:30");
  expect(zh.dateTime("2026-03-29T16:30:00Z")).toBe("2026年3月30日 00:30");
});

it("says how long ago", () => {
  const now = "2026-03-29T12:00:00Z";
  expect(en.relative("2026-03-29T11:59:50Z", now)).toBe("just now");
  expect(en.relative("2026-03-29T11:20:00Z", now)).toBe("40 minutes ago");
  expect(zh.relative("2026-03-28T11:20:00Z", now)).toBe("昨天");
});
