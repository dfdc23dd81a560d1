import { textsOf } from "#lib/messages/datum.ts";
import { meets } from "#lib/rules/comparisons.ts";
import { isClocked } from "#lib/rules/depends-on.ts";
import type { Foresee } from "#lib/rules/outlook/measure-outlook.ts";
import type { TraitCondition } from "#lib/rules/schema.ts";
import { traitAt } from "#lib/rules/traits.ts";
import { toComparable } from "#lib/std/text.ts";

/** Foresees a condition on a trait's value; `undefined` if it compares it with the clock, or asks how long it was so. */
export function foreseeTrait(condition: TraitCondition): Foresee | undefined {
  if (isClocked(condition) || ("for" in condition && condition.for !== undefined)) return undefined;
  const { trait, op } = condition;
  const wanted =
    op === "is" || op === "is_not" ? new Set(condition.value.map((value) => toComparable(value))) : undefined;
  return ({ history, asOf }, context) => {
    const value = traitAt(history, trait, asOf);
    const changes = history.traits.get(trait) ?? [];
    const isAllKnown = (changes.at(-1)?.at ?? asOf) <= asOf;
    const next = isAllKnown ? undefined : changes.find((change) => change.at > asOf);
    const isAny = wanted && textsOf(value).some((text) => wanted.has(text));
    const holds = isAny === undefined ? meets(value, condition, context) : isAny === (op === "is");
    return { holds, until: next?.at ?? Infinity };
  };
}
