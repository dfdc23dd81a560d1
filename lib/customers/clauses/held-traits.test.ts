import { describe, expect, it } from "vitest";
import { identify, members } from "#lib/customers/testing.ts";

const asOf = "2026-03-10T12:00:00Z";

describe("clause 15: traits held for a time", () => {
  const gold = (n: number, unit = "day") => ({
    kind: "trait",
    trait: "loyalty_tier",
    op: "is",
    value: ["gold"],
    for: { n, unit },
  });
  const tier = (at: string, value: unknown) =>
    identify("a", `2026-03-${at}T12:00:00Z`, { loyalty_tier: value });
  it("hold for at least that long, and not a millisecond less", () => {
    expect(members([tier("05", "gold")], gold(5), { asOf })).toBe("a");
    expect(members([tier("05", "gold")], gold(5), { asOf: "2026-03-10T11:59:59.999Z" })).toBe("");
  });
  it("do not start again when the same value is sent", () => {
    expect(members([tier("05", "gold"), tier("09", "gold")], gold(5), { asOf })).toBe("a");
  });
  it("start again when the value was left and came back", () => {
    expect(members([tier("01", "gold"), tier("07", "silver"), tier("08", "gold")], gold(5), { asOf })).toBe(
      "",
    );
  });
  it("are not broken by a value that was replaced at the same instant", () => {
    expect(members([tier("01", "gold"), tier("07", "silver"), tier("07", "gold")], gold(5), { asOf })).toBe(
      "a",
    );
  });
  it("are judged by the comparison, not by the value", () => {
    const precious = { ...gold(5), value: ["gold", "platinum"] };
    expect(members([tier("01", "gold"), tier("08", "platinum")], precious, { asOf })).toBe("a");
  });
  it("count what is missing from the customer's creation", () => {
    const missing = { kind: "trait", trait: "loyalty_tier", op: "missing", for: { n: 5, unit: "day" } };
    expect(members([identify("a", "2026-03-05T12:00:00Z")], missing, { asOf })).toBe("a");
    expect(members([identify("a", "2026-03-05T12:00:00.001Z")], missing, { asOf })).toBe("");
    expect(members([tier("01", "gold"), tier("06", null)], missing, { asOf })).toBe("");
  });
  it("count months by the calendar", () => {
    const shop = [identify("a", "2026-02-28T12:00:00Z", { loyalty_tier: "gold" })];
    expect(members(shop, gold(1, "month"), { asOf: "2026-03-31T12:00:00Z" })).toBe("a");
    expect(members(shop, gold(1, "month"), { asOf: "2026-03-28T11:59:59Z" })).toBe("");
  });
});
