import { expect, it } from "vitest";
import { fileNameOf, parseFile, toFileText } from "#lib/segment-files/file.ts";

const content = {
  rule: { kind: "everyone" as const },
  name: "Everyone",
  description: "All",
  labels: { en: null, zh: "所有人" },
};

it("reads what it wrote", () => {
  const text = toFileText("all", 3, content);
  expect(text.endsWith("}\n")).toBe(true);
  expect(parseFile({ name: fileNameOf("all"), text })).toEqual({
    ok: true,
    value: { key: "all", version: 3, ...content, labels: { zh: "所有人" } },
  });
});

it.each([
  ["a.json", "{", "not_json", ""],
  ["a.json", "[]", "invalid", ""],
  ["a.json", JSON.stringify({ key: "b", name: "B", rule: {} }), "invalid", "/key"],
  ["A b.json", JSON.stringify({ key: "A b", name: "B", rule: {} }), "invalid", "/key"],
  ["a.json", JSON.stringify({ key: "a", rule: {} }), "invalid", "/name"],
  ["a.json", JSON.stringify({ key: "a", name: "A", labels: { fr: "A" }, rule: {} }), "invalid", "/labels"],
  ["a.json", JSON.stringify({ key: "a", name: "A", rule: {}, rules: [] }), "invalid", ""],
])("says where %s holds no segment: %s", (name, text, code, path) => {
  expect(parseFile({ name, text })).toMatchObject({ ok: false, error: [{ code, path }] });
});
