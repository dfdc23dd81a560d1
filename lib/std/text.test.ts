import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareByCodePoint, toComparable, toSnakeCase } from "#lib/std/text.ts";

describe("snake case", () => {
  it.each([
    ["Order Completed", "order_completed"],
    ["orderCompleted", "order_completed"],
    ["OrderCompleted", "order_completed"],
    ["  order__completed ", "order_completed"],
    ["HTTPRequest", "http_request"],
    ["userID", "user_id"],
    ["orders_30d", "orders_30d"],
    ["Address1Line", "address1_line"],
    ["checkout/step.completed", "checkout_step_completed"],
    ["商品 浏览", "商品_浏览"],
    ["ÉtéIndien", "été_indien"],
    ["$weekday", "$weekday"],
    [" - ", ""],
  ])("makes %j %j", (name, snake) => {
    expect(toSnakeCase(name)).toBe(snake);
  });
  it("leaves what it has made alone", async () => {
    await fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        expect(toSnakeCase(toSnakeCase(name))).toBe(toSnakeCase(name));
      }),
      { numRuns: 2_000 },
    );
  });
  it("is the same for a name that is written so already as with a blank before it, which has to be taken off", async () => {
    const letters = fc.constantFrom(..."abz09__ -AZ.é");
    await fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 8 }), (name) => {
        expect(toSnakeCase(name)).toBe(toSnakeCase(` ${name}`));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("text", () => {
  it("stays as it is where it is plain, as it does beside what is not", async () => {
    await fc.assert(
      fc.property(fc.string({ unit: "binary-ascii" }), (text) => {
        expect(toComparable(`${text}É`)).toBe(`${toComparable(text)}É`);
      }),
      { numRuns: 2_000 },
    );
  });
  it("is made well-formed, without NUL, in NFC", () => {
    expect(toComparable("a\uD800b\u0000e\u0301")).toBe("a\uFFFDb\uFFFDé");
  });
  it("is ordered as its UTF-8 bytes are", async () => {
    await fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
        expect(Math.sign(compareByCodePoint(a, b))).toBe(
          Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))),
        );
      }),
      { numRuns: 2_000 },
    );
  });
});
