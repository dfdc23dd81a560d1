import { expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aWholeShop } from "#lib/interpretations/testing-shops.ts";
import { ruleKey } from "#lib/rules/keys.ts";

const shops = { en: aWholeShop("en"), zh: aWholeShop("zh") };

function read(text: string) {
  const answer = interpretBuiltIn(text, /\p{Script=Han}/u.test(text) ? shops.zh : shops.en);
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return answer;
}

it.each([
  ["手机，近30天买过", "近30天买过手机"],
  ["手机或耳机,最近三个月买了2次以上", "最近三个月买了2次以上手机或耳机"],
  ["手机，近30天浏览过5次以上但没买", "近30天浏览过5次以上手机，近30天没买过手机"],
  ["手机，近一年消费超过500", "近一年买手机消费超过500"],
  [
    "Nike or Adidas, bought twice or more in the last 3 months",
    "bought Nike or Adidas twice or more in the last 3 months",
  ],
  ["Sneakers, viewed in the last 30 days", "viewed Sneakers in the last 30 days"],
])("takes goods in front for what is done behind: %s", (typed, plain) => {
  expect(ruleKey(read(typed).rule)).toBe(ruleKey(read(plain).rule));
  expect(
    read(typed).assumptions.some(({ kind, alternatives }) => kind === "scope" && alternatives.length === 1),
  ).toBe(true);
});

it.each([
  ["深圳，近30天买过", "近30天买过，住在深圳"],
  ["手机，近30天买过耳机", "买过手机，近30天买过耳机"],
  [
    "Boston, bought twice or more in the last 3 months",
    "bought twice or more in the last 3 months and live in Boston",
  ],
])("leaves places, and clauses with goods of their own: %s", (typed, plain) => {
  expect(ruleKey(read(typed).rule)).toBe(ruleKey(read(plain).rule));
});
