import { describe, expect, it } from "vitest";
import { groundsOf, prepare } from "#lib/explanations/compose.ts";
import type { Finding } from "#lib/explanations/fact.ts";
import { aSetting } from "#lib/explanations/testing/arbitrary-brief.ts";
import { verifySentence } from "#lib/explanations/verify/verify.ts";
import type { Subject } from "#lib/explanations/wording/wording.ts";
import type { Locale } from "#lib/i18n/locales.ts";

const sides = { n: 2_418, baseN: 27_310, effect: 0.6, strength: "large" } as const;

/** f1 size, f2 share of all, f3 spend ↑, f4 recency ↓, f5 country ↑, f6 brand of no difference. */
const findings: readonly Finding[] = [
  { kind: "size", unit: "count", value: 2_418, n: 2_418 },
  { kind: "population_share", unit: "share", value: 0.081, n: 29_728 },
  { kind: "median", about: "monetary", unit: "money", value: 412, base: 61, ...sides, direction: 1 },
  { kind: "median", about: "recency", unit: "days", value: 12, base: 61, ...sides, direction: -1 },
  {
    kind: "text",
    about: "country",
    name: "DE",
    unit: "share",
    value: 0.62,
    base: 0.31,
    ...sides,
    direction: 1,
  },
  {
    kind: "text",
    about: "favorite_brand",
    name: "Acme",
    unit: "share",
    value: 0.2,
    base: 0.19,
    ...sides,
    direction: 0,
  },
];

/** f1 size ↑, f2 entered, f3 spend ↓, f4 behavior ↑. */
const moved: readonly Finding[] = [
  { kind: "size", unit: "count", value: 320, base: 200, n: 320, baseN: 200, direction: 1 },
  { kind: "entered", unit: "count", value: 150, n: 320 },
  {
    kind: "median",
    about: "monetary",
    unit: "money",
    value: 40,
    base: 61,
    ...sides,
    effect: -0.6,
    direction: -1,
  },
  { kind: "behavior_effect", unit: "change", value: 110, n: 320, direction: 1 },
];

function codesOf(template: string, locale: Locale, subject: Subject = { kind: "segment" }): string[] {
  const brief = {
    subject,
    outcome: "told" as const,
    findings: subject.kind === "drift" ? moved : findings,
    name: "Spring fans",
    versionNo: 1,
    asOf: 0,
    engine: "duckdb",
    ...(subject.kind === "drift" && { baselineAsOf: -86_400_000 }),
    ...(subject.kind === "difference" && { otherName: "Winter fans" }),
  };
  const known = { own: ["Spring fans"], foreign: ["Gold", "Lapsed buyers", "高价值客户", "Customers"] };
  const grounds = groundsOf(prepare(brief, aSetting(locale)), known);
  return [...new Set(verifySentence(template, grounds).map(({ code }) => code))].toSorted();
}

describe("a sentence passes", () => {
  it.each([
    "{segment} has {f1} members, {f2} of all customers.",
    "Members spent a median {f3} in all, others {f3.base}.",
    "Members spend more: {f3} against {f3.base} among other customers.",
    "At {f3}, members spend far more than others ({f3.base}).",
    "Others spend less, a median {f3.base}, while members spend {f3}.",
    "Compared with others, members spend more: {f3} versus {f3.base}.",
    "Members ordered more recently: {f4} ago, against {f4.base} for others.",
    "Their last order is more recent ({f4}) than that of others ({f4.base}).",
    "What sets members apart most clearly is spend: {f3} where others spend {f3.base}.",
    "For {f5} of members the {f5.label} is {f5.name}, for {f5.base} of others.",
    "The favorite brand is the same on both sides: {f6.name} for {f6} of members and {f6.base} of others.",
    "Spring fans members stand out by their spend ({f3}).",
    "Among the {f3.n} members the median is {f3}, {f3.change} higher than the {f3.base} of others.",
  ])("in English: %s", (template) => {
    expect(codesOf(template, "en")).toEqual([]);
  });

  it.each([
    "{segment}有 {f1} 位成员，占全部客户的 {f2}。",
    "成员的{f3.label}更高，中位数为 {f3}，其他客户为 {f3.base}。",
    "与其他客户相比，成员消费更多：{f3}，而其他客户为 {f3.base}。",
    "其他客户消费更少，中位数为 {f3.base}；成员为 {f3}。",
    "成员的消费高于其他客户（{f3} 对比 {f3.base}）。",
    "成员最近的下单时间更近：{f4}，其他客户为 {f4.base}。",
    "该分群一般以{f5.name}为主，占成员的 {f5}，占其他客户的 {f5.base}。",
    "成员比其他客户消费更多，中位数为 {f3}。",
  ])("in Chinese: %s", (template) => {
    expect(codesOf(template, "zh")).toEqual([]);
  });

  it.each([
    ["{segment} grew from {f1.base} to {f1} members, by {f1.change}.", "en"],
    ["Members now spend less: the median fell from {f3.base} to {f3}.", "en"],
    ["The median was higher before, at {f3.base}.", "en"],
    ["Because of what customers did, the size rose by {f4}.", "en"],
    ["{segment}的规模从 {f1.base} 增至 {f1}。", "zh"],
    ["成员的{f3.label}中位数从 {f3.base} 降至 {f3}。", "zh"],
  ] as const)("of drift: %s", (template, locale) => {
    expect(codesOf(template, locale, { kind: "drift" })).toEqual([]);
  });

  it("of a difference, with each figure at its own segment", () => {
    const subject = { kind: "difference", sides: "only_only" } as const;
    expect(
      codesOf("Those only in {segment} spend more ({f3}) than those only in {other}.", "en", subject),
    ).toEqual([]);
    expect(
      codesOf("仅属于{segment}的客户消费 {f3}，仅属于{other}的客户消费 {f3.base}。", "zh", subject),
    ).toEqual([]);
  });
});

describe("a number of the text's own is seen", () => {
  it.each([
    ["Members spend {f3}, 7 times what others spend.", "en"],
    ["Members spend {f3}, ７ in all.", "en"],
    ["Members spend twice as much: {f3}.", "en"],
    ["Half of members spend {f3}.", "en"],
    ["A third of members spend {f3}.", "en"],
    ["Sixty-two percent of members spend {f3}.", "en"],
    ["Most members spend {f3}.", "en"],
    ["The majority of members spend {f3}.", "en"],
    ["Members spend {f3}% in all.", "en"],
    ["Members spend {f3} thousand.", "en"],
    ["Members spend {f3}0 in all.", "en"],
    ["Members spend {f3}k in all.", "en"],
    ["Members spend over {f3}.", "en"],
    ["Members spend almost {f3}.", "en"],
    ["Members spend −{f3}.", "en"],
    ["Members spend {f3} dollars.", "en"],
    ["Members spend €{f3}.", "en"],
    ["Members spend {f3} since March.", "en"],
    ["Members spent {f3} last month.", "en"],
    ["Members spend {f3}, as of yesterday.", "en"],
    ["Members' spend doubled to {f3}.", "en"],
    ["Members spend a tenfold {f3}.", "en"],
    ["Members spend ½ of {f3}.", "en"],
    ["Members spend {f3} in group IV.", "en"],
    ["Members spend {f3}, a dozen orders.", "en"],
    ["Members spend {f3}, twíce as much.", "en"],
    ["成员消费 {f3}，是其他客户的七倍。", "zh"],
    ["成员消费 {f3}，约三成有折扣。", "zh"],
    ["一半成员消费 {f3}。", "zh"],
    ["成员消费 {f3}，两倍于其他客户。", "zh"],
    ["成员消费 {f3} 万。", "zh"],
    ["成员消费 {f3}元。", "zh"],
    ["成员消费 {f3}％。", "zh"],
    ["成员消费 {f3}，百分之六十。", "zh"],
    ["成员消费 {f3}，翻番。", "zh"],
    ["大多数成员消费 {f3}。", "zh"],
    ["成员上个月消费 {f3}。", "zh"],
    ["成员消费超过 {f3}。", "zh"],
    ["成员消费 {f3}，１２ 单。", "zh"],
    ["成员消费 {f3}，廿单。", "zh"],
    ["成员消费 {f3}成。", "zh"],
    ["成员双十一消费 {f3}。", "zh"],
  ] as const)("in %s", (template, locale) => {
    expect(codesOf(template, locale)).toContain("number");
  });
});

describe("a wrong direction is seen", () => {
  it.each([
    ["Members spend less ({f3}) than others ({f3.base}).", "en"],
    ["Others spend more ({f3.base}), members {f3}.", "en"],
    ["Members spend {f3}, lower than the {f3.base} of others.", "en"],
    ["Members ordered longer ago: {f4}.", "en"],
    ["Members spend more recently: {f3}.", "en"],
    ["Members spend the same as others: {f3}.", "en"],
    ["Members prefer {f6.name} more often: {f6}.", "en"],
    ["Members number more: {f1}.", "en"],
    ["Members spend more and order longer ago: {f3}, {f4}.", "en"],
    ["成员消费更少：{f3}，其他客户为 {f3.base}。", "zh"],
    ["成员的消费低于其他客户（{f3}）。", "zh"],
    ["其他客户消费更多，为 {f3.base}；成员为 {f3}。", "zh"],
    ["成员最近的下单时间更早：{f4}。", "zh"],
    ["成员消费与其他客户持平：{f3}。", "zh"],
  ] as const)("in %s", (template, locale) => {
    expect(codesOf(template, locale)).toContain("direction");
  });

  it.each([
    ["{segment} shrank from {f1.base} to {f1} members.", "en"],
    ["The median spend rose from {f3.base} to {f3}.", "en"],
    ["The median was lower before, at {f3.base}.", "en"],
    ["{segment}的规模从 {f1.base} 减至 {f1}。", "zh"],
    ["成员的{f3.label}中位数从 {f3.base} 上升为 {f3}。", "zh"],
  ] as const)("of drift: %s", (template, locale) => {
    expect(codesOf(template, locale, { kind: "drift" })).toContain("direction");
  });
});

describe("a figure at the wrong side is seen", () => {
  it.each([
    ["Members spend {f3.base}, others {f3}.", "en"],
    ["{f3} is what others spend.", "en"],
    ["Members spend {f3} against {f3} of others.", "en"],
    ["For members, the {f3.label} is {f3.base}, against {f3} for others.", "en"],
    ["Members spend more than others ({f3}).", "en"],
    ["与其他客户相比，成员为 {f3.base}。", "zh"],
    ["成员消费 {f3.base}，其他客户 {f3}。", "zh"],
  ] as const)("in %s", (template, locale) => {
    expect(codesOf(template, locale)).toContain("side");
  });

  it("of drift and of differences", () => {
    expect(codesOf("The size went from {f1} to {f1.base}.", "en", { kind: "drift" })).toContain("side");
    const subject = { kind: "difference", sides: "only_only" } as const;
    expect(codesOf("Those only in {other} spend {f3}.", "en", subject)).toContain("side");
  });
});

describe("what else no fact says is seen", () => {
  it.each([
    ["Gold customers spend {f3}.", "en", "name"],
    ["The “Platinum” segment spends {f3}.", "en", "name"],
    ["The loyalty segment spends {f3}.", "en", "name"],
    ["Members of Acme spend {f3}.", "en", "name"],
    ["高价值分群的成员消费 {f3}。", "zh", "name"],
    ["“忠诚客户”消费 {f3}。", "zh", "name"],
    ["Members spend {f99}.", "en", "placeholder"],
    ["Members spend {f3.total}.", "en", "placeholder"],
    ["{f1.name} members spend {f3}.", "en", "placeholder"],
    ["{other} spends {f3}.", "en", "placeholder"],
    ["Members spend {f3", "en", "placeholder"],
    ["Members are wealthy.", "en", "no_fact"],
    ["Members have never spent {f3}.", "en", "negation"],
    ["Members don't spend {f3}.", "en", "negation"],
    ["成员没有消费 {f3}。", "zh", "negation"],
    ["Members spend the highest amount, {f3}.", "en", "superlative"],
    ["成员消费最多，为 {f3}。", "zh", "superlative"],
    ["Members spend {f3} because of the newsletter.", "en", "cause"],
    ["由于促销，成员消费 {f3}。", "zh", "cause"],
    ["Members spend <b>{f3}</b>.", "en", "characters"],
    ["Members spend {f3}: https://evil.example", "en", "characters"],
    ["Members spend {f3} twісe.", "en", "characters"],
    ["Members spend\u200b {f3}.", "en", "characters"],
    ["成员消费 {f3}。", "en", "language"],
    ["Members spend {f3}.", "zh", "language"],
    [`Members spend {f3} ${"and so on ".repeat(60)}.`, "en", "length"],
  ] as const)("%s (%s): %s", (template, locale, code) => {
    expect(codesOf(template, locale)).toContain(code);
  });
});
