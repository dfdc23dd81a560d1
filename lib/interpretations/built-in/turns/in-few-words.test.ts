import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

function ruleOf(text: string): string {
  const answer = interpretBuiltIn(text, aSetting());
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return ruleKey(answer.rule);
}

describe("few words mean the longer ones", () => {
  it.each([
    ["we have nothing recorded on whether they want our emails", "email consent unknown"],
    ["no information on whether they want the newsletter", "email consent unknown"],
    ["said no to marketing emails", "opted out of emails"],
    ["declined our newsletter", "opted out of emails"],
    ["tried all five of our brands", "bought at least 5 different brands"],
    ["bought from all 3 categories", "bought at least 3 different categories"],
    ["got $20 or more off an order last month", "ordered with a discount of $20 or more last month"],
    ["saved over $15 on an order this year", "ordered with a discount of over $15 this year"],
    ["women, nothing from them in half a year", "women, no order in half a year"],
    ["nothing heard from them since January", "no order since January"],
    ["on the site today, no order yet today", "visited the site today, no order today"],
    ["people who were on the site last week", "visited the site last week"],
    ["searched our shop last week", "searched last week"],
    ["searched the site for shoes", "searched for shoes"],
    [
      "searched in the past 3 weeks but viewed no product in that time",
      "searched in the past 3 weeks but did not view a product in that time",
    ],
    ["opened no emails since January", "did not open an email since January"],
    [
      "bought before, never with a discount or a coupon",
      "bought before and never ordered with a discount and never ordered with a coupon",
    ],
    [
      "ordered this year, never using a coupon or a discount",
      "ordered this year and never ordered with a coupon and never ordered with a discount",
    ],
    [
      "first order had shoes in it, last one didn't",
      "first order had shoes and ordered and not last order had shoes",
    ],
    ["last order did not have shoes", "ordered and not last order had shoes"],
    ["for Thursday's mailing could you pull everyone in Germany", "everyone in Germany"],
    ["for Monday's campaign, women in Germany", "women in Germany"],
    ["country: DE | women | orders >= 2", "country DE and women and at least 2 orders"],
    ["women | orders >= 2 | spent > 100", "women and orders >= 2 and spent > 100"],
  ])("%s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it.each([
    ["women | men", "women or men"],
    ["country = DE | country = FR", "DE or FR"],
  ])("takes either of one kind: %s", (typed, usual) => {
    expect(ruleOf(typed)).toBe(ruleOf(usual));
  });

  it("asks for the one last order, not for all", () => {
    expect(ruleOf("last order did not have shoes")).not.toBe(ruleOf("ordered but never ordered shoes"));
  });
});
