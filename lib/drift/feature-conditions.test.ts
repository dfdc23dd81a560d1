import { expect, it } from "vitest";
import { conditionFor } from "#lib/drift/feature-conditions.ts";
import type { Measure, Rule } from "#lib/rules/schema.ts";

const asks = (measure: Measure): Rule => ({ kind: "measure", measure, op: "gte", value: 1 });
const orders = (days: number): Measure => ({
  of: "count",
  event: "order_completed",
  window: { kind: "last", n: days, unit: "day" },
});
const named = (feature: string): Rule => asks({ of: "feature", feature });
const country: Rule = { kind: "trait", trait: "country", op: "is", value: ["DE"] };

it.each<[string, string, Rule, string | undefined]>([
  ["names the feature", "recency", { kind: "all", rules: [country, named("recency")] }, "/rules/1"],
  ["asks for the trait", "country", { kind: "all", rules: [named("recency"), country] }, "/rules/1"],
  [
    "measures the same",
    "orders_90d",
    { kind: "any", rules: [asks(orders(30)), asks(orders(90))] },
    "/rules/1",
  ],
  ["measures the same in another window", "frequency", asks(orders(30)), ""],
  [
    "measures the same by another feature",
    "orders_30d",
    { kind: "all", rules: [named("orders_365d")] },
    "/rules/0",
  ],
  ["is of the feature's birthday", "age", { kind: "trait", trait: "birth_date", op: "exists" }, ""],
  ["lies in a negation", "recency", { kind: "not", rule: named("recency") }, "/rule"],
  ["asks for something else", "monetary", { kind: "all", rules: [country, asks(orders(30))] }, undefined],
  ["asks for another event", "views_30d", asks(orders(30)), undefined],
  ["asks for everyone", "recency", { kind: "everyone" }, undefined],
])("finds the condition that %s", (_, feature, rule, pointer) => {
  expect(conditionFor(feature, rule)).toBe(pointer);
});
