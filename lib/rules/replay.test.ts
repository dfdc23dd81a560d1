import fc from "fast-check";
import { expect, it } from "vitest";
import { replay } from "#lib/rules/replay.ts";
import type { Measure, Rule, Window } from "#lib/rules/schema.ts";
import { arbitraryRule } from "#lib/rules/testing/arbitrary-rules.ts";

const orders = (value: number, window?: Window): Rule => {
  const measure: Measure = { of: "count", event: "order_completed", ...(window && { window }) };
  return { kind: "measure", measure, op: "gte", value };
};
const from = (...value: string[]): Rule => ({ kind: "trait", trait: "country", op: "is", value });
const all = (...rules: Rule[]): Rule => ({ kind: "all", rules });
const days = (n: number): Window => ({ kind: "last", n, unit: "day" });

it("brings two changes at two places together", () => {
  const base = all(orders(2, days(90)), from("DE"));
  const narrower = all(orders(3, days(90)), from("DE"));
  const elsewhere = all(orders(2, days(90)), from("AT"));
  expect(replay(narrower, base, elsewhere)).toEqual(all(orders(3, days(90)), from("AT")));
});

it("brings two changes within one condition together", () => {
  const base = orders(2, days(90));
  expect(replay(orders(3, days(90)), base, orders(2, days(30)))).toEqual(orders(3, days(30)));
});

it("adds and removes a field", () => {
  expect(replay(orders(3), orders(2), orders(2, days(30)))).toEqual(orders(3, days(30)));
  expect(replay(orders(3, days(30)), orders(2, days(30)), orders(2))).toEqual(orders(3));
});

it("gives up where both changed one place, or the shape", () => {
  expect(replay(orders(3), orders(2), orders(4))).toBeUndefined();
  expect(replay(all(from("DE"), orders(3)), all(from("DE")), all(from("DE"), orders(4)))).toBeUndefined();
});

it("gives up where what comes of it is no rule", () => {
  const between: Rule = {
    kind: "measure",
    measure: { of: "count", event: "a" },
    op: "between",
    value: [1, 5],
  };
  const base: Rule = { ...between, value: [1, 3] };
  expect(
    replay({ ...base, value: [4, 3] } as Rule, base, { ...base, value: [1, 2] } as Rule),
  ).toBeUndefined();
});

it("takes the change alone where nothing else changed, whatever the rules", () => {
  fc.assert(
    fc.property(arbitraryRule(), arbitraryRule(), (base, changed) => {
      expect(replay(base, base, changed)).toEqual(changed);
      expect(replay(changed, base, base)).toEqual(changed);
    }),
  );
});
