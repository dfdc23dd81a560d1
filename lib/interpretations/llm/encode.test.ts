import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode } from "#lib/interpretations/llm/decode.ts";
import { encodeRule } from "#lib/interpretations/llm/encode.ts";
import { Encoding } from "#lib/interpretations/llm/encoding.ts";
import type { Vocabulary } from "#lib/interpretations/llm/vocabulary.ts";
import { ruleKey } from "#lib/rules/keys.ts";
import { arbitraryRule } from "#lib/rules/testing/arbitrary-rule.ts";
import { timeZone } from "#lib/std/time-zone.ts";

/** Knows everything: what a rule names and holds is as it should be. */
const anything: Vocabulary = {
  hasEvent: () => true,
  hasTrait: () => true,
  hasFeature: () => true,
  hasSegment: () => true,
  hasList: () => true,
  term: () => undefined,
  traitValue: (_, text) => text,
  propertyValue: (_, __, text) => text,
  near: () => [],
  nearValues: () => [],
};

const scene = { zone: timeZone("Europe/Berlin"), asOfs: [Date.parse("2026-03-15T12:00:00Z")] };

it("says any rule so that reading it gives the same rule", () => {
  let said = 0;
  fc.assert(
    fc.property(arbitraryRule(scene, []), (rule) => {
      const encoded = encodeRule(rule);
      if (!encoded || encoded.clauses.length > 24) return;
      const isSayable = JSON.stringify(encoded).length < 20_000 && encoded.logic.length <= 1_000;
      const parsed = Encoding.safeParse({ links: [], outcome: "rule", ...encoded });
      if (!isSayable || !parsed.success) return;
      said++;
      const decoded = decode(parsed.data.clauses, parsed.data.logic, anything);
      expect(decoded.ok ? ruleKey(decoded.value.rule) : decoded.error).toEqual(ruleKey(rule));
    }),
    { numRuns: 500 },
  );
  expect(said).toBeGreaterThan(300);
});

const clause = (changes: object) =>
  Encoding.shape.clauses.parse([{ id: "c1", words: "w", kind: "measure", ...changes }]);
const orders = { of: "count", events: ["order_completed"] };

describe("an answer that is no rule", () => {
  const some: Vocabulary = {
    ...anything,
    hasSegment: (key) => key === "vip-eu",
    hasList: () => false,
    hasEvent: (name) => name === "order_completed",
    hasTrait: (name) => name === "city",
    traitValue: (_, text) => (text === "Berlin" ? text : undefined),
    near: () => ["order_completed"],
    nearValues: () => ["Berlin"],
  };

  it.each<[string, object[], string, RegExp]>([
    ["no clauses", [], "", /no clauses are no rule/],
    [
      "an unknown event",
      [{ measure: { of: "count", events: ["orders"] }, op: "gte", number: 1 }],
      "c1",
      /no event "orders"; known are "order_completed"/,
    ],
    ["an unknown trait", [{ kind: "trait", trait: "town", op: "exists" }], "c1", /no trait "town"/],
    [
      "an unknown value",
      [{ kind: "trait", trait: "city", op: "is", texts: ["Brelin"] }],
      "c1",
      /no value "Brelin"; near it are "Berlin"/,
    ],
    ["an op without its value", [{ measure: orders, op: "gte" }], "c1", /value/],
    ["no op", [{ measure: orders }], "c1", /op/],
    ["no measure", [{ op: "gte", number: 1 }], "c1", /measure/],
    ["logic of other clauses", [{ measure: orders, op: "gte", number: 1 }], "c1 AND c2", /not made of c1/],
    [
      "logic without a clause",
      [
        { measure: orders, op: "gte", number: 1 },
        { id: "c2", kind: "trait", trait: "city", op: "exists" },
      ],
      "c1",
      /c2 is not used/,
    ],
    [
      "a window of no sense",
      [
        {
          measure: { ...orders, window: { kind: "between", from: "2026-02-31", to: "2026-03-01" } },
          op: "gte",
          number: 1,
        },
      ],
      "c1",
      /date/,
    ],
    ["an unknown segment", [{ kind: "segment", segment: "vips" }], "c1", /no segment "vips"; known are/],
    ["an unknown list", [{ kind: "list", list: "vip-eu" }], "c1", /no list "vip-eu"/],
    ["an unknown term", [{ kind: "term", term: "whales" }], "c1", /no term "whales"/],
  ])("for %s is told so", (_, clauses, logic, why) => {
    const decoded = decode(clauses.flatMap(clause), logic, some);
    expect(decoded.ok).toBe(false);
    if (!decoded.ok) expect(decoded.error.join("\n")).toMatch(why);
  });

  it.each([
    ["c1 OR c2 AND c3", "any", ["all"]],
    ["(c1 OR c2) AND NOT c3", "all", ["any", "not"]],
    ["not c1 and (c2 or c3)", "all", ["not", "any"]],
  ])("groups %s", (logic, kind, groups) => {
    const clauses = ["c1", "c2", "c3"].flatMap((id) => clause({ id, measure: orders, op: "gte", number: 1 }));
    const decoded = decode(clauses, logic, anything);
    if (!decoded.ok || !("rules" in decoded.value.rule)) throw new Error("no group");
    expect(decoded.value.rule.kind).toBe(kind);
    const inner = decoded.value.rule.rules.map((rule) => rule.kind);
    expect(inner).toEqual(expect.arrayContaining(groups));
  });

  it.each(["c1 AND", "AND c1", "(c1", "c1)", "c1 c1", "", "c1; DROP"])("does not take “%s”", (logic) => {
    const clauses = ["c1", "c2"].flatMap((id) => clause({ id, measure: orders, op: "gte", number: 1 }));
    expect(decode(clauses, logic, anything).ok).toBe(false);
  });
});
