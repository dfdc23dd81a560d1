import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partAt } from "#lib/rules/edit/part-at.ts";
import { valueAt } from "#lib/rules/edit/pointer.ts";
import type { Token } from "#lib/rules/restate/piece.ts";
import { restateClause } from "#lib/rules/restate.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { arbitraryCondition } from "#lib/rules/testing/arbitrary-rules.ts";

const ORDER = "order_completed";
const count: Rule = {
  kind: "measure",
  measure: { of: "count", event: ORDER, where: [{ property: "category", op: "is", value: ["Shoes"] }] },
  op: "gte",
  value: 3,
};
const share: Rule = {
  kind: "measure",
  measure: {
    of: "share",
    part: { of: "count", event: ORDER, window: { kind: "last", n: 30, unit: "day" } },
    whole: { of: "count", event: "*" },
  },
  op: "gte",
  value: 0.5,
};
const periods: Rule = {
  kind: "measure",
  measure: {
    of: "periods",
    event: ORDER,
    per: { n: 1, unit: "month" },
    last: 3,
    times: 2,
    align: "calendar",
  },
  op: "gte",
  value: 2,
};
const rank: Rule = {
  kind: "rank",
  measure: { of: "feature", feature: "monetary" },
  from: 0,
  to: 10,
  unit: "percent",
};
const relative: Rule = {
  kind: "relative",
  measure: { of: "count", event: ORDER },
  op: "gt",
  times: 2,
  than: "mean",
};
const sequence: Rule = {
  kind: "sequence",
  steps: [{ event: "product_added" }, { event: ORDER, within: { n: 1, unit: "day" }, absent: true }],
};
const trait: Rule = { kind: "trait", trait: "country", op: "is", value: ["DE"], for: { n: 30, unit: "day" } };

describe("what a word of a sentence is edited with", () => {
  it.each([
    [trait, "/trait", "name", "trait", ""],
    [trait, "/op", "op", "comparison", ""],
    [trait, "/value/0", "value", "comparison", ""],
    [trait, "/for", "duration", "held", ""],
    [count, "/measure/event", "event", "measure", "/measure"],
    [count, "/measure", "window", "window", "/measure"],
    [count, "/measure/where/0/value/0", "value", "filter", "/measure/where/0"],
    [count, "/value", "value", "comparison", ""],
    [share, "/measure/part/window", "duration", "window", "/measure/part"],
    [share, "/measure/whole/event", "event", "measure", "/measure/whole"],
    [periods, "/measure/times", "value", "periods", "/measure"],
    [periods, "/measure/per", "duration", "periods", "/measure"],
    [rank, "/measure/feature", "name", "measure", "/measure"],
    [rank, "/to", "value", "band", ""],
    [relative, "/times", "value", "relative", ""],
    [relative, "/measure/event", "event", "measure", "/measure"],
    [sequence, "/steps/1/within", "duration", "step", "/steps/1"],
    [sequence, "/steps/0/event", "event", "step", "/steps/0"],
    [sequence, "", "window", "window", ""],
    [{ kind: "segment", segment: "vip" }, "/segment", "name", "segment", ""],
  ] as const)("%j %s", (rule, pointer, role, kind, at) => {
    expect(partAt(rule, pointer, role)).toEqual({ kind, at });
  });

  it("is there, for every word of any condition, in both languages", () => {
    const shop = { timeZone: "Europe/Berlin", currency: "EUR" };
    fc.assert(
      fc.property(arbitraryCondition(), fc.constantFrom("en" as const, "zh" as const), (rule, locale) => {
        for (const token of spansOf(restateClause(rule, { locale, shop }).tokens)) {
          const { at, kind } = partAt(rule, token.pointer, token.role);
          expect(valueAt(rule, at), `${token.pointer} → ${kind} at ${at}`).toBeDefined();
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

function spansOf(tokens: readonly Token[]): readonly Exclude<Token, { readonly text: string }>[] {
  return tokens.flatMap((token) => ("text" in token ? [] : [token, ...spansOf(token.children)]));
}
