import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type RestateOptions, restate } from "#lib/rules/restate.ts";
import { Rule } from "#lib/rules/schema.ts";

/** A rule a line, with the sentences that it must be said in. */
const golden = readFileSync(new URL("./testing/golden-sentences.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line): { rule: unknown; en: string; zh: string } => JSON.parse(line));

const english: RestateOptions = { locale: "en", shop: { timeZone: "Europe/Berlin", currency: "EUR" } };
const chinese: RestateOptions = { locale: "zh", shop: { timeZone: "Europe/Berlin", currency: "CNY" } };

describe("a rule in words", () => {
  it.each(golden)("$en", ({ rule, en }) => {
    expect(restate(Rule.parse(rule), english).text).toBe(en);
  });

  it.each(golden)("$zh", ({ rule, zh }) => {
    expect(restate(Rule.parse(rule), chinese).text).toBe(zh);
  });
});

describe("names", () => {
  const isVip = Rule.parse({ kind: "segment", segment: "vip-eu" });

  it("says a segment's own name in quotes", () => {
    const names = { segments: { "vip-eu": "VIPs of Europe" } };
    expect(restate(isVip, { ...english, names }).text).toBe(
      "Customers who are in the segment “VIPs of Europe”",
    );
  });

  it("falls back to the keys where two segments have one name", () => {
    const names = { segments: { "vip-eu": "VIPs", "vip-us": "VIPs" } };
    expect(restate(isVip, { ...english, names }).text).toBe("Customers who are in the segment `vip-eu`");
  });

  it("says what the shop calls its events", () => {
    const rule = Rule.parse({
      kind: "measure",
      measure: { of: "count", event: "magazine_read" },
      op: "gte",
      value: 1,
    });
    const labels = { events: { magazine_read: "Read the magazine" } };
    expect(restate(rule, { ...english, labels }).text).toBe(
      "Customers who did “Read the magazine” at least once",
    );
  });

  it("shows characters that cannot be seen", () => {
    const rule = Rule.parse({ kind: "trait", trait: "city", op: "is", value: ["a\u202Eb\n"] });
    expect(restate(rule, english).text).toBe("Customers whose city is “a\\u{202e}b\\u{a}”");
  });
});
