import { expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aWholeShop } from "#lib/interpretations/testing-shops.ts";

const shops = { en: aWholeShop("en"), zh: aWholeShop("zh") };

it.each([
  "做个",
  "做一个",
  "发个券",
  "给他们发",
  "想做一波",
  "用来做",
  "老客",
  "买过鞋",
  "for the ",
  "to send them ",
])("comes back from a description that says the same over and over: %s", (words) => {
  const text = words.repeat(2_000 / words.length);
  const answer = interpretBuiltIn(text, /\p{Script=Han}/u.test(text) ? shops.zh : shops.en);
  expect(answer.outcome).not.toBe("unavailable");
});

it.each(["spent over 100, excluding staff", "excluding staff: bought Nike"])(
  "takes no word for another that says nothing of customers: %s",
  (text) => {
    expect(interpretBuiltIn(text, shops.en).outcome).toBe("question");
  },
);
