import { beforeEach, describe, expect, it } from "vitest";
import { ann, max, publish } from "#lib/changes/testing.ts";
import { identify, order } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { explainCustomer } from "#lib/explanations/customer-service.ts";
import { explainChange, explainDifference } from "#lib/explanations/difference-service.ts";
import { explainDrift } from "#lib/explanations/drift-service.ts";
import { sentenceText } from "#lib/explanations/render.ts";
import type { Explanation } from "#lib/explanations/schema.ts";
import { explainRule, explainSegment } from "#lib/explanations/segment-service.ts";
import { send } from "#lib/memberships/testing.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";

const db = await testDatabase();
const population = postgresPopulation(db);
const now = Date.parse("2026-05-10T00:00:00Z");
const thin = "\u202f";

const buyers: Rule = {
  kind: "measure",
  measure: { of: "count", event: "order_completed" },
  op: "gte",
  value: 1,
};
const german: Rule = { kind: "trait", trait: "country", op: "is", value: ["DE"] };

/** 120 buyers since March, of whom each buys again in May for much more; 80 who never buy. */
beforeEach(async () => {
  await emptyTables(db);
  const ids = Array.from({ length: 120 }, (_, index) => `c${index}`);
  const shoes = { products: [{ product_id: "s", category: "Shoes", price: 10 }] };
  await send(
    ...ids.map((id, index) => order(id, "2026-03-01T00:00:00Z", { total: 10 + (index % 10), ...shoes })),
    ...ids.map((id, index) => order(id, "2026-05-01T00:00:00Z", { total: 500 + (index % 10), ...shoes })),
    ...ids.map((id) => identify(id, "2026-03-01T00:00:00Z", { country: "DE", email_consent: true })),
    ...Array.from({ length: 80 }, (_, index) =>
      identify(`n${index}`, "2026-03-01T00:00:00Z", { country: index < 40 ? "AT" : "DE" }),
    ),
  );
  await publish("buyers", buyers);
});

const texts = ({ sentences }: Explanation) => sentences.map(sentenceText);

describe("of a segment", () => {
  it("tells its size, its share of spend, and in what its members differ", async () => {
    const found = await explainSegment(max, { key: "buyers", locale: "en" }, population, now);
    expect(found).toMatchObject({
      about: "segment",
      outcome: "told",
      writtenBy: { kind: "computed" },
      engine: "postgres",
      versionNo: 1,
      asOf: "2026-05-10T00:00:00.000Z",
      sides: { value: "Members", base: "Others" },
    });
    expect(texts(found)).toEqual([
      `“buyers” has 120 members, 60.0${thin}% of all customers.`,
      `Their orders make 100.0${thin}% of all spend.`,
      "Members placed a median 2 orders in all, others 0 (120 and 80 customers).",
      "Members spent a median $519 in all, others $0 (120 and 80 customers).",
      "Members bought from a median 1 category, others 0 (120 and 80 customers).",
      `100.0${thin}% of members have given email consent, 0.0${thin}% of others (120 and 80 customers).`,
      `100.0${thin}% of members have ordered, 0.0${thin}% of others (120 and 80 customers).`,
      `100.0${thin}% of members did anything, 0.0${thin}% of others (120 and 80 customers).`,
    ]);
    const [first] = found.sentences;
    expect(first?.facts).toEqual(["f1", "f2"]);
    expect(found.facts.find(({ about }) => about === "monetary")).toMatchObject({
      label: "spend in all",
      shown: { value: "$519", base: "$0", name: null },
      effect: 1,
      strength: "large",
      n: 120,
      baseN: 80,
    });
  });

  it("tells the same of the rule, in Chinese too", async () => {
    const rule = { kind: "segment", segment: "buyers" };
    const found = await explainRule(ann, { rule, name: "买家", locale: "zh" }, population, now);
    expect(texts(found).slice(0, 3)).toEqual([
      `“买家”有 120 位成员，占全部客户的 60.0${thin}%。`,
      `其订单占全部消费额的 100.0${thin}%。`,
      "成员的历史订单数中位数为 2，其他客户为 0（分别为 120 位和 80 位客户）。",
    ]);
  });

  it("describes no group of fewer than 20", async () => {
    const rule = { kind: "rank", measure: { of: "feature", feature: "monetary" }, from: 0, to: 1 };
    const few = { ...rule, to: 12, unit: "customer" };
    const found = await explainRule(ann, { rule: few, name: "few", locale: "en" }, population, now);
    expect(found).toMatchObject({ outcome: "too_few", least: 20, facts: [{ kind: "size" }, {}] });
    expect(found.facts.map(({ kind }) => kind)).toEqual(["size", "population_share"]);
  });

  it("is refused to whom a preview is refused", async () => {
    const asked = explainRule(max, { rule: buyers, name: "", locale: "en" }, population, now);
    await expect(asked).rejects.toMatchObject({ kind: "forbidden" });
  });
});

describe("of a difference", () => {
  it("sets those in both against those only in the other, where one holds the other", async () => {
    await publish("germans", german);
    const input = { key: "buyers", otherKey: "germans", locale: "en" } as const;
    const found = await explainDifference(max, input, population, now);
    expect(found.sides).toEqual({ value: "Those in both", base: "Those only in “germans”" });
    expect(texts(found).slice(0, 3)).toEqual([
      "“buyers” has 120 members, “germans” 160.",
      "120 customers are in both.",
      "Those in both placed a median 2 orders in all, those only in “germans” 0 (120 and 40 customers).",
    ]);
  });

  it("compares two versions of a segment, and says so", async () => {
    await publish("buyers", german);
    const input = { key: "buyers", otherKey: "buyers", otherVersionNo: 1, locale: "zh" } as const;
    const found = await explainDifference(max, input, population, now);
    expect(texts(found)[0]).toBe("“buyers 第 2 版”有 160 位成员，“buyers 第 1 版”有 120 位。");
  });

  it("sets the rule that a change wants against the version that it is based on", async () => {
    const input = { key: "buyers", rule: german, otherVersionNo: 1, locale: "en" } as const;
    const found = await explainChange(ann, input, population, now);
    expect(texts(found)[0]).toBe("“buyers as proposed” has 160 members, “buyers version 1” 120.");
    expect(found.sides?.value).toBe("Those only in “buyers as proposed”");
    await expect(explainChange(max, input, population, now)).rejects.toMatchObject({ kind: "forbidden" });
    const broken = { ...input, rule: { kind: "all" } };
    await expect(explainChange(ann, broken, population, now)).rejects.toMatchObject({ kind: "invalid" });
  });

  it("calls segments as the reader's language does", async () => {
    await db.sql.query("update segment set label_zh = '买家' where key = 'buyers'");
    await publish("germans", german);
    const input = { key: "buyers", otherKey: "germans", locale: "zh" } as const;
    expect(texts(await explainDifference(max, input, population, now))[0]).toContain("“买家”有 120 位成员");
  });

  it("knows what is the same", async () => {
    const input = { key: "buyers", otherKey: "buyers", locale: "en" } as const;
    expect(await explainDifference(max, input, population, now)).toMatchObject({ outcome: "no_difference" });
  });
});

describe("of drift", () => {
  it("tells which features moved, and that the size did not beyond noise", async () => {
    const input = { key: "buyers", baselineAsOf: "2026-04-15T00:00:00Z", locale: "en" } as const;
    const found = await explainDrift(max, input, population, now);
    expect(found).toMatchObject({ outcome: "told", baselineAsOf: "2026-04-15T00:00:00.000Z" });
    expect(texts(found)).toEqual([
      "The size of “buyers” moved no further than noise from 15 Apr 2026, 00:00 to 10 May 2026, 00:00: from 120 to 120.",
      "0 entered, 0 left, 120 stayed.",
      "The median time since the last order fell from 45 days to 9 days (120 and 120 members).",
      "The median number of orders rose from 1 to 2 (120 and 120 members).",
      "The median spend in all rose from $14.50 to $519 (120 and 120 members).",
      "The median average order value rose from $14.50 to $260 (120 and 120 members).",
      "The median time since the first event rose from 45 days to 70 days (120 and 120 members).",
    ]);
  });

  it("tells how far the size moved, since when, and what made it", async () => {
    const recent: Rule = {
      kind: "measure",
      measure: { of: "count", event: "order_completed", window: { kind: "last", n: 20, unit: "day" } },
      op: "gte",
      value: 1,
    };
    await publish("recent", { kind: "all", rules: [german, recent] });
    const input = { key: "recent", baselineAsOf: "2026-04-15T00:00:00Z", locale: "zh" } as const;
    const found = await explainDrift(max, input, population, now);
    expect(texts(found)).toEqual([
      "2026年4月15日 00:00 至 2026年5月10日 00:00，“recent”从 0 位成员增至 120 位，增加了 120。",
      "120 位进入，0 位离开，0 位留存。",
      "自 2026年5月1日 16:00 起，规模的变动超出噪声。",
      "客户行为使规模变动 +120。",
      "在客户行为的影响中，条件“最近20天内下单至少1次”占 +120。",
    ]);
  });
});

describe("of a customer", () => {
  it("tells why they are in, and when they leave", async () => {
    await publish("recent", {
      kind: "all",
      rules: [
        german,
        {
          kind: "measure",
          measure: { of: "count", event: "order_completed", window: { kind: "last", n: 20, unit: "day" } },
          op: "gte",
          value: 1,
        },
      ],
    });
    const { rows } = await db.sql.query<{ id: string; external_id: string }>(
      "select id::text, external_id from customer where external_id in ('c1', 'n1')",
    );
    const idOf = (name: string) => rows.find((row) => row.external_id === name)?.id ?? "";
    const ask = (name: string) =>
      explainCustomer(max, { key: "recent", id: idOf(name), locale: "en" }, population, now);
    expect(texts(await ask("c1"))).toEqual([
      "This customer is in “recent”: 2 of 2 conditions hold.",
      "Met: whose country is “DE”; here “DE”.",
      "Met: who ordered at least once in the last 20 days; here 1.",
      "Leaves on 21 May 2026, 00:00 if nothing happens.",
    ]);
    expect(texts(await ask("n1"))).toEqual([
      "This customer is not in “recent”: 0 of 2 conditions hold.",
      "Not met: whose country is “DE”; here “AT”.",
      "Not met: who ordered at least once in the last 20 days; here 0.",
    ]);
  });
});
