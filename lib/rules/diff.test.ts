import { describe, expect, it } from "vitest";
import { changeLine, diffRules } from "#lib/rules/diff.ts";
import { Rule } from "#lib/rules/schema.ts";

const orders = (value: number, days: number): unknown => ({
  kind: "measure",
  measure: { of: "count", event: "order_completed", window: { kind: "last", n: days, unit: "day" } },
  op: "gte",
  value,
});
const country = (...value: string[]): unknown => ({ kind: "trait", trait: "country", op: "is", value });
const vip = { kind: "segment", segment: "vip" };
const fair = { kind: "list", list: "fair" };
const all = (...rules: unknown[]): unknown => ({ kind: "all", rules });
const any = (...rules: unknown[]): unknown => ({ kind: "any", rules });
const shop = { timeZone: "UTC", currency: "USD" };

function lines(before: unknown, after: unknown, locale: "en" | "zh" = "en"): string[] {
  return diffRules(Rule.parse(before), Rule.parse(after)).map((change) =>
    changeLine(change, { locale, shop }),
  );
}

describe("the difference of two rules", () => {
  it("is empty where they mean the same", () => {
    expect(lines(all(country("DE"), vip), all(vip, country("DE")))).toEqual([]);
  });

  it("is one change where a threshold moved, with the pointers of both sides", () => {
    const changes = diffRules(
      Rule.parse(all(country("DE"), orders(3, 30))),
      Rule.parse(all(orders(5, 30), country("DE"))),
    );
    expect(changes).toMatchObject([
      { kind: "changed", before: { pointer: "/rules/1" }, after: { pointer: "/rules/0" } },
    ]);
  });

  it("reads in English and Chinese", () => {
    expect(lines(orders(3, 30), orders(3, 60))).toEqual([
      "Changed: who ordered at least 3 times in the last 30 days → who ordered at least 3 times in the last 60 days",
    ]);
    expect(lines(orders(3, 30), orders(3, 60), "zh")).toEqual([
      "修改：最近30天内下单至少3次 → 最近60天内下单至少3次",
    ]);
  });

  it("names what was added and removed", () => {
    expect(lines(orders(3, 30), all(orders(3, 30), vip))).toEqual(["Added: who are in the segment `vip`"]);
    expect(lines(all(orders(3, 30), fair), orders(3, 30))).toEqual(["Removed: who are on the list `fair`"]);
    expect(lines(vip, fair)).toEqual([
      "Removed: who are in the segment `vip`",
      "Added: who are on the list `fair`",
    ]);
  });

  it("sees that a condition was negated", () => {
    expect(lines(vip, { kind: "not", rule: vip })).toEqual([
      "Changed: who are in the segment `vip` → who are not in the segment `vip`",
    ]);
  });

  it("sees that conditions were regrouped", () => {
    expect(lines(all(vip, any(fair, country("DE"))), all(vip, fair, country("DE")))).toEqual([
      "Regrouped: who are on the list `fair`",
      "Regrouped: whose country is “DE”",
    ]);
    expect(lines(all(vip, fair), any(vip, fair))).not.toEqual([]);
  });

  it("is never empty for rules that differ", () => {
    const left = all(any(vip, fair), any(country("DE"), orders(1, 1)));
    const right = all(any(vip, country("DE")), any(fair, orders(1, 1)));
    expect(lines(left, right)).toHaveLength(1);
  });
});
