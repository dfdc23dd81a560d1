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
    // Long and polite, or telegraphic
    ["Would you be so kind as to find women who bought shoes", "women who bought shoes"],
    ["Following up on yesterday's call: women who bought shoes", "women who bought shoes"],
    ["As discussed, women who bought shoes", "women who bought shoes"],
    ["opened a return within a week of ordering", "ordered, then returned within a week"],
    ["active on at least 4 days of the last 7", "did anything in at least 4 of the last 7 days"],
    ["orders between 3 and 6 (inclusive)", "between 3 and 6 orders"],
    ["bought at least 2 items from the shoes category", "bought at least 2 shoes"],
    ["lapsed 90-180d", "last order 90 to 180 days ago"],
    ["spend per order above 100 on average", "average order value above 100"],
    ["3/4 of orders with a coupon", "75% of orders with a coupon"],
    ["bought Nike, then switched to Puma", "bought Nike then bought Puma"],
    ["ordered between 8 and 10 in the morning", "ordered between 8am and 10am"],
    ["total items purchased > 10", "bought more than 10 items"],
    ["an order above 250 and another below 50", "an order above 250 and an order below 50"],
    ["3+ orders whose last one is over 120 days old", "3+ orders whose last order is over 120 days ago"],
    ["1+ order in each of 2024 and 2025", "at least one order in 2024 and in 2025"],
    ["paying full price only", "only bought at full price"],
    [
      "purchased at least 5 items in 2025, at least one of them shoes",
      "purchased at least 5 items in 2025, purchased at least one item of shoes in 2025",
    ],
    ["joined in 2023 or earlier", "joined before 2024"],
    ["bought shoes around Christmas", "bought shoes from 18 December to 1 January"],
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

  it.each([
    "returned anything but shoes",
    "ordered again the same week",
    "bought on 3/4",
    "bought 2 or more shoes in one order",
    "checked",
    "received a coupon",
  ])("asks rather than leave a word out: %s", (text) => {
    expect(interpretBuiltIn(text, en).outcome).toBe("question");
  });

  it("shows every correction, of then for than too", () => {
    const answer = interpretBuiltIn("more then 3 orders this year", en);
    if (answer.outcome !== "rule") throw new Error("a rule");
    expect(answer.assumptions).toContainEqual(
      expect.objectContaining({ kind: "spelling", assumed: "then → than" }),
    );
    expect(ruleKey(answer.rule)).toBe(keyOf("more than 3 orders this year"));
  });

  it.each([
    ["bought only shoes", "share"],
    ["bought only shoes and nothing else", "count"],
    ["never bought anything but shoes", "share"],
  ])("says whether other things may be in the orders: %s", (text, of) => {
    const answer = interpretBuiltIn(text, en);
    if (answer.outcome !== "rule") throw new Error(text);
    expect(JSON.stringify(answer.rule)).toContain(`"of":"${of}"`);
    expect(answer.assumptions.flatMap(({ alternatives }) => alternatives)).toHaveLength(1);
  });

  it("takes one order alone for the one that a time behind it is of", () => {
    expect(interpretBuiltIn("1 order only, more than 60 days ago", en)).toMatchObject({
      rule: {
        rules: [
          { measure: { of: "count" }, op: "eq", value: 1 },
          { measure: { of: "count", window: { kind: "before_last", n: 60 } }, op: "gte", value: 1 },
        ],
      },
    });
  });

  it("says of one order what a comma adds to how it was made, or of any, stated", () => {
    const answer = interpretBuiltIn("weekend buyers, SPRING", en);
    expect(answer).toMatchObject({ outcome: "rule", rule: { kind: "measure" } });
    expect(answer.outcome === "rule" && answer.assumptions.some(({ kind }) => kind === "scope")).toBe(true);
  });
});
