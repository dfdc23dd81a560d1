import { describe, expect, it } from "vitest";
import { convertMoney } from "#lib/currencies/convert.ts";
import { rateTableOf } from "#lib/currencies/rate-table.ts";
import { messagesOf, order } from "#lib/customers/testing.ts";
import { timeZone } from "#lib/std/time-zone.ts";

const rates = rateTableOf([
  { currency: "USD", day: "2026-03-06", rate: "0.9174" },
  { currency: "JPY", day: "2026-03-06", rate: "0.0061349693" },
]);
const money = { currency: "EUR", zone: timeZone("Europe/Berlin"), rates };

function converted(properties: object, at = "2026-03-06T12:00:00Z") {
  const [message] = messagesOf([order("a", at, { ...properties })]);
  if (!message) throw new Error("no message");
  return convertMoney(message, money);
}

describe("clause 21: an event in another currency", () => {
  it("has its amounts converted, each rounded to four decimals, and keeps what they were", () => {
    const products = [{ name: "Hat", price: "10.005", quantity: 2, discount: -1 }];
    expect(converted({ currency: "usd", total: 100, tax: "7", note: "5", products })).toMatchObject({
      ok: true,
      value: {
        properties: {
          currency: "EUR",
          total: 91.74,
          tax: 6.4218,
          note: "5",
          products: [{ name: "Hat", price: 9.1786, quantity: 2, discount: -0.9174 }],
          converted_from: { currency: "USD", rate: "0.9174", amounts: { total: 100, tax: "7" } },
        },
      },
    });
  });
  it("takes rates far below one exactly", () => {
    expect(converted({ currency: "JPY", total: 16300 })).toMatchObject({
      value: { properties: { total: 100 } },
    });
  });
  it("takes the last table of the seven days before, in the shop's zone", () => {
    expect(converted({ currency: "USD", total: 1 }, "2026-03-13T22:59:59Z").ok).toBe(true);
    expect(converted({ currency: "USD", total: 1 }, "2026-03-13T23:00:00Z").ok).toBe(false);
    expect(converted({ currency: "USD", total: 1 }, "2026-03-05T22:59:59Z").ok).toBe(false);
  });
  it("is refused without a rate, saying for which day", () => {
    expect(converted({ currency: "CHF", total: 1 })).toMatchObject({
      error: {
        code: "other_currency",
        path: "/properties/currency",
        message: expect.stringContaining("2026-03-06"),
      },
    });
  });
  it.each([
    { currency: "EUR", total: 1 },
    { currency: " eur ", total: 1 },
    { total: 1 },
    { currency: "USD" },
    { currency: "USD", total: "free" },
  ])("is left alone where there is nothing to convert: %j", (properties) => {
    expect(converted(properties)).toMatchObject({
      ok: true,
      value: { properties: properties.currency === " eur " ? {} : properties },
    });
  });
});
