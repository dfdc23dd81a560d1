import type { Rule } from "#lib/rules/schema.ts";
import { err, ok, type Result } from "#lib/std/result.ts";

/**
 * "c1 AND (c2 OR NOT c3)" as a rule: NOT binds tighter than AND, AND tighter than OR. Every clause must be named, and
 * every name must be a clause: one left out, if it was not said to be removed, would be a condition lost.
 */
export function ruleOfLogic(
  logic: string,
  clauses: ReadonlyMap<string, Rule>,
  removed: ReadonlySet<string> = new Set(),
): Result<Rule, string> {
  const tokens = logic.match(/[()]|[^\s()]+/g) ?? [];
  const used = new Set<string>();
  let at = 0;
  const isWord = (word: string) => tokens[at]?.toUpperCase() === word;
  const alternatives = (): Rule | undefined => grouped("any", "OR", conjunction);
  const conjunction = (): Rule | undefined => grouped("all", "AND", factor);
  function grouped(kind: "all" | "any", word: string, part: () => Rule | undefined): Rule | undefined {
    const parts = [part()];
    while (isWord(word)) {
      at++;
      parts.push(part());
    }
    const rules = parts.filter((rule) => rule !== undefined);
    if (rules.length < parts.length) return undefined;
    return rules.length === 1 ? rules[0] : { kind, rules };
  }
  function factor(): Rule | undefined {
    if (isWord("NOT")) {
      at++;
      const rule = factor();
      return rule && { kind: "not", rule };
    }
    const token = tokens[at++];
    if (token === "(") {
      const rule = alternatives();
      return tokens[at++] === ")" ? rule : undefined;
    }
    const rule = token === undefined ? undefined : clauses.get(token);
    if (token !== undefined && rule) used.add(token);
    return rule;
  }
  const rule = alternatives();
  if (!rule || at < tokens.length) {
    const known = [...clauses.keys()].join(", ");
    return err(`logic: "${logic}" is not made of ${known}, AND, OR, NOT and brackets`);
  }
  const unused = [...clauses.keys()].filter((id) => !used.has(id) && !removed.has(id));
  return unused.length === 0 ? ok(rule) : err(`logic: ${unused.join(", ")} is not used`);
}
