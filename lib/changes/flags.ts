import { SENSITIVE_TRAITS } from "#lib/catalog/sensitive-traits.ts";
import { flagKinds, type ReviewFlag } from "#lib/changes/schema.ts";
import { builtInFormulas } from "#lib/features/built-in.ts";
import { dependsOn } from "#lib/rules/depends-on.ts";
import type { Rule } from "#lib/rules/schema.ts";

type FlagKind = ReviewFlag["kind"];

const TRAITS: Readonly<Record<Exclude<FlagKind, "person">, readonly string[]>> = {
  gender: ["gender", "sex"],
  age: ["birth_date", "birthday", "age"],
  place: ["country", "region", "city", "postal_code"],
  language: ["language"],
};

/**
 * What a reviewer should look at twice: rules that tell people apart by who they are rather than by what they do, and
 * those that name single persons. What the rule reads through features and other segments counts too.
 */
export function reviewFlags(
  rule: Rule,
  base: Rule | null,
  segmentRule: (key: string) => Rule,
): readonly ReviewFlag[] {
  const known = base ? traitsByKind(base, segmentRule) : new Map<FlagKind, string[]>();
  const found = traitsByKind(rule, segmentRule);
  return flagKinds.flatMap((kind) => {
    const traits = found.get(kind);
    return traits ? [{ kind, traits, isNew: !known.has(kind) }] : [];
  });
}

function traitsByKind(rule: Rule, segmentRule: (key: string) => Rule): Map<FlagKind, string[]> {
  const { traits } = dependsOn(rule, { formulas: builtInFormulas, segmentRule });
  const byKind = new Map<FlagKind, string[]>();
  for (const trait of [...traits].sort()) {
    const kind = kindOf(trait);
    if (kind) byKind.set(kind, [...(byKind.get(kind) ?? []), trait]);
  }
  return byKind;
}

function kindOf(trait: string): FlagKind | undefined {
  const kinds = ["gender", "age", "place", "language"] as const;
  return (
    kinds.find((kind) => TRAITS[kind].includes(trait)) ??
    (SENSITIVE_TRAITS.includes(trait) ? "person" : undefined)
  );
}
