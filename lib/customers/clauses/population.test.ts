import { describe, expect, it } from "vitest";
import { identify, members, order, track } from "#lib/customers/testing.ts";

const everyone = { kind: "everyone" };
const ordered = { kind: "measure", measure: { of: "count", event: "order_completed" }, op: "gte", value: 1 };
const asOf = "2026-03-01T12:00:00.000Z";

describe("clause 1: one asOf, and nothing after it", () => {
  it("sees a message at asOf itself, and not one a millisecond later", () => {
    const shop = [
      order("a", asOf),
      order("b", "2026-03-01T12:00:00.001Z"),
      identify("b", "2026-02-01T00:00:00Z"),
    ];
    expect(members(shop, ordered, { asOf })).toBe("a");
  });
  it("cuts digits finer than a millisecond off", () => {
    expect(members([order("a", "2026-03-01T12:00:00.000999Z")], ordered, { asOf })).toBe("a");
  });
  it("sees the traits and merges of that moment only", () => {
    const shop = [
      { type: "track", anonymousId: "x", event: "order_completed", timestamp: "2026-02-01T00:00:00Z" },
      identify("a", "2026-02-01T00:00:00Z", { tier: "gold" }),
      identify("a", "2026-03-02T00:00:00Z", { tier: "silver" }),
      { type: "identify", userId: "a", anonymousId: "x", timestamp: "2026-03-02T00:00:00Z" },
    ];
    const gold = { kind: "trait", trait: "tier", op: "is", value: ["gold"] };
    expect(members(shop, ordered, { asOf })).toBe("x");
    expect(members(shop, gold, { asOf })).toBe("a");
    expect(members(shop, ordered, { asOf: "2026-03-02T00:00:00Z" })).toBe("a");
    expect(members(shop, gold, { asOf: "2026-03-02T00:00:00Z" })).toBe("");
  });
});

describe("clause 2: the population", () => {
  it("holds every customer created by asOf, also one without events", () => {
    const shop = [
      identify("a", asOf),
      { type: "group", userId: "g", groupId: "1", timestamp: "2026-01-01T00:00:00Z" },
      identify("late", "2026-03-01T12:00:00.001Z"),
      { type: "page", anonymousId: "anon", timestamp: "2026-01-01T00:00:00Z" },
    ];
    expect(members(shop, everyone, { asOf })).toBe("a anon g");
  });
  it("makes not the complement over it", () => {
    const shop = [order("a", "2026-01-01T00:00:00Z"), identify("b", "2026-01-01T00:00:00Z")];
    expect(members(shop, { kind: "not", rule: ordered }, { asOf })).toBe("b");
    expect(members(shop, { kind: "not", rule: everyone }, { asOf })).toBe("");
  });
  it("lists members by code point, not by UTF-16 unit", () => {
    const shop = ["\u{1F600}", "\uFFFD", "b", "B", "中"].map((id) => identify(id, "2026-01-01T00:00:00Z"));
    expect(members(shop, everyone, { asOf })).toBe("B b 中 \uFFFD \u{1F600}");
  });
});

describe("clause 17: traits", () => {
  const value = (values: unknown) => ({ kind: "trait", trait: "tier", op: "is", value: values });
  it("keep the last value by event time, not by arrival", () => {
    const shop = [
      identify("a", "2026-02-02T00:00:00Z", { tier: "new" }),
      identify("a", "2026-02-01T00:00:00Z", { tier: "old" }),
    ];
    expect(members(shop, value(["new"]), { asOf })).toBe("a");
  });
  it("keep the last by arrival at one instant", () => {
    const shop = ["one", "two"].map((tier) => identify("a", "2026-02-01T00:00:00Z", { tier }));
    expect(members(shop, value(["two"]), { asOf })).toBe("a");
  });
  it("are left alone by a message that does not mention them, and cleared by null", () => {
    const shop = [
      identify("a", "2026-02-01T00:00:00Z", { tier: "gold" }),
      identify("a", "2026-02-02T00:00:00Z", { city: "Bonn" }),
      identify("b", "2026-02-01T00:00:00Z", { tier: "gold" }),
      identify("b", "2026-02-02T00:00:00Z", { tier: null }),
    ];
    expect(members(shop, value(["gold"]), { asOf })).toBe("a");
    expect(members(shop, { kind: "trait", trait: "tier", op: "missing" }, { asOf })).toBe("b");
  });
});

describe("clause 18: identity", () => {
  const anonymousOrder = (anonymousId: string, timestamp: string) => ({
    type: "track",
    anonymousId,
    event: "order_completed",
    timestamp,
  });
  it("makes one customer of an anonymous id and the user who claims it, with one history", () => {
    const shop = [
      anonymousOrder("x", "2026-01-01T00:00:00Z"),
      order("a", "2026-01-02T00:00:00Z"),
      { type: "identify", userId: "a", anonymousId: "x", timestamp: "2026-01-03T00:00:00Z" },
    ];
    const twice = { ...ordered, value: 2 };
    expect(members(shop, everyone, { asOf: "2026-01-02T12:00:00Z" })).toBe("a x");
    expect(members(shop, everyone, { asOf })).toBe("a");
    expect(members(shop, twice, { asOf })).toBe("a");
  });
  it("leaves an anonymous id with the first user by time, whatever arrives first", () => {
    const shop = [
      anonymousOrder("x", "2026-01-01T00:00:00Z"),
      { type: "identify", userId: "late", anonymousId: "x", timestamp: "2026-01-03T00:00:00Z" },
      { type: "alias", userId: "later", previousId: "x", timestamp: "2026-01-04T00:00:00Z" },
      { type: "identify", userId: "first", anonymousId: "x", timestamp: "2026-01-02T00:00:00Z" },
    ];
    expect(members(shop, ordered, { asOf })).toBe("first");
    expect(members(shop, everyone, { asOf })).toBe("first late later");
  });
  it("merges two user ids by alias only; the new id names the survivor", () => {
    const shop = [
      order("old", "2026-01-01T00:00:00Z"),
      order("new", "2026-01-02T00:00:00Z"),
      { type: "identify", userId: "new", anonymousId: "old", timestamp: "2026-01-03T00:00:00Z" },
      { type: "alias", userId: "new", previousId: "old", timestamp: "2026-01-05T00:00:00Z" },
    ];
    expect(members(shop, everyone, { asOf: "2026-01-04T00:00:00Z" })).toBe("new old");
    expect(members(shop, { ...ordered, value: 2 }, { asOf })).toBe("new");
    expect(members(shop, everyone, { asOf })).toBe("new");
  });
  it("follows a chain of merges, also for messages that still use an old id", () => {
    const shop = [
      anonymousOrder("x", "2026-01-01T00:00:00Z"),
      { type: "alias", userId: "b", previousId: "x", timestamp: "2026-01-02T00:00:00Z" },
      { type: "alias", userId: "c", previousId: "b", timestamp: "2026-01-03T00:00:00Z" },
      order("b", "2026-01-04T00:00:00Z"),
      anonymousOrder("x", "2026-01-05T00:00:00Z"),
    ];
    expect(members(shop, { ...ordered, value: 3 }, { asOf })).toBe("c");
  });
  it("ignores an alias of an id to itself, and one that would close a circle", () => {
    const shop = [
      { type: "alias", userId: "a", previousId: "a", timestamp: "2026-01-01T00:00:00Z" },
      { type: "alias", userId: "b", previousId: "a", timestamp: "2026-01-02T00:00:00Z" },
      { type: "alias", userId: "a", previousId: "b", timestamp: "2026-01-03T00:00:00Z" },
    ];
    expect(members(shop, everyone, { asOf })).toBe("b");
  });
  it("lets a list that holds an old id mean the survivor, from the merge on", () => {
    const shop = [
      order("old", "2026-01-01T00:00:00Z"),
      { type: "alias", userId: "new", previousId: "old", timestamp: "2026-01-05T00:00:00Z" },
    ];
    const listed = { kind: "list", list: "fair" };
    const lists = { fair: ["old", "nobody"] };
    expect(members(shop, listed, { asOf: "2026-01-04T00:00:00Z", lists })).toBe("old");
    expect(members(shop, listed, { asOf, lists })).toBe("new");
  });
  it("lets a list that holds an anonymous id mean who claimed it first, whoever aliases it later", () => {
    const shop = [
      { type: "identify", userId: "a", anonymousId: "x", timestamp: "2026-01-01T00:00:00Z" },
      { type: "alias", userId: "b", previousId: "x", timestamp: "2026-01-02T00:00:00Z" },
    ];
    const listed = { kind: "list", list: "fair" };
    expect(members(shop, listed, { asOf, lists: { fair: ["x"] } })).toBe("a");
    // A user of that name, should there ever be one, is whom the alias meant.
    const heard = [...shop, order("x", "2026-01-03T00:00:00Z")];
    expect(members(heard, ordered, { asOf })).toBe("b");
    expect(members(heard, everyone, { asOf })).toBe("a b");
  });
  it("merges trait histories by time", () => {
    const shop = [
      identify("new", "2026-01-01T00:00:00Z", { tier: "gold" }),
      { type: "identify", anonymousId: "x", timestamp: "2026-01-02T00:00:00Z", traits: { tier: "silver" } },
      { type: "page", userId: "new", anonymousId: "x", timestamp: "2026-01-03T00:00:00Z" },
    ];
    expect(members(shop, { kind: "trait", trait: "tier", op: "is", value: ["silver"] }, { asOf })).toBe(
      "new",
    );
  });
});

describe("clause 19: each message once, late ones at their own time", () => {
  it("applies a message id once; the first to arrive counts", () => {
    const shop = [
      { ...order("a", "2026-01-01T00:00:00Z"), messageId: "1" },
      { ...order("a", "2026-01-01T00:00:00Z"), messageId: "1" },
      { ...order("b", "2026-01-01T00:00:00Z"), messageId: "1" },
      order("c", "2026-01-01T00:00:00Z"),
      order("c", "2026-01-01T00:00:00Z"),
    ];
    expect(members(shop, { ...ordered, op: "eq", value: 1 }, { asOf })).toBe("a");
    expect(members(shop, { ...ordered, op: "eq", value: 2 }, { asOf })).toBe("c");
    expect(members(shop, everyone, { asOf })).toBe("a c");
  });
  it("counts a late event at its own time", () => {
    const shop = [track("a", "Product Viewed", "2026-02-01T00:00:00Z"), order("a", "2026-01-01T00:00:00Z")];
    const sequence = { kind: "sequence", steps: [{ event: "order_completed" }, { event: "product_viewed" }] };
    expect(members(shop, sequence, { asOf })).toBe("a");
  });
});
