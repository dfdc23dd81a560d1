import { ruleKey } from "#lib/rules/keys.ts";
import type { Rule } from "#lib/rules/schema.ts";
import type { ActiveSegment } from "#lib/segments/active.ts";

/** The keys of every part of a rule that is a rule itself, the whole included. */
function partKeys(rule: Rule): readonly string[] {
  const own = ruleKey(rule);
  switch (rule.kind) {
    case "all":
    case "any":
      return [own, ...rule.rules.flatMap(partKeys)];
    case "not":
      return [own, ...partKeys(rule.rule)];
    default:
      return [own];
  }
}

/** For each rule, the active segments whose own rules hold it as a part, by the rule's key. */
export function segmentsByPart(
  active: Iterable<ActiveSegment>,
): ReadonlyMap<string, readonly ActiveSegment[]> {
  const users = new Map<string, ActiveSegment[]>();
  for (const segment of active) {
    for (const key of new Set(partKeys(segment.rule))) {
      const known = users.get(key);
      if (known) known.push(segment);
      else users.set(key, [segment]);
    }
  }
  return users;
}
