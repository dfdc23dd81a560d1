import { expect, it } from "vitest";
import { readRates } from "#lib/currencies/read-rates.ts";
import { err, ok } from "#lib/std/result.ts";

const usd = { currency: "USD", day: "2026-01-31", rate: "0.9174" };

it.each([
  ["commas", "USD,2026-01-31,0.9174"],
  ["semicolons and blanks", "usd; 2026-01-31; 0.9174"],
  ["tabs", "USD\t2026-01-31\t0.9174\r\n"],
  ["a header and blank lines", "\uFEFFcurrency,day,rate\n\nUSD,2026-01-31,0.9174\n\n"],
])("reads rates with %s", (_, text) => {
  expect(readRates(text)).toEqual(ok([usd]));
});

it("reads none where there is none", () => {
  expect(readRates("\n")).toEqual(ok([]));
});

it.each([
  ["a day that does not exist", "USD,2026-02-30,1"],
  ["no rate", "USD,2026-01-31"],
  ["a rate of nothing", "USD,2026-01-31,0.00"],
  ["more than a rate", "USD,2026-01-31,1,5"],
  ["a currency in words", "dollar,2026-01-31,1"],
])("names the line that has %s", (_, text) => {
  expect(readRates(`EUR,2026-01-31,1\n${text}`)).toEqual(err({ line: 2, text }));
});
