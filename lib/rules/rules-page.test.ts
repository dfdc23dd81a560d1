import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { withExamples } from "#lib/rules/rules-page.ts";
import { Filter, Measure, TraitCondition, Window } from "#lib/rules/schema.ts";

const page = readFileSync(new URL("./../../docs/rules.md", import.meta.url), "utf8");
const examples = [...page.matchAll(/<!-- example (.+) -->/g)].map((match) => match[1]).join("\n");

describe("docs/rules.md", () => {
  it("says its examples as the code does (if not: npm run docs:rules)", () => {
    expect(withExamples(page)).toBe(page);
  });

  it("has an example of every kind of condition, measure, window and op", () => {
    const kinds = [
      "everyone",
      "all",
      "any",
      "not",
      "trait",
      "measure",
      "rank",
      "relative",
      "sequence",
      "segment",
      "list",
    ];
    for (const kind of [...kinds, ...literals(Window, "kind")])
      expect(examples).toContain(`"kind":"${kind}"`);
    for (const op of [...literals(Filter, "op"), ...literals(TraitCondition, "op")])
      expect(examples).toContain(`"op":"${op}"`);
    for (const of of literals(Measure, "of")) expect(examples).toContain(`"of":"${of}"`);
  });
});

/** The values that tell the variants of a union apart, read from the schema. */
function literals(schema: object, field: string): string[] {
  const found = new Set<string>();
  const options: unknown = Reflect.get(schema, "options");
  for (const option of Array.isArray(options) ? options : []) {
    const values: unknown =
      option.shape?.[field]?.def?.values ?? Object.values(option.shape?.[field]?.def?.entries ?? {});
    for (const value of Array.isArray(values) ? values : []) found.add(String(value));
  }
  if (found.size === 0) throw new Error(`The schema has no ${field}`);
  return [...found];
}
