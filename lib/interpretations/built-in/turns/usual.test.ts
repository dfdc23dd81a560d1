import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

function ruleOf(text: string): string {
  const answer = interpretBuiltIn(text, aSetting());
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return ruleKey(answer.rule);
}

describe("the usual in a shop's own words", () => {
  it.each([
    ["people in Berlin and whoever spent over 500", "people in Berlin or who spent over 500"],
    ["gold members and anyone who ordered this month", "gold members or who ordered this month"],
    ["Germans and whoever has German as language", "Germans or whose language is German"],
    ["over-65s and under-21s", "over 65 or under 21"],
    ["everyone in Berlin with a gold card", "gold members in Berlin"],
    ["sent something back in the last 60 days", "returned something in the last 60 days"],
    ["never sent anything back", "never returned anything"],
    ["big spenders, say $1,000 plus in the last 12 months", "spent at least $1,000 in the last 12 months"],
    ["viewed shoes and left without ordering", "viewed shoes but did not order"],
    ["clicked checkout twice this week w/o completing", "started checkout twice this week without ordering"],
    ["quit buying after a refund", "returned an order and then did not order"],
    ["bought everything full price", "only bought at full price"],
    ["5th biggest spender down to 20th", "ranked 5 to 20 by spend"],
    ["joined last year and still waiting for their first order", "joined last year and never ordered"],
    ["checked out the shoes, like, five times lol", "viewed shoes five times"],
    ["more refunds than orders", "refund share over 100%"],
    ["customers that haven't told us their date of birth", "birth date is missing"],
    ["had 4 orders or spent $400, whichever", "had 4 orders or spent $400"],
    ["middle third by spend", "middle 33.3333% by spend"],
    ["ordered from more than one type of device", "ordered from more than one device"],
    ["email yes, orders no, signed up this quarter", "email consent, no orders, signed up this quarter"],
    ["looking but not buying – fourteen days", "viewed products but did not order in the last 14 days"],
    ["share of refunds greater than 30% of spend", "refunded share of spend more than 30%"],
    [
      "bought shoes but didn't buy them again within 60 days",
      "bought shoes then did not buy shoes within 60 days",
    ],
    ["the heaviest coupon users, top 5%", "top 5% by number of coupons used"],
    ["has ordered, but not in the current calendar year", "has ordered, but not this year"],
    ["bought anything from Nike for 120 dollars or above", "bought Nike for 120 dollars or above"],
    ["half-year inactive gold members", "gold members inactive for half a year"],
    ["more emails opened this month than last month", "opened emails more this month than last month"],
    ["Paris residents whose mother tongue is German", "in Paris, language is German"],
    ["quarter of their money goes to shoes or more", "at least 25% of their spend on shoes"],
    ["never once with a discount code", "never used a coupon"],
    ["just everybody", "everybody"],
    ["loyal Nike buyers: 3 or more Nike orders", "3 or more Nike orders"],
    ["shoe lovers: bought shoes at least twice", "bought shoes at least twice"],
    ["ordered during Cyber Week 2025", "ordered from 1 December 2025 to 7 December 2025"],
  ])("%s", (text, plain) => {
    expect(ruleOf(text)).toBe(ruleOf(plain));
  });

  it.each([
    "the 100 most recent buyers",
    "one of the first 500 people to sign up",
    "top ten spenders per country",
    "second purchase was cheaper than the first",
    "people whose orders keep getting smaller",
    "people with a refund in their first order",
    "first order from desktop, second from mobile",
    "didn't use a coupon in the last 3 orders",
    "2nd order came within a month of the 1st",
    "basket of over 3 pieces",
  ])("says why no rule can say it: %s", (text) => {
    const answer = interpretBuiltIn(text, aSetting());
    expect(answer.outcome === "question" && answer.questions[0]?.reason).toBe("not_expressible");
  });

  it("compares with as much of the time before where that is said", () => {
    expect(ruleOf("spent less this year than in the same months last year")).not.toBe(
      ruleOf("spent less this year than last year"),
    );
  });
});
