import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import type { Rule } from "#lib/rules/schema.ts";

function ruleOf(text: string): Rule {
  const answer = interpretBuiltIn(text, aSetting());
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return answer.rule;
}

const lastWeek = { kind: "calendar", unit: "week", offset: -1 } as const;
const january = { kind: "between", from: "2026-01-01", to: "2026-01-31" } as const;

describe("what followed, and what did not", () => {
  it("tells several things that did not follow from the same one", () => {
    const none = (event: string) => ({
      kind: "sequence",
      steps: [{ event: "email_opened" }, { event, absent: true }],
      window: lastWeek,
    });
    expect(ruleOf("opened an email last week and has neither clicked nor ordered since")).toEqual({
      kind: "all",
      rules: [none("email_clicked"), none("order_completed")],
    });
  });

  it("begins with the last of many", () => {
    expect(ruleOf("opened at least 2 emails last week, but no purchase after the last one")).toMatchObject({
      kind: "all",
      rules: [
        { kind: "measure", op: "gte", value: 2 },
        {
          kind: "sequence",
          steps: [{ event: "email_opened" }, { event: "order_completed", absent: true }],
          window: lastWeek,
        },
      ],
    });
  });

  it("says that something followed the last of all", () => {
    expect(ruleOf("last order more than 45 days ago, has visited since")).toMatchObject({
      kind: "all",
      rules: [
        { kind: "measure", measure: { only: "last" } },
        { kind: "not", rule: { kind: "sequence", steps: [{ event: "order_completed" }, { absent: true }] } },
      ],
    });
  });

  it("lets what came then be later than the time of the first, and states it", () => {
    const answer = interpretBuiltIn("ordered in January and then visited", aSetting());
    expect(answer).toMatchObject({
      rule: {
        kind: "any",
        rules: [
          { kind: "sequence", window: january },
          { kind: "all", rules: [{ measure: { window: january } }, { measure: { event: "page_viewed" } }] },
        ],
      },
      assumptions: expect.arrayContaining([
        expect.objectContaining({ assumed: "what came after it may be later than that" }),
      ]),
    });
  });

  it("comes back within days of an order", () => {
    expect(ruleOf("bought shoes and came back within 60 days")).toMatchObject({
      kind: "sequence",
      steps: [{ event: "order_completed" }, { event: "order_completed", within: { n: 60, unit: "day" } }],
    });
  });
});

describe("more on one thing than on another", () => {
  it.each([
    ["spent more on shoes than on bags", "gt", 1],
    ["spent twice as much on shoes as on bags", "gte", 2],
  ] as const)("is a share of the one in the other: %s", (text, op, value) => {
    expect(ruleOf(text)).toMatchObject({
      kind: "any",
      rules: [
        { kind: "measure", measure: { of: "share", part: { of: "sum" }, whole: { of: "sum" } }, op, value },
        { kind: "all" },
      ],
    });
  });

  it("counts orders where nothing is said of money", () => {
    expect(ruleOf("ordered more often on weekends than on weekdays")).toMatchObject({
      kind: "any",
      rules: [{ measure: { of: "share", part: { of: "count" }, whole: { of: "count" } } }, { kind: "all" }],
    });
  });
});
