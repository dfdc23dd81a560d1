import { joinOf } from "#lib/rules/edit/outline.ts";
import { Rule } from "#lib/rules/schema.ts";

/** What stands in a sentence where nothing was chosen yet. */
export const GAP = "…";

/**
 * A condition that can be said although something is still to be chosen: empty texts, names and lists of values hold a
 * gap. `undefined` for what is no condition at all.
 */
export function readableRule(draft: unknown): Rule | undefined {
  const parsed = Rule.safeParse(draft);
  if (parsed.success) return parsed.data;
  const filled = Rule.safeParse(withGaps(draft));
  return filled.success ? filled.data : undefined;
}

/** The rule without groups that nothing is in yet, so that the rest of it can be said. */
export function withoutEmptyGroups(rule: unknown): unknown {
  if (typeof rule !== "object" || rule === null) return rule;
  const inside: unknown = Reflect.get(rule, "rule");
  if (Reflect.get(rule, "kind") === "not") return { ...rule, rule: withoutEmptyGroups(inside) };
  if (joinOf(rule) === undefined) return rule;
  const members: readonly unknown[] = Reflect.get(rule, "rules");
  const filled = members.map(withoutEmptyGroups).filter((member) => !isEmptyGroup(member));
  return { ...rule, rules: filled };
}

function isEmptyGroup(rule: unknown): boolean {
  if (typeof rule !== "object" || rule === null) return false;
  if (Reflect.get(rule, "kind") === "not") return isEmptyGroup(Reflect.get(rule, "rule"));
  return joinOf(rule) !== undefined && Reflect.get(rule, "rules").length === 0;
}

function withGaps(value: unknown, field = ""): unknown {
  if (value === "") return GAP;
  if (Array.isArray(value)) {
    if (value.length === 0 && (field === "value" || field === "event")) return [GAP];
    return value.map((element) => withGaps(element));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inside]) => !(name === "where" && Array.isArray(inside) && inside.length === 0))
      .map(([name, inside]) => [name, withGaps(inside, name)]),
  );
}
