import fc from "fast-check";
import { expect, it } from "vitest";
import { segmentKeySchema } from "#lib/segments/schema.ts";
import { suggestKey, suggestName } from "#lib/segments/suggest-name.ts";

it.each([
  ["customers from Germany", "Customers from Germany"],
  ["  loyal   customers. ", "Loyal customers"],
  ["最近90天下单的客户。", "最近90天下单的客户"],
  [
    "customers from Germany who ordered at least twice in the last 90 days",
    "Customers from Germany who ordered at least twice",
  ],
])("names “%s”", (description, name) => {
  expect(suggestName(description)).toBe(name);
});

it.each([
  ["Customers from Germany", "customers-from-germany"],
  ["Top 10 % by spend!", "top-10-by-spend"],
  ["Café Müller", "cafe-muller"],
  ["最近90天下单", "最近90天下单"],
  ["new", "new-2"],
  ["!?", ""],
])("makes a key of “%s”", (name, key) => {
  expect(suggestKey(name)).toBe(key);
});

it("goes around keys that are taken", () => {
  const taken = new Set(["loyal", "loyal-2"]);
  expect(suggestKey("Loyal", (key) => taken.has(key))).toBe("loyal-3");
});

it("suggests nothing or a valid key, whatever the name", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      const key = suggestKey(name);
      expect(key === "" || segmentKeySchema.safeParse(key).success).toBe(true);
    }),
  );
});
