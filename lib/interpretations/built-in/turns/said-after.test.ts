import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { ruleKey } from "#lib/rules/keys.ts";

function ruleOf(text: string): string {
  const answer = interpretBuiltIn(text, aSetting());
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return ruleKey(answer.rule);
}

describe("what came after, and which came last", () => {
  it.each([
    [
      "viewed shoes but did not buy shoes in 7 days after",
      "viewed shoes then did not buy shoes within 7 days",
    ],
    [
      "bought before, not since 2025, but visited last month",
      "bought before 2025 and have not bought since 2025, but visited last month",
    ],
    [
      "after buying shoes they bought them again within 45 days",
      "bought shoes then bought shoes within 45 days",
    ],
    ["whose last order is older than their last visit", "last order, and has visited since"],
    ["last visit before last order", "last visit, and has ordered since"],
    ["a basket over 150 on average", "average order value over 150"],
    ["more than 5 emails opened and fewer than 2 orders", "more than 5 emails opened, fewer than 2 orders"],
    ["i only want people who bought shoes", "people who bought shoes"],
    ["looking at customers w/out a purchase", "customers without a purchase"],
  ])("%s", (text, plain) => {
    expect(ruleOf(text)).toBe(ruleOf(plain));
  });
});
