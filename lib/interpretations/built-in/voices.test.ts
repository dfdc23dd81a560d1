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

describe("how different people say it", () => {
  it.each([
    // Learners of English
    ["customers which did not receive any refund since 3 months", "no refund in the last 3 months"],
    ["who is not buying since long time", "who is not buying for a long time"],
    ["age between 20 until 30 years", "aged 20 to 30"],
    ["bought the last time before 90 days", "last order more than 90 days ago"],
    ["spend in average more than 60 per order", "average order value more than 60"],
    ["asked refund two times", "had refunds two times"],
    ["has not been around since March", "did nothing since March"],
    // Analysts
    ["signup_date >= 2025-06-01", "signed up since 2025-06-01"],
    ["first_order_date between 2025-01-01 and 2025-03-31", "first order from 2025-01-01 to 2025-03-31"],
    ["num_orders = 1", "exactly 1 order"],
    ["count(distinct category) >= 3", "at least 3 different categories"],
    ["category = 'Shoes' and sms_consent = false", "shoes and opted out of sms"],
    ["no orders in [2025-01-01, 2025-06-30]", "no orders from 2025-01-01 to 2025-06-30"],
    // Marketers
    ["subs only, opened 3+ mails last month", "subscribed, opened 3+ mails last month"],
    ["first-time buyers in February", "first order in February"],
    ["repeat shoes buyers", "bought shoes at least twice"],
    ["1st order was with SPRING, then nothing", "exactly 1 order, and first order with SPRING"],
    ["exactly two orders and no more", "exactly two orders"],
    ["women with shoes in their cart", "women who added shoes to cart"],
    ["spent the most on shoes last quarter, top 100", "top 100 by spend on shoes last quarter"],
    // Finance
    ["no transactions in the current fiscal year", "no orders this year"],
    ["ordered in the previous quarter", "ordered last quarter"],
    ["largest single invoice exceeded 300", "largest order over 300"],
    ["share of wallet on shoes above 30 percent", "over 30% of their money on shoes"],
    ["spent over 2000", "spent more than 2000"],
    ["returned more than half of what they bought", "returned more than half of their orders"],
  ])("%s is %s", (typed, meant) => {
    expect(keyOf(typed)).toBe(keyOf(meant));
  });

  it.each([
    ["ordered 3 times, last order after 2026-01-01", "last"],
    ["no orders this year", "not"],
  ])("keeps every word that says which: %s", (text, word) => {
    const answer = interpretBuiltIn(text, en);
    expect(JSON.stringify(answer.outcome === "rule" && answer.rule)).toContain(`"${word}"`);
  });

  it("says of one order what a comma adds to how it was made, or of any, stated", () => {
    const answer = interpretBuiltIn("weekend buyers, SPRING", en);
    expect(answer).toMatchObject({ outcome: "rule", rule: { kind: "measure" } });
    expect(answer.outcome === "rule" && answer.assumptions.some(({ kind }) => kind === "scope")).toBe(true);
  });
});
