import { expect, it } from "vitest";
import { builtInFormulas } from "#lib/features/built-in.ts";
import {
  type Change,
  concernOf,
  mergeChanges,
  noChange,
  segmentsConcerned,
} from "#lib/memberships/change.ts";
import type { Rule } from "#lib/rules/schema.ts";

const buys = { of: "count", event: "order_completed" } as const;
const buyers: Rule = { kind: "measure", measure: buys, op: "gte", value: 1 };
const change = (more: Partial<Change>): Change => ({ ...noChange, ...more });
const ordered = change({ events: new Set(["order_completed"]) });
const viewed = change({ events: new Set(["product_viewed"]) });
const moved = change({ traits: new Set(["country"]) });
const merged = change({ isAll: true });

it.each([
  ["a count", buyers, [ordered, merged]],
  ["its complement", { kind: "not", rule: buyers }, [ordered, merged]],
  ["a segment that counts", { kind: "segment", segment: "buyers" }, [ordered, merged]],
  [
    "any event",
    { kind: "measure", measure: { ...buys, event: "*" }, op: "gte", value: 1 },
    [ordered, viewed, merged],
  ],
  ["a trait", { kind: "trait", trait: "country", op: "is", value: ["DE"] }, [moved, merged]],
  [
    "a feature",
    { kind: "measure", measure: { of: "feature", feature: "views_30d" }, op: "gt", value: 1 },
    [viewed, merged],
  ],
  [
    "a share",
    { kind: "measure", measure: { of: "feature", feature: "cart_abandonment_share" }, op: "gt", value: 0.5 },
    [ordered, merged],
  ],
  [
    "a sequence",
    { kind: "sequence", steps: [{ event: "product_viewed" }, { event: "order_completed", absent: true }] },
    [ordered, viewed, merged],
  ],
  ["a rank", { kind: "rank", measure: buys, from: 0, to: 10, unit: "percent" }, [ordered, merged]],
  ["a list", { kind: "list", list: "fair" }, [merged]],
  ["everyone", { kind: "everyone" }, [merged]],
] as const)("%s is concerned by what it reads alone", (_, rule, concerning) => {
  const isConcerned = concernOf(rule as Rule, () => buyers, builtInFormulas);
  const found = [ordered, viewed, moved, merged].filter(isConcerned);
  expect(new Set(found)).toEqual(new Set(concerning));
});

it("is concerned by everything where it does not know what a feature reads", () => {
  const rule: Rule = { kind: "measure", measure: { of: "feature", feature: "unknown" }, op: "gt", value: 1 };
  expect(concernOf(rule, () => buyers, builtInFormulas)(moved)).toBe(true);
});

it("puts together what arrived of ids that are one customer", () => {
  const both = mergeChanges(ordered, moved);
  expect([both.isAll, [...both.events], [...both.traits]]).toEqual([false, ["order_completed"], ["country"]]);
  expect(mergeChanges(ordered, moved)).toBe(both);
  expect(mergeChanges(both, merged)).toEqual({ ...both, isAll: true });
  expect([mergeChanges(noChange, moved), mergeChanges(moved, noChange), mergeChanges(moved, moved)]).toEqual([
    moved,
    moved,
    moved,
  ]);
});

it("tells the segments that a change concerns, the same ones for changes that are alike", () => {
  const rules: readonly (readonly [string, Rule])[] = [
    ["buyers", buyers],
    ["germans", { kind: "trait", trait: "country", op: "is", value: ["DE"] }],
  ];
  const of = segmentsConcerned(
    new Map(rules.map(([id, rule]) => [id, concernOf(rule, () => buyers, builtInFormulas)])),
  );
  expect([ordered, viewed, moved, merged].map((each) => [...of(each)])).toEqual([
    ["buyers"],
    [],
    ["germans"],
    ["buyers", "germans"],
  ]);
  expect(of(change({ events: new Set(["order_completed"]) }))).toBe(of(ordered));
});
