import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { normalise } from "#lib/interpretations/built-in/normalise.ts";
import { turned } from "#lib/interpretations/built-in/turns.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

const en = aSetting();

function keyOf(text: string): string {
  const answer = interpretBuiltIn(text, en);
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return ruleKey(answer.rule);
}

describe("turns of phrase", () => {
  it.each([
    ["viewed → carted → bought in the last 30 days", "viewed then carted then bought in the last 30 days"],
    ["viewed -> bought", "viewed then bought"],
    ["country=DE AND orders>=3 && language!=fr", "country DE and at least 3 orders and language not fr"],
    ["country in ('DE','FR')", "Germany or France"],
    ["tier not in (gold, silver)", "tier not gold or silver"],
    ["select * from customers where count(orders) >= 3", "at least 3 orders"],
    ["under 25s who bought shoes", "under 25 years old who bought shoes"],
    ["the over-60s", "over 60 years old"],
    ["25-34s", "aged 25 to 34"],
    ["thirty-somethings", "in their thirties"],
    ["born in the nineties", "born in the 1990s"],
    ["bought in the year 2025", "bought in 2025"],
    ["bought in FY25", "bought in 2025"],
    ["Q4'25 buyers", "Q4 2025 buyers"],
    ["bought on 11/11", "bought on 11 November"],
    ["bought during the winter months Dec-Feb", "bought from December to February"],
    ["SPRING code on order no. 1", "SPRING code on first order"],
    ["more page visits than 2 in the last 30 days", "more than 2 page visits in the last 30 days"],
    ["spent more this quarter than $300", "spent more than $300 this quarter"],
    ["spend more than what the average customer spends", "spend more than the average"],
    ["order 1.5x as often as the average buyer", "order at least 1.5 times the average"],
    ["never opened a single mail", "never opened a mail"],
    ["haven't placed even one order", "haven't placed an order"],
    ["didn't spend a single cent this year", "didn't spend anything this year"],
  ])("%s is %s", (typed, meant) => {
    expect(keyOf(typed)).toBe(keyOf(meant));
  });

  it.each([
    "never spent over 100 in a single order",
    "ordered more than 3 months ago",
    "more orders than 3 months ago",
    "bought on 3/4",
    'searched for "a -> b"',
  ])("leave as it is: %s", (typed) => {
    expect(turned(normalise(typed)).text).toBe(normalise(typed).text);
  });

  it("keep the place of every character", () => {
    const typed = "women && orders != 3";
    const { text, places } = turned(normalise(typed));
    expect(text).toBe("women and orders not 3");
    expect(places).toHaveLength(text.length + 1);
    expect(typed.slice(places[text.indexOf("orders")] ?? 0)).toBe("orders != 3");
    expect(typed[places.at(-2) ?? 0]).toBe("3");
  });
});
