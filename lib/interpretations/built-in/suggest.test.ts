import { describe, expect, it } from "vitest";
import { exampleTexts } from "#lib/interpretations/built-in/examples.ts";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { PHRASES } from "#lib/interpretations/built-in/phrases.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { suggest } from "#lib/interpretations/built-in/suggest.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import type { Rule } from "#lib/rules/schema.ts";

const platinum: Rule = { kind: "trait", trait: "loyalty_tier", op: "is", value: ["platinum"] };
const glossary = [{ words: ["superfan", "超级粉丝"], rule: platinum }];
const plain = aSetting();
const en = aSetting({ catalog: { ...plain.catalog, glossary } });
const zh: Setting = { ...en, locale: "zh", currency: "CNY" };

const campaigns = { texts: new Set(["summer_sale"]), hasBooleans: false, hasNumbers: false };
const underscored = aSetting({
  catalog: {
    ...plain.catalog,
    properties: new Map([...plain.catalog.properties, ["email_opened", new Map([["campaign", campaigns]])]]),
  },
});

const textsOf = (text: string, setting = en, cursor = text.length) =>
  suggest(text, cursor, setting).map((each) => each.text);

describe("suggestions", () => {
  it.each([
    ["women in Ber", en, "Berlin"],
    ["bought Ni", en, "Nike"],
    ["superf", en, "superfan"],
    ["customers who have not ord", en, "have not ordered in the last 90 days"],
    ["loy", en, "loyal"],
    ["act", en, "active"],
    ["dorm", en, "dormant"],
    ["summer s", underscored, "summer sale"],
    ["高活", zh, "高活跃"],
    ["住在上", zh, "上海"],
    ["买过华", zh, "华为"],
    ["超级", zh, "超级粉丝"],
    ["最近30天浏", zh, "最近30天浏览过商品但没有购买"],
    ["沉", zh, "沉睡"],
  ])("go on from: %s", (text, setting, wanted) => {
    expect(textsOf(text, setting)).toContain(wanted);
  });

  it("say what they mean, and where they go", () => {
    const text = "women in Ber who ordered";
    const [first] = suggest(text, 12, en);
    expect(first).toEqual({
      from: 9,
      to: 12,
      text: "Berlin",
      kind: "value",
      meaning: "whose city is “Berlin”",
    });
  });

  it("put the shop's own words first", () => {
    expect(suggest("su", 2, en)[0]).toMatchObject({
      kind: "glossary",
      meaning: "whose loyalty tier is “platinum”",
    });
  });

  it.each(["", " ", "x", "women, ", "qqqq", "(", "，"])("are none for: %j", (text) => {
    expect(textsOf(text)).toEqual([]);
  });

  it("offer one of several words for the same", () => {
    expect(textsOf("act").filter((text) => text.startsWith("active"))).toHaveLength(1);
  });

  it("of a value with underscores are read as that value", () => {
    expect(interpretBuiltIn("opened summer sale emails", underscored)).toMatchObject({
      rule: { measure: { where: [{ property: "campaign", op: "is", value: ["summer_sale"] }] } },
    });
  });

  it("never name what is typed already, nor more than eight", () => {
    expect(textsOf("Berlin")).not.toContain("Berlin");
    expect(textsOf("or").length).toBeLessThanOrEqual(8);
  });
});

describe("usual phrases", () => {
  it.each([
    ...PHRASES.en.map((phrase) => [phrase, en] as const),
    ...PHRASES.zh.map((phrase) => [phrase, zh] as const),
  ])("are understood as rules: %s", (phrase, setting) => {
    expect(interpretBuiltIn(phrase, setting).outcome).toBe("rule");
  });
});

describe("examples", () => {
  it.each([
    ["en", en, "Germany"],
    ["zh", zh, "德国"],
  ] as const)("name what the shop has, and are understood as rules: %s", (locale, setting, country) => {
    const texts = exampleTexts(setting.catalog, locale, setting.currency);
    expect(texts.length).toBeGreaterThanOrEqual(8);
    expect(texts.join()).toContain("Berlin");
    expect(texts.join()).toContain(country);
    for (const text of texts) expect(interpretBuiltIn(text, setting).outcome, text).toBe("rule");
  });

  it("of a shop without data name nothing that it lacks", () => {
    const empty = {
      events: new Set<string>(),
      traits: new Map(),
      properties: new Map(),
      glossary: [],
      ownNames: [],
      references: [],
    };
    for (const text of exampleTexts(empty, "en", "EUR")) expect(text).not.toContain("undefined");
  });
});
