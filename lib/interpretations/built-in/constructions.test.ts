import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";

const en = aSetting();

function restated(text: string): string {
  const answer = interpretBuiltIn(text, en);
  if (answer.outcome !== "rule") throw new Error(JSON.stringify(answer));
  return answer.restatement;
}

/** As of 15 March 2026. What is said in other words, and what it would be taken for at a first glance. */
describe("figures go with what they count", () => {
  it.each([
    ["buyers with zero returns", "who ordered at least once, and who never returned an order"],
    [
      "buyers with 2 or more returns",
      "who ordered at least once, and who returned an order at least 2 times",
    ],
    [
      "anyone who had two or more orders cancelled this year",
      "who cancelled an order at least 2 times this year",
    ],
    ["at least 3 orders refunded", "who returned an order at least 3 times"],
    ["returned more than 2 orders", "who returned an order more than 2 times"],
    [
      "customers whose orders were all above 50",
      "whose lowest total over orders over all time is more than $50",
    ],
    [
      "customers whose last order was over 100",
      "whose very last order was at any time where total is more than $100",
    ],
    ["orders over 200", "who ordered at least once where total is more than $200"],
    ["bought shoes two time or more", "who ordered at least 2 times over all time where category is “Shoes”"],
    ["bought shoes under 30", "where category is “Shoes” and price is less than $30"],
    ["no more than a single order", "who ordered at most 1 time or never"],
    ["at least $75 per order on average", "whose average total over orders over all time is at least $75"],
    ["average spend over 75", "whose average total over orders over all time is more than $75"],
    ["anyone who's spent like 300+ since jan", "who spent at least $300 since 1 January 2026"],
    ["one in four of their orders or more were returned", "whose refund share is at least 25 %"],
    ["25% of their orders or more came back", "whose refund share is at least 25 %"],
    ["returned everything they bought", "whose refund share is at least 100 %"],
    ["spend under half the average", "whose total spend over all time is less than 0.5 times the mean"],
    ["order value below average", "whose average total over orders over all time is less than the mean"],
    ["spent more than 90% of customers", "who rank in the top 10 % by total spend"],
    [
      "distinct categories purchased >= 3",
      "whose number of distinct values of category over orders over all time is at least 3",
    ],
    ["high AOV (>120)", "whose average total over orders over all time is more than $120"],
    [
      "order_count >= 3 and avg_order_value < 50",
      "who ordered at least 3 times over all time, and whose average total",
    ],
  ])("%s", (text, expected) => {
    expect(restated(text)).toContain(expected);
  });

  it.each([
    ["customers whose last order was cancelled", "of which order it was"],
    ["at least 3 orders in any category", "a category is counted, or named"],
    ["orders not all above 50", "how many of them"],
    ["ordered before and after Christmas", "two times at once"],
    ["orders declined", "by whom"],
    ["got no newsletter", "not the same as no address"],
    ["high AOV", "how high"],
    ["high AOV (<120)", "which of the two"],
    ["bought shoes before", "before what"],
  ])("is asked about: %s (%s)", (text) => {
    expect(interpretBuiltIn(text, en).outcome).toBe("question");
  });
});

describe("verbs that share what stands behind the last of them", () => {
  it.each([
    [
      "viewed or carted shoes in May",
      "who viewed a product or added to the cart at least once from 1 May 2025 to 31 May 2025 inclusive where category is “Shoes”",
    ],
    [
      "viewed, carted or bought shoes",
      "who viewed a product or added to the cart or ordered at least once where category is “Shoes”",
    ],
    [
      "viewed and carted bags",
      "who viewed a product at least once where category is “Bags”, and who added to the cart at least once where category is “Bags”",
    ],
  ])("%s", (text, expected) => {
    expect(restated(text)).toContain(expected);
  });

  it("are denied together", () => {
    expect(restated("viewed or carted shoes but not in May")).toContain(
      "who never viewed a product or added to the cart from 1 May 2025 to 31 May 2025 inclusive",
    );
  });

  it("keeps a verb that has an object of its own to it", () => {
    expect(restated("viewed products or bought shoes")).toContain("who viewed a product at least once, or");
  });

  it("keeps alternatives together in a list", () => {
    expect(restated("bought shoes and either bags or sneakers")).toContain(
      "where category is “Shoes”, and who ordered at least once where category is “Bags” or “Sneakers”",
    );
  });
});

describe("all of one's orders", () => {
  const all =
    "whose share of (number of orders over all time where brand is “Nike”) in (number of orders over all time) is at least 100 %";
  it.each(["bought only Nike", "never bought anything except Nike"])("%s", (text) => {
    expect(restated(text)).toContain(all);
  });

  it.each(["bought only Nike and nothing else", "bought Nike and nothing else", "bought nothing but Nike"])(
    "with nothing else in them: %s",
    (text) => {
      expect(restated(text)).toContain("never ordered where brand is not “Nike”");
    },
  );
});

describe("times", () => {
  it.each([
    ["no order since the end of January", "who never ordered since 31 January 2026"],
    ["no order after the end of last month", "who never ordered since 1 March 2026"],
    ["ordered between Christmas Day and New Year's Eve", "from 25 December 2025 to 31 December 2025"],
    [
      "ordered on Black Friday and again before Christmas",
      "on 28 November 2025, and who ordered at least once from 29 November 2025 to 24 December 2025",
    ],
    [
      "spent less this quarter than last",
      "(total spend this quarter) in (total spend last quarter) is less than 100 %",
    ],
    ["ordered every single month this year", "in at least 3 of the last 3 calendar months"],
    [
      "exactly 1 order, placed 14-45 days ago, no refund",
      "who ordered exactly once over all time, and who ordered at least once between 45 days and 14 days ago), and who never returned an order",
    ],
    [
      "started checkout in the past 3 days, no order within the 6 hours after",
      "then for 6 hours did not order",
    ],
    [
      "haven't bought in 3 months but still open emails",
      "who opened an email at least once in the last 30 days",
    ],
    ["have opted in and have bought before", "who ordered at least once"],
  ])("%s", (text, expected) => {
    expect(restated(text)).toContain(expected);
  });
});

describe("returned", () => {
  it("may be sent back or come again, behind one order, which is asked about", () => {
    const answer = interpretBuiltIn("bought once and never returned", en);
    if (answer.outcome !== "question") throw new Error(JSON.stringify(answer));
    expect(answer.questions[0]?.choices.map(({ label }) => label)).toEqual([
      "never returned an order",
      "did not order again",
    ]);
  });

  it("may be to come again, behind a visit", () => {
    expect(interpretBuiltIn("visited once and never returned", en).outcome).toBe("question");
    expect(restated("visited twice and never returned anything")).toContain("who never returned an order");
  });

  it("is sent back behind several orders", () => {
    expect(restated("bought 5 times and never returned")).toContain("who never returned an order");
  });
});
