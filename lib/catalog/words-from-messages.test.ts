import { expect, it } from "vitest";
import { catalogWordsOf } from "#lib/catalog/words-from-messages.ts";
import { identify, messagesOf, order } from "#lib/customers/testing.ts";

it("counts by how many customers each value is held, but not of what is sensitive", () => {
  const entries = catalogWordsOf(
    messagesOf([
      identify("a", "2026-01-01T00:00:00Z", { city: "Berlin", email: "a@example.com" }),
      identify("b", "2026-01-01T00:00:00Z", { city: "Berlin" }),
      identify("b", "2026-01-02T00:00:00Z", { city: "Paris" }),
      order("a", "2026-01-03T00:00:00Z", { products: [{ category: "Shoes" }, { category: "Shoes" }] }),
    ]),
  );
  const valuesOf = (name: string) => entries.find((entry) => entry.name === name)?.values;
  expect(valuesOf("city")).toEqual([
    { value: "Berlin", count: 2 },
    { value: "Paris", count: 1 },
  ]);
  expect(valuesOf("category")).toEqual([{ value: "Shoes", count: 1 }]);
  expect(valuesOf("email")).toEqual([]);
});
