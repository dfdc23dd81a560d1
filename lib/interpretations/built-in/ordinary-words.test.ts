import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";

const en = aSetting();

function restated(text: string): string {
  const answer = interpretBuiltIn(text, en);
  if (answer.outcome !== "rule") throw new Error(JSON.stringify(answer));
  return answer.restatement;
}

/** As of 15 March 2026. Ordinary words for what customers are, did, and did later. */
describe("what customers are and were", () => {
  it.each([
    ["been with us for more than 3 years", "whose sign-up date is more than 3 years ago"],
    ["been a customer for 2 years", "whose sign-up date is more than 2 years ago"],
    ["with us for less than 6 months", "whose sign-up date is in the last 6 months"],
    [
      "with us for 2 years and 3 orders",
      "whose sign-up date is more than 2 years ago, and who ordered at least 3 times",
    ],
    ["account older than two years", "whose sign-up date is more than 2 years ago"],
    ["customers acquired this year", "whose sign-up date is this year"],
    [
      "new customers acquired in Q4",
      "Customers whose sign-up date is from 1 October 2025 to 31 December 2025",
    ],
    ["customers worth more than 800", "who spent more than $800 over all time"],
    ["customers with orders worth more than 80", "who ordered at least once where total is more than $80"],
    ["French-language shoppers living outside France", "whose language is “fr”, and (whose country is known"],
    ["Paris-based gold members", "whose city is “Paris”, and whose loyalty tier is “gold”"],
    ["who can we text?", "whose text message consent is true"],
    ["opted out of marketing", "whose email consent is known, and whose email consent is not true"],
    ["never opened an email despite opting in", "who never opened an email, and whose email consent is true"],
    [
      "gold customers whose spend dropped compared to last year",
      "(total spend this year) in (total spend last year) is less than 100 %",
    ],
    ["dropped over 500 last year", "who spent more than $500 last year"],
    [
      "the 100 customers who spent the most in 2025",
      "who rank in the top 100 customers by total spend from 1 January 2025",
    ],
    ["the 20 people who ordered most", "who rank in the top 20 customers by number of orders"],
    [
      "most of their money goes on shoes",
      "(total spend over all time counting only items where category is “Shoes”)",
    ],
  ])("%s", (text, expected) => {
    expect(restated(text)).toContain(expected);
  });

  it.each([
    ["cancelled their first order", "of which order it was"],
    ["more than twice as many visits as orders", "one count by another"],
    ["unsubscribed last month", "when that was"],
    ["loyal in 2025", "when that was"],
    ["marketing team", "nothing that customers are"],
  ])("is asked about: %s (%s)", (text) => {
    expect(interpretBuiltIn(text, en).outcome).toBe("question");
  });

  it("takes the time of a vague word that is its own", () => {
    expect(restated("active in the last 30 days")).toContain(
      "who did anything at least once in the last 30 days",
    );
  });
});

describe("what came later, and what goes together", () => {
  it.each([
    ["had a refund and ordered again afterwards", "who at any time first returned an order, then ordered"],
    ["bought again after returning something", "who at any time first returned an order, then ordered"],
    [
      "started checkout yesterday but didn't complete it",
      "who yesterday first started a checkout, then until now did not order",
    ],
    [
      "no more than 2 shoe purchases in 2025, but at least one",
      "and who ordered at least once from 1 January 2025 to 31 December 2025 inclusive where category is “Shoes”",
    ],
    ["at least 3 orders this year but fewer than 6", "and who ordered fewer than 6 times or never this year"],
    [
      "live in Paris and either spent over 400 or never returned anything",
      "whose city is “Paris”, and (who spent more than $400 over all time, or who never returned an order)",
    ],
    ["bought each month since October", "in at least 6 of the last 6 calendar months"],
    [
      "paid full price on every order",
      "orders over all time where discount is missing) in (number of orders over all time) is at least 100 %",
    ],
    [
      "looked up 'trail shoes' twice or more",
      "at least 2 times over all time where search text contains “trail shoes”",
    ],
    [
      "most recent order was from the Shoes category",
      "whose very last order was at any time where category is “Shoes”",
    ],
    ["ordered between 6pm and midnight", "from 18:00 to 23:59"],
    ["removed something from their cart", "who removed from the cart at least once"],
  ])("%s", (text, expected) => {
    expect(restated(text)).toContain(expected);
  });
});

describe("everyday words and sums", () => {
  it.each([
    ["total purchases exceed 400 dollars", "who spent more than $400 over all time"],
    ["have an order of 150 or more", "who ordered at least once where total is at least $150"],
    ["half their orders refunded", "whose refund share is at least 50 %"],
    ["around 5 orders", "who ordered between 4 and 6 times inclusive"],
    ["half a dozen purchases", "who ordered at least 6 times"],
    [
      "lower half by number of visits",
      "who rank between the top 50 % and the top 100 % by number of page views",
    ],
    [
      "spent more in 2025 than in 2024",
      "(total spend from 1 January 2024 to 31 December 2024 inclusive) is more than 100 %",
    ],
    [
      "first purchase over 200 and nothing since",
      "who ordered exactly once over all time, and whose very first order was",
    ],
    ["cart abandoners of the past three days", "who in the last 3 days first added to the cart"],
    ["ignored our emails for 2 months", "who never opened an email in the last 2 months"],
    ["people who got a newsletter in February", "who received an email at least once from 1 February 2026"],
    [
      "read our newsletter but never clicked",
      "who opened an email at least once, and who never clicked in an email",
    ],
    [
      "sent stuff back 3 times or more since last year",
      "who returned an order at least 3 times since 1 January 2025",
    ],
    ["wrote at least two reviews", "who reviewed a product at least 2 times"],
    ["city is missing", "whose city is missing"],
    ["anywhere but France", "whose country is not “FR”"],
  ])("%s", (text, expected) => {
    expect(restated(text)).toContain(expected);
  });

  it.each([
    ["reached checkout and stopped", "no slip for shopped"],
    ["people on the gold plan", "no slip for a tier"],
    ["spent over 200 and nothing since", "since when"],
    ["customers that are likely to buy", "what is to come"],
  ])("is asked about: %s (%s)", (text) => {
    expect(interpretBuiltIn(text, en).outcome).toBe("question");
  });

  it("shows a corrected value of a trait as well", () => {
    const answer = interpretBuiltIn("women from Viena or Paris", en);
    if (answer.outcome !== "rule") throw new Error(JSON.stringify(answer));
    expect(answer.assumptions.map(({ kind }) => kind)).toContain("spelling");
  });
});
