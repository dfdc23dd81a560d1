import { encodeRule } from "#lib/interpretations/llm/encode.ts";
import type { Rule } from "#lib/rules/schema.ts";

/** A description, its rule, and answers of a language model to it: right ones and such as do not hold. */
export const text = "women in Berlin who ordered at least 3 times in the last 90 days";
export const orders: Rule = {
  kind: "measure",
  measure: { of: "count", event: "order_completed", window: { kind: "last", n: 90, unit: "day" } },
  op: "gte",
  value: 3,
};
export const rule = {
  kind: "all",
  rules: [
    { kind: "trait", trait: "gender", op: "is", value: ["female", "女"] },
    { kind: "trait", trait: "city", op: "is", value: ["Berlin"] },
    orders,
  ],
} satisfies Rule;
export const words = ["women", "in Berlin", "ordered at least 3 times in the last 90 days"];
export const right = answer(rule, words);
export const invented = answer(
  { ...rule, rules: [...rule.rules.slice(0, 2), { ...orders, value: 500 } as Rule] },
  words,
);
export const dropped = answer({ kind: "all", rules: [rule.rules[0] as Rule, orders] }, [
  words[0] ?? "",
  words[2] ?? "",
]);
export const everyone = {
  links: [],
  outcome: "rule",
  clauses: [{ id: "c1", words: text, kind: "everyone" }],
  logic: "c1",
};

/** An answer in the flat form that says a rule, its clauses with these words. */
export function answer(of: Rule, said: readonly string[], changes: object = {}): object {
  const encoded = encodeRule(of);
  if (!encoded) throw new Error("cannot be said");
  const clauses = encoded.clauses.map((clause, index) => ({ ...clause, words: said[index] ?? "" }));
  return { links: [], outcome: "rule", assumptions: [], clauses, logic: encoded.logic, ...changes };
}
