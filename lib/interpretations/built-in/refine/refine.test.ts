import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refineBuiltIn } from "#lib/interpretations/built-in/refine/refine.ts";
import { leavesOf } from "#lib/interpretations/built-in/refine/slots.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { Interpretation } from "#lib/interpretations/schema.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { diffRules } from "#lib/rules/diff.ts";
import { ruleKey } from "#lib/rules/keys.ts";
import type { Rule, Window } from "#lib/rules/schema.ts";
import { arbitraryRule } from "#lib/rules/testing/arbitrary-rules.ts";

const en = aSetting();
const zh: Setting = { ...en, locale: "zh", currency: "CNY" };

const last = (n: number): Window => ({ kind: "last", n, unit: "day" });
const orders = (value: number, window?: Window): Rule => ({
  kind: "measure",
  measure: { of: "count", event: "order_completed", ...(window && { window }) },
  op: "gte",
  value,
});
const did = (event: string, window?: Window): Rule => ({
  kind: "measure",
  measure: { of: "count", event, ...(window && { window }) },
  op: "gte",
  value: 1,
});
const is = (trait: string, ...value: string[]): Rule => ({ kind: "trait", trait, op: "is", value });
const all = (...rules: Rule[]): Rule => ({ kind: "all", rules });
const not = (rule: Rule): Rule => ({ kind: "not", rule });
const spent = (value: number): Rule => ({
  kind: "measure",
  measure: { of: "sum", property: "total", event: "order_completed" },
  op: "gt",
  value,
});

/** The shop writes its customers in two languages. */
const WOMEN = is("gender", "female", "女");

const base = all(orders(3, last(30)), is("country", "DE"), spent(100));

function refined(text: string, rule: Rule = base, setting = en): Rule {
  const answer = refineBuiltIn(text, rule, setting);
  if (answer.outcome !== "rule") throw new Error(JSON.stringify(answer));
  return answer.rule;
}

describe("a refinement", () => {
  it.each([
    [
      "only those in Berlin",
      en,
      all(orders(3, last(30)), is("country", "DE"), spent(100), is("city", "Berlin")),
    ],
    ["just women", en, all(orders(3, last(30)), is("country", "DE"), spent(100), WOMEN)],
    ["make it 60 days", en, all(orders(3, last(60)), is("country", "DE"), spent(100))],
    [
      "change it to the last 2 months",
      en,
      all(orders(3, { kind: "last", n: 2, unit: "month" }), is("country", "DE"), spent(100)),
    ],
    [
      "this year instead",
      en,
      all(orders(3, { kind: "calendar", unit: "year", offset: 0 }), is("country", "DE"), spent(100)),
    ],
    ["instead of 3 orders, 5", en, all(orders(5, last(30)), is("country", "DE"), spent(100))],
    ["5 orders instead of 3", en, all(orders(5, last(30)), is("country", "DE"), spent(100))],
    ["make it $250", en, all(orders(3, last(30)), is("country", "DE"), spent(250))],
    ["change Germany to France", en, all(orders(3, last(30)), is("country", "FR"), spent(100))],
    [
      "exclude people who used a coupon",
      en,
      all(orders(3, last(30)), is("country", "DE"), spent(100), not(did("coupon_applied"))),
    ],
    [
      "without those who got a refund",
      en,
      all(orders(3, last(30)), is("country", "DE"), spent(100), not(did("order_refunded"))),
    ],
    ["without the country condition", en, all(orders(3, last(30)), spent(100))],
    ["drop the spend filter", en, all(orders(3, last(30)), is("country", "DE"))],
    ["also include Austria", en, all(orders(3, last(30)), is("country", "DE", "AT"), spent(100))],
    ["only women and make it 90 days", en, all(orders(3, last(90)), is("country", "DE"), spent(100), WOMEN)],
    [
      "再排除已退货的",
      zh,
      all(orders(3, last(30)), is("country", "DE"), spent(100), not(did("order_refunded"))),
    ],
    ["改成60天", zh, all(orders(3, last(60)), is("country", "DE"), spent(100))],
    ["只要上海的", zh, all(orders(3, last(30)), is("country", "DE"), spent(100), is("city", "上海"))],
    ["去掉国家条件", zh, all(orders(3, last(30)), spent(100))],
    ["把3次改成5次", zh, all(orders(5, last(30)), is("country", "DE"), spent(100))],
    ["消费改为500元", zh, all(orders(3, last(30)), is("country", "DE"), spent(500))],
    [
      "去掉用过券的",
      zh,
      all(orders(3, last(30)), is("country", "DE"), spent(100), not(did("coupon_applied"))),
    ],
  ] satisfies [string, Setting, Rule][])(
    "changes what it names, and nothing else: %s",
    (text, setting, rule) => {
      const answer = refineBuiltIn(text, base, setting);
      expect(Interpretation.parse(answer)).toEqual(answer);
      expect(answer.outcome === "rule" ? ruleKey(answer.rule) : answer).toBe(ruleKey(rule));
    },
  );

  it("of everyone is the description itself", () => {
    expect(refined("only women", { kind: "everyone" })).toEqual(WOMEN);
  });

  it("states how words join that do not say it, with the other way as a whole rule", () => {
    const answer = refineBuiltIn("women in Berlin", base, en);
    expect(answer).toMatchObject({
      outcome: "rule",
      assumptions: [{ kind: "grouping", alternatives: [{ rule: { kind: "all" } }] }],
    });
  });

  it.each([
    ["make it 60 days", all(orders(3, last(30)), did("product_viewed", last(30))), 2],
    ["make it 5", all(orders(3, last(30)), spent(100)), 2],
    ["without the coupon condition", all(did("coupon_applied", last(7)), did("coupon_applied", last(30))), 3],
    ["only those in France", base, 2],
  ])("asks which is meant, with each as a choice: %s", (text, rule, choices) => {
    const answer = refineBuiltIn(text, rule, en);
    expect(answer).toMatchObject({ outcome: "question", questions: [{ reason: "ambiguous" }] });
    if (answer.outcome === "question") expect(answer.questions[0]?.choices).toHaveLength(choices);
  });

  it.each([
    ["without the city condition", "unknown_word"],
    ["only customers with a blue aura", "unknown_word"],
    ["change Paris to London", "unknown_word"],
    ["make it 30 days", "empty"],
    ["never ordered", "contradiction"],
  ])("asks where it cannot be done: %s", (text, reason) => {
    expect(refineBuiltIn(text, base, en)).toMatchObject({ outcome: "question", questions: [{ reason }] });
  });

  it("refuses what may not be asked", () => {
    expect(refineBuiltIn("only Muslims", base, en).outcome).toBe("refusal");
  });

  it.each([
    "only women",
    "exclude people who used a coupon",
    "also include women in Berlin",
    "只要上海的",
    "再排除已退货的",
  ])("keeps every condition of any rule: %s", (text) => {
    fc.assert(
      fc.property(arbitraryRule(undefined, 3), (rule) => {
        const answer = refineBuiltIn(text, rule, en);
        if (answer.outcome !== "rule") return;
        const kept = new Set(leavesOf(answer.rule).map((leaf) => leaf.rule));
        for (const leaf of leavesOf(rule)) expect(kept.has(leaf.rule)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it("of a time changes one condition of any rule at most", () => {
    fc.assert(
      fc.property(arbitraryRule(undefined, 3), (rule) => {
        const answer = refineBuiltIn("make it 45 days", rule, en);
        if (answer.outcome !== "rule") return;
        const changes = diffRules(rule, answer.rule);
        // A condition that is no longer like itself counts as one that went and one that came.
        expect(changes.filter((change) => change.kind !== "added").length).toBeLessThanOrEqual(1);
        expect(changes.filter((change) => change.kind !== "removed").length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 150 },
    );
  });
});
