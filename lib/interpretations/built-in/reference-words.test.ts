import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

const en = aSetting();

function keyOf(text: string): string {
  const answer = interpretBuiltIn(text, en);
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return ruleKey(answer.rule);
}

describe("words that point back", () => {
  it.each([
    [
      "opened 2 emails last quarter yet ordered nothing in that quarter",
      "opened 2 emails last quarter yet ordered nothing last quarter",
    ],
    [
      "signed up in November 2025 and placed an order that same month",
      "signed up in November 2025 and placed an order in November 2025",
    ],
    [
      "bought in May 2025 and returned something in the same month",
      "bought in May 2025 and returned something in May 2025",
    ],
    ["visited last week but did not buy that week", "visited last week but did not buy last week"],
    ["ordered in 2024 and visited in that year too", "ordered in 2024 and visited in 2024"],
    [
      "viewed, carted and bought, in that order, in the last 30 days",
      "viewed then carted then bought in the last 30 days",
    ],
  ])("%s", (typed, meant) => {
    expect(keyOf(typed)).toBe(keyOf(meant));
  });

  it.each(["did not order in that month", "ordered last week and visited in that month"])(
    "are asked about where there is no such time: %s",
    (typed) => {
      expect(interpretBuiltIn(typed, en).outcome).toBe("question");
    },
  );

  it.each([
    ["Valentine's day buyers last year", "2025-02-14"],
    ["Easter weekend shoppers, 2025", "2025-04-18 – 2025-04-21"],
    ["Thanksgiving weekend purchasers", "2025-11-27 – 2025-11-30"],
  ])("say which days a festival had in the year that was said: %s", (typed, days) => {
    const answer = interpretBuiltIn(typed, en);
    if (answer.outcome !== "rule") throw new Error(typed);
    expect(answer.assumptions.map(({ assumed }) => assumed)).toContain(days);
  });

  it("take a year behind a date for its year", () => {
    expect(keyOf("bought between Jan 10 and Jan 20 this year")).toBe(
      keyOf("bought from 10 to 20 January 2026"),
    );
    expect(keyOf("Christmas orders, 2024")).toBe(keyOf("ordered on Christmas 2024"));
  });

  it("read a return in a later time as coming back, stated", () => {
    const answer = interpretBuiltIn("2024 buyers who did not return in 2025", en);
    if (answer.outcome !== "rule") throw new Error("a rule");
    expect(ruleKey(answer.rule)).toBe(keyOf("bought in 2024 and did not order in 2025"));
    expect(answer.assumptions[0]?.alternatives).toHaveLength(1);
  });
});
