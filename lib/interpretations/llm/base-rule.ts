import { dataJson } from "#lib/interpretations/llm/data-text.ts";
import { encodeRule } from "#lib/interpretations/llm/encode.ts";
import { redact } from "#lib/interpretations/llm/redact.ts";
import { dependsOn } from "#lib/rules/depends-on.ts";
import type { Condition, Rule } from "#lib/rules/schema.ts";

/** A rule that a description changes: its conditions by the ids that an answer names them by, and how they go together. */
export type BaseRule = {
  readonly rule: Rule;
  readonly conditions: ReadonlyMap<string, Condition>;
  readonly logic: string;
};

/** `undefined` of everyone: what changes that is a description by itself. */
export function baseOf(rule: Rule): BaseRule | undefined {
  if (rule.kind === "everyone") return undefined;
  const conditions = new Map<string, Condition>();
  const logic = logicOf(rule, conditions);
  return { rule, conditions, logic };
}

function logicOf(rule: Rule, conditions: Map<string, Condition>): string {
  switch (rule.kind) {
    case "all":
    case "any": {
      const parts = rule.rules.map((child) => logicOf(child, conditions));
      return `(${parts.join(rule.kind === "all" ? " AND " : " OR ")})`;
    }
    case "not":
      return `NOT ${logicOf(rule.rule, conditions)}`;
    default: {
      const id = `b${conditions.size + 1}`;
      // Inside of other rules "everyone" is no condition that one can name; it stays by its id like the others.
      conditions.set(id, rule as Condition);
      return id;
    }
  }
}

/**
 * The rule as it is shown to a model: a line of JSON for each condition, and the logic. Of conditions on what may not be
 * shown only the kind is told; they can be kept or taken away all the same.
 */
export function linesOf(
  { conditions, logic }: BaseRule,
  isShown: (name: string) => boolean,
): readonly string[] {
  const lines = [...conditions].map(([id, condition]) => {
    const clause = mayBeShown(condition, isShown) ? encodeRule(condition)?.clauses[0] : undefined;
    const { id: _, words: __, ...said } = clause ?? { id, words: "", kind: condition.kind };
    return dataJson({ id, ...said });
  });
  return [...lines, dataJson({ logic })];
}

function mayBeShown(condition: Condition, isShown: (name: string) => boolean): boolean {
  const { events, traits, properties } = dependsOn(condition);
  const names = [...events, ...traits, ...properties];
  return (
    names.every((name) => name === "*" || isShown(name)) && redact(JSON.stringify(condition)).count === 0
  );
}
