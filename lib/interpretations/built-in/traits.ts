import type { Element } from "#lib/interpretations/built-in/frame.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import type { Rule } from "#lib/rules/schema.ts";

const ORDER = ["gender", "loyalty_tier", "city", "country", "province", "region", "language", "tags"];

/** Values of traits: one trait that all of them belong to, any of the values. */
export function traitsRule(
  element: Extract<Element, { kind: "traits" }>,
  { setting, choices, textOf }: Reading,
): Rule {
  const byTrait = new Map<string, Set<string>>();
  for (const { value, target } of element.values) {
    if (target.kind !== "trait") continue;
    const values = byTrait.get(target.trait) ?? new Set<string>();
    byTrait.set(target.trait, values);
    values.add(value);
  }
  const place = (trait: string) => (ORDER.includes(trait) ? ORDER.indexOf(trait) : ORDER.length);
  const [best] = [...byTrait].toSorted(([a, x], [b, y]) => y.size - x.size || place(a) - place(b));
  const [trait, values] = best ?? ["", new Set<string>()];
  const value = [...values];
  const typed = textOf(element).toLowerCase();
  if (element.join === "all") choices.note("value", element, `${textOf(element)} = ${value.join(", ")}`);
  else if (
    value.length === 1 &&
    !typed.includes((value[0] ?? "").toLowerCase()) &&
    ((value[0] ?? "").length > 2 || /\p{Script=Han}{2}/u.test(value[0] ?? ""))
  )
    choices.note("value", element, `${textOf(element)} = ${value[0]}`);
  const held = element.held && { for: element.held };
  if (element.isHeldShorter && !element.isNegated) {
    const now: Rule = { kind: "trait", trait, op: "is", value };
    return { kind: "all", rules: [now, { kind: "not", rule: { ...now, ...held } }] };
  }
  if (!element.isNegated) return { kind: "trait", trait, op: "is", value, ...held };
  choices.note(
    "trait",
    element,
    say(setting, `customers whose ${trait} is not known are left out`, "不包含该属性未知的客户"),
  );
  return {
    kind: "all",
    rules: [
      { kind: "trait", trait, op: "exists" },
      { kind: "trait", trait, op: "is_not", value, ...held },
    ],
  };
}
