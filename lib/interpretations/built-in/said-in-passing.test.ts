import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";

const en = aSetting();

/** As of 15 March 2026. */
function restated(text: string): string {
  const answer = interpretBuiltIn(text, en);
  if (answer.outcome !== "rule") throw new Error(JSON.stringify(answer));
  return answer.restatement;
}

describe("times before and after other times", () => {
  it.each([
    [
      "bought in the last 30 days after no orders in the 90 days before that",
      "Customers who ordered at least once in the last 30 days, and who never ordered between 120 days and 30 days ago",
    ],
    [
      "ordered in the past month but not in the three months before that",
      "Customers who ordered at least once in the last 1 month, and who never ordered between 4 months and 1 month ago",
    ],
    [
      "bought this month but nothing in the 2 months before that",
      "Customers who ordered at least once this month, and (who never ordered last month, and who never ordered in the calendar month 2 months ago)",
    ],
    [
      "ordered in February 2026 but not in the 6 months before",
      "Customers who ordered at least once from 1 February 2026 to 28 February 2026 inclusive, and who never ordered from 1 August 2025 to 31 January 2026 inclusive",
    ],
    [
      "no order in 60 days but ordered before",
      "Customers who never ordered in the last 60 days, and who ordered at least once more than 60 days ago",
    ],
    [
      "haven't bought shoes in 60 days but used to",
      "Customers who never ordered in the last 60 days where category is “Shoes”, and who ordered at least once more than 60 days ago where category is “Shoes”",
    ],
    [
      "ordered in 2023, skipped 2024",
      "Customers who ordered at least once from 1 January 2023 to 31 December 2023 inclusive, and who never ordered from 1 January 2024 to 31 December 2024 inclusive",
    ],
    [
      "bought 30 to 60 days ago, nothing after that",
      "Customers who ordered at least once between 60 days and 30 days ago, and who never ordered in the last 30 days",
    ],
    [
      "no purchase since Christmas from people that used to buy",
      "Customers who never ordered since 25 December 2025 inclusive, and who ordered at least once",
    ],
    [
      "refunded in the last 30 days and has viewed shoes since",
      "Customers who in the last 30 days first returned an order, then viewed a product where category is “Shoes”",
    ],
    [
      "bought Nike in January and has visited the site since",
      "Customers who ordered at least once from 1 January 2026 to 31 January 2026 inclusive where brand is “Nike”, and who viewed a page at least once since 1 February 2026 inclusive",
    ],
    [
      "added to cart yesterday and haven't ordered yet",
      "Customers who added to the cart at least once yesterday, and (who never ordered yesterday, and who never ordered today)",
    ],
    [
      "ordered at least 3 times by the end of 2024",
      "Customers who ordered at least 3 times from 1 January 1900 to 31 December 2024 inclusive",
    ],
    [
      "repurchased within 30 days of an earlier order",
      "Customers who at any time first ordered, then within 30 days ordered",
    ],
    [
      "two orders within 10 days of each other",
      "Customers who at any time first ordered, then within 10 days ordered",
    ],
    [
      "ordered for the first time over two years ago and again in the past 3 months",
      "Customers whose very first order was more than 2 years ago, and who ordered at least once in the last 3 months",
    ],
  ])("are read: %s", (text, restatement) => {
    expect(restated(text)).toBe(restatement);
  });
});

describe("two times compared", () => {
  it.each([
    [
      "more orders in 2025 than in 2024",
      "Customers whose share of (number of orders from 1 January 2025 to 31 December 2025 inclusive) in (number of orders from 1 January 2024 to 31 December 2024 inclusive) is more than 100 %, or (who ordered at least once from 1 January 2025 to 31 December 2025 inclusive, and who never ordered from 1 January 2024 to 31 December 2024 inclusive)",
    ],
    [
      "spent twice as much this year as last year",
      "Customers whose share of (total spend this year) in (total spend last year) is at least 200 %",
    ],
    [
      "spend down by more than half this quarter compared to last quarter",
      "Customers whose share of (total spend this quarter) in (total spend last quarter) is less than 50 %",
    ],
    [
      "ordered fewer times in the last 6 months than in the 6 months before that",
      "Customers whose share of (number of orders in the last 6 months) in (number of orders between 12 months and 6 months ago) is less than 100 %",
    ],
    [
      "spent less in 2025 than in 2024",
      "Customers whose share of (total spend from 1 January 2025 to 31 December 2025 inclusive) in (total spend from 1 January 2024 to 31 December 2024 inclusive) is less than 100 %",
    ],
  ])("are read: %s", (text, restatement) => {
    expect(restated(text)).toBe(restatement);
  });
});

describe("bands of customers", () => {
  it.each([
    [
      "in the 80th to 90th percentile of spend",
      "Customers who rank between the top 10 % and the top 20 % by total spend over all time (ties included; only values above 0 count)",
    ],
    [
      "the second decile by spend, so the 10-20% band",
      "Customers who rank between the top 10 % and the top 20 % by total spend over all time (ties included; only values above 0 count)",
    ],
    [
      "not the top 10% by spend but the next 10%",
      "Customers who rank between the top 10 % and the top 20 % by total spend over all time (ties included; only values above 0 count)",
    ],
    [
      "top 5% most frequent shoppers",
      "Customers who rank in the top 5 % by number of orders over all time (ties included; only values above 0 count)",
    ],
    [
      "the less frequent half of our buyers",
      "Customers who rank between the top 50 % and the top 100 % by number of orders over all time (ties included; only values above 0 count)",
    ],
    [
      "ranked 11 to 50 by spend",
      "Customers who rank between the top 10 customers and the top 50 customers by total spend over all time (ties included; only values above 0 count)",
    ],
  ])("are read: %s", (text, restatement) => {
    expect(restated(text)).toBe(restatement);
  });
});

describe("what negations reach", () => {
  it.each([
    [
      "haven't ordered or visited in 60 days",
      "Customers who never ordered in the last 60 days, and who never viewed a page in the last 60 days",
    ],
    [
      "no orders, visits or email opens in the last 90 days",
      "Customers who never ordered in the last 90 days, and who never viewed a page in the last 90 days, and who never opened an email in the last 90 days",
    ],
    [
      "never used a coupon or bought on discount",
      "Customers who never used a coupon, and who never ordered where discount is more than 0",
    ],
    [
      "bought Nike or Puma but not both",
      "Customers who ordered at least once where brand is “Nike” or “Puma”, and who are not among those (who ordered at least once where brand is “Nike”, and who ordered at least once where brand is “Puma”)",
    ],
    [
      "ordered in 2024 or 2025, not both",
      "Customers (who ordered at least once from 1 January 2024 to 31 December 2024 inclusive, or who ordered at least once from 1 January 2025 to 31 December 2025 inclusive), and who are not among those (who ordered at least once from 1 January 2024 to 31 December 2024 inclusive, and who ordered at least once from 1 January 2025 to 31 December 2025 inclusive)",
    ],
    [
      "refunded and never ordered again",
      "Customers who at any time first returned an order, then until now did not order",
    ],
    [
      "except for men, everyone who bought shoes",
      "Customers who ordered at least once where category is “Shoes”, and whose gender is not “male” (or is missing)",
    ],
    [
      "viewed shoes, except those who already bought them",
      "Customers who viewed a product at least once where category is “Shoes”, and who never ordered where category is “Shoes”",
    ],
  ])("are read: %s", (text, restatement) => {
    expect(restated(text)).toBe(restatement);
  });
});

describe("orders told by others", () => {
  it.each([
    [
      "last bought shoes over 40 days ago",
      "Customers who ordered at least once more than 40 days ago where category is “Shoes”, and who never ordered in the last 40 days where category is “Shoes”",
    ],
    [
      "first bought Nike in 2024",
      "Customers who ordered at least once from 1 January 2024 to 31 December 2024 inclusive where brand is “Nike”, and who never ordered from 1 January 1900 to 31 December 2023 inclusive where brand is “Nike”",
    ],
    [
      "whose last order was shoes",
      "Customers whose very last order was at any time where category is “Shoes”",
    ],
    [
      "viewed, added to cart, then bought",
      "Customers who at any time first viewed a product, then added to the cart, then ordered",
    ],
    [
      "bought shoes within 7 days of viewing them",
      "Customers who at any time first viewed a product where category is “Shoes”, then within 7 days ordered where category is “Shoes”",
    ],
    [
      "first order was Nike, latest was Puma",
      "Customers whose very first order was at any time where brand is “Nike”, and whose very last order was at any time where brand is “Puma”",
    ],
    ["sent back every order", "Customers whose refund share is at least 100 %"],
    [
      "sent back an order worth more than 100",
      "Customers who returned an order at least once where total is more than $100",
    ],
    [
      "returned goods worth more than 300",
      "Customers whose sum of total over refunds over all time is more than $300",
    ],
    [
      "spent over 100 in each of the last 2 months",
      "Customers who spent more than $100 in the last 1 month, and who spent more than $100 between 2 months and 1 month ago",
    ],
    [
      "spent over 100 in every quarter of 2025",
      "Customers who spent more than $100 from 1 January 2025 to 31 March 2025 inclusive, and who spent more than $100 from 1 April 2025 to 30 June 2025 inclusive, and who spent more than $100 from 1 July 2025 to 30 September 2025 inclusive, and who spent more than $100 from 1 October 2025 to 31 December 2025 inclusive",
    ],
    [
      "always use coupons",
      "Customers whose share of (number of orders over all time where coupon is known) in (number of orders over all time) is at least 100 %",
    ],
    [
      "a discount of at least 10 on one order",
      "Customers who ordered at least once where discount is at least 10",
    ],
    [
      "3 different coupon codes used",
      "Customers whose number of distinct values of coupon over orders over all time is at least 3",
    ],
  ])("are read: %s", (text, restatement) => {
    expect(restated(text)).toBe(restatement);
  });
});

describe("who is meant", () => {
  it.each([
    [
      "everyone in Berlin plus whoever spent over 1000",
      "Customers whose city is “Berlin”, or who spent more than $1,000 over all time",
    ],
    [
      "all gold members, and silver members with more than 10 orders",
      "Customers whose loyalty tier is “gold” or “金卡”, or (whose loyalty tier is “silver”, and who ordered more than 10 times over all time)",
    ],
    [
      "female and in Vienna or male and in Paris",
      "Customers (whose gender is “female” or “女”, and whose city is “Vienna”), or (whose gender is “male”, and whose city is “Paris”)",
    ],
    ["either gender or country is missing", "Customers whose gender is missing, or whose country is missing"],
    [
      "turning 30 this year",
      "Customers whose birth date is after 31 December 1995, and whose birth date is before 1 January 1997",
    ],
    [
      "birthday in May or June",
      "Customers whose birth date has its anniversary in the calendar month 2 months from now, or whose birth date has its anniversary in the calendar month 3 months from now",
    ],
    ["German-speaking women", "Customers whose language is “de”, and whose gender is “female” or “女”"],
    [
      "we'd like to invite gold members from Paris to an event",
      "Customers whose loyalty tier is “gold” or “金卡”, and whose city is “Paris”",
    ],
    [
      "want to apologize to people refunded more than twice",
      "Customers who returned an order more than 2 times over all time",
    ],
    ["looking to give a discount to anyone who never ordered", "Customers who never ordered"],
  ])("are read: %s", (text, restatement) => {
    expect(restated(text)).toBe(restatement);
  });
});

describe("what no rule can say, or can be read in two ways", () => {
  it.each([
    "unsubscribed after buying",
    "signed up in the same month as first purchase",
    "visits the site every week but hasn't ordered for two months",
    "more than 2 categories in a single order",
    "orders with 5 or more items",
    "bought on the 14th",
    "last order bigger than average",
    "haven't ordered in 60 days or opened an email in 30 days",
  ])("is asked about: %s", (text) => {
    expect(interpretBuiltIn(text, en).outcome).toBe("question");
  });
});
