import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";

const en = aSetting();

function restated(text: string): string {
  const answer = interpretBuiltIn(text, en);
  if (answer.outcome !== "rule") throw new Error(JSON.stringify(answer));
  return answer.restatement;
}

/** As of 15 March 2026. */
describe("words of a whole, of a time before, and of who did it", () => {
  it.each([
    [
      "bought shoes and bags both",
      "where category is “Shoes”, and who ordered at least once where category is “Bags”",
    ],
    ["bought shoes this year but not a single thing in 2025", "never ordered from 1 January 2025"],
    [
      "the 50 biggest spenders of the last 12 months",
      "top 50 customers by total spend in the last 12 months",
    ],
    ["orders before this year", "ordered at least once from 1 January 1900 to 31 December 2025 inclusive"],
    ["ordered before last month", "ordered at least once from 1 January 1900 to 31 January 2026 inclusive"],
    ["Black Friday 2025 shoppers", "ordered at least once on 28 November 2025"],
    ["people who havent ordered anything since new years day", "never ordered since 1 January 2026"],
    ["orderd more then 5 times this year", "ordered more than 5 times this year"],
    ["last order between 90 and 180 days old", "was between 180 days and 90 days ago"],
    ["we don't know their country", "whose country is missing"],
    ["exclude gold members; everyone else is fine", "whose loyalty tier is not “gold”"],
    ["just give me the whole customer base", "All customers"],
    ["spent 300 or less this year, but at least one order in that window", "ordered at least once this year"],
    ["have been ordering for more than a year", "whose very first order was more than 1 year ago"],
    ["been shopping in the last 3 months", "ordered at least once in the last 3 months"],
    ["search term contains 'running'", "where search text contains “running”"],
    [
      "item price of $20 or less in the most recent order",
      "whose very last order was at any time where price is at most $20",
    ],
    [
      "ordered each month of Q4 2025",
      "from 1 November 2025 to 30 November 2025 inclusive, and who ordered at least once from 1 December 2025",
    ],
    ["haven't been ordering for 3 months", "never ordered in the last 3 months"],
  ])("%s", (text, expected) => {
    expect(restated(text)).toContain(expected);
  });

  it.each([
    "bought a single thing",
    "bought shoes or bags both",
    "just the nice customers please",
    "3 of the last 12 months of 2025",
  ])("is asked about: %s", (text) => {
    expect(interpretBuiltIn(text, en).outcome).toBe("question");
  });

  it("says over which time refunds are added up", () => {
    const answer = interpretBuiltIn("total refunded amount over $100", en);
    if (answer.outcome !== "rule") throw new Error(JSON.stringify(answer));
    expect(answer.assumptions.map(({ kind }) => kind)).toContain("period");
  });
});
