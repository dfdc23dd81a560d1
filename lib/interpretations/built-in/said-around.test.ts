import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aWholeShop } from "#lib/interpretations/testing-shops.ts";
import { ruleKey } from "#lib/rules/keys.ts";

/** A plain description, where in it something more is said, and what that is. */
const Around = z.strictObject({ plain: z.string(), said: z.string(), around: z.array(z.string()).min(1) });

const file = new URL("../cases/said-around.jsonl", import.meta.url);
const lines = readFileSync(file, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => Around.parse(JSON.parse(line)));
const shops = { en: aWholeShop("en"), zh: aWholeShop("zh") };

function ruleOf(text: string): string {
  const answer = interpretBuiltIn(text, /\p{Script=Han}/u.test(text) ? shops.zh : shops.en);
  return answer.outcome === "rule" ? ruleKey(answer.rule) : JSON.stringify(answer);
}

describe("purposes, politeness, people and frames around a description", () => {
  it.each(lines)("leave its rule as it is: $said", ({ plain, said, around }) => {
    const rule = ruleOf(plain);
    const changed = around.filter((words) => ruleOf(said.replace("{}", words)) !== rule);
    expect(changed).toEqual([]);
  });

  it.each([
    "signed up for our newsletter",
    "people we can email",
    "searched for gifts",
    "used a coupon for our spring campaign",
  ])("are not what was done, or agreed to: %s", (text) => {
    expect(ruleOf(text)).not.toBe(ruleOf(text.replace(/ (?:to|for|we) .*$/u, "")));
  });

  it.each([
    ["opened an email for the sale", "opened an email"],
    ["clicked our emails for the party", "clicked our emails"],
    ["viewed shoes for the event in march", "viewed shoes"],
    ["viewed bags for the sale this month", "viewed bags"],
    ["clicked an email for a campaign on monday", "clicked an email"],
    ["上个月点击过的推送", "上个月点击过的"],
    ["上个月收到过推送", "上个月收到过"],
    ["上个月买的表", "上个月买的"],
  ])("are not which mailing it was, when, or what was bought: %s", (text, plain) => {
    expect(ruleOf(text)).not.toBe(ruleOf(plain));
  });

  it.each([
    ["bought shoes for our spring campaign next week", "bought shoes"],
    ["bought shoes for the event tomorrow", "bought shoes"],
  ])("are what is to come: %s", (text, plain) => {
    expect(ruleOf(text)).toBe(ruleOf(plain));
  });
});
