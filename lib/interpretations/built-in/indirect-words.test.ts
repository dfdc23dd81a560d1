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

describe("what may not be asked for, in other words", () => {
  it.each([
    ["customers fasting for Ramadan", "religion"],
    ["households that keep kosher", "religion"],
    ["black women in Berlin", "ethnicity"],
    ["infer who is Indian by origin from names like Patel or Singh", "ethnicity"],
    ["people with Asian-sounding names", "ethnicity"],
    ["women who gave birth lately", "health"],
    ["drug addicts", "health"],
    ["same-sex couples", "sexual_orientation"],
    ["left-leaning shoppers", "political_view"],
    ["high school students", "children"],
  ])("is refused: %s", (text, reason) => {
    expect(interpretBuiltIn(text, en)).toMatchObject({ outcome: "refusal", reason });
  });

  it.each(["sneaker addicts", "Shoes fanatics", "bought black shoes", "bought over Ramadan"])(
    "is no more than a liking, a color or a time: %s",
    (text) => {
      expect(interpretBuiltIn(text, en).outcome).not.toBe("refusal");
    },
  );
});

describe("what is said twice or in two places", () => {
  it.each([
    ["lunchtime orders (noon till 2pm)", "orders from noon till 2pm"],
    ["ordered in the 30 days before the last 30 (30 to 60 days ago)", "ordered 30 to 60 days ago"],
    ["ordered on Singles' Day (11/11)", "ordered on 11 November"],
    ["ordered in January and in February both", "ordered in January and in February"],
    ["bought shoes, bags and sneakers - all three", "bought shoes, bags and sneakers, all three"],
    ["ordered in each of the last 3 months without skipping one", "ordered in each of the last 3 months"],
    ["bought 4 times or more in 2024 and 2025 put together", "bought 4 times or more from 2024 to 2025"],
    [
      "gold members who spent $500+ or silver members who spent $1000+",
      "(gold members who spent $500+) or (silver members who spent $1000+)",
    ],
  ])("%s is %s", (typed, meant) => {
    expect(keyOf(typed)).toBe(keyOf(meant));
  });

  it.each([
    ["took 3+ units of one product in a single order", { property: "quantity", op: "gte", value: 3 }],
    ["bought more than 2 of the same item in one order", { property: "quantity", op: "gt", value: 2 }],
  ])("counts one product in one order by its quantity: %s", (text, filter) => {
    const answer = interpretBuiltIn(text, en);
    expect(answer).toMatchObject({ outcome: "rule", rule: { measure: { of: "count", where: [filter] } } });
  });

  it("says that no order is worth more than all of them", () => {
    const answer = interpretBuiltIn("spent under $50 in total and had one order of more than $200", en);
    expect(answer).toMatchObject({ outcome: "question", questions: [{ reason: "contradiction" }] });
  });

  it.each([
    [
      "sign-up anniversary within the next 7 days",
      { op: "anniversary_within_next", value: { n: 7, unit: "day" } },
    ],
    ["customer anniversary this month", { op: "anniversary_within", value: { unit: "month", offset: 0 } }],
  ])("reads anniversaries of signing up: %s", (text, told) => {
    expect(interpretBuiltIn(text, en)).toMatchObject({ rule: { trait: "signed_up_at", ...told } });
  });

  it.each([
    "I'm planning a trade-in promo. Who bought shoes this year?",
    "support wants a heads-up list: bought shoes this year",
  ])("passes over who asks, and for what: %s", (text) => {
    expect(keyOf(text)).toBe(keyOf("bought shoes this year"));
  });
});
