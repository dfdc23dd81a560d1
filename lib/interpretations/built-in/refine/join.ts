import { type Leaf, leavesOf, withAt } from "#lib/interpretations/built-in/refine/slots.ts";
import { type Setting, say } from "#lib/interpretations/built-in/setting.ts";
import type { Choice } from "#lib/interpretations/schema.ts";
import type { Rule, TraitCondition } from "#lib/rules/schema.ts";

export type Joined = {
  readonly rule: Rule;
  /** How it was joined, and what else could be meant. */
  readonly label: string;
  readonly others: readonly Choice[];
  /** The question, where no way is likelier than the others, which `others` then lists all. */
  readonly mustAsk?: string;
};

type Kind = { readonly kind: "restrict" | "exclude" | "include"; readonly isSaid?: boolean };

/** A rule and some more words' rule as one. What was there before is kept as it is. */
export function join(
  { kind, isSaid = true }: Kind,
  base: Rule,
  more: Rule,
  setting: Setting | undefined,
): Joined {
  const words = setting ?? ({ locale: "en" } as const);
  if (kind === "exclude") return plain(allOf(base, { kind: "not", rule: more }));
  const same = sameTrait(base, more);
  if (kind === "include") {
    const besides = {
      label: say(words, "everybody of whom this holds, besides", "此外所有符合的人"),
      rule: anyOf(base, more),
    };
    if (!same) return plain(besides.rule);
    const label = say(words, "one more value of that condition", "该条件增加一个值");
    return {
      rule: withValues(base, same, [...same.held.value, ...same.added.value]),
      label,
      others: [besides],
    };
  }
  const both = allOf(base, more);
  if (same && !same.added.value.some((value) => same.held.value.includes(value))) {
    return {
      rule: both,
      label: "",
      mustAsk: say(
        words,
        "The rule asks for another value there. What is meant?",
        "规则在这里要求的是另一个值，指的是哪一种？",
      ),
      others: [
        {
          label: say(words, "instead of it", "替换原来的值"),
          rule: withValues(base, same, same.added.value),
        },
        {
          label: say(words, "either of them", "两者都可以"),
          rule: withValues(base, same, [...same.held.value, ...same.added.value]),
        },
      ],
    };
  }
  if (isSaid || base.kind === "everyone") return plain(both);
  const label = say(words, "as one more condition", "作为增加的条件");
  return {
    rule: both,
    label,
    others: [{ label: say(words, "in place of the whole rule", "替换整个规则"), rule: more }],
  };
}

function plain(rule: Rule): Joined {
  return { rule, label: "", others: [] };
}

function allOf(base: Rule, more: Rule): Rule {
  if (base.kind === "everyone") return more;
  return { kind: "all", rules: [...(base.kind === "all" ? base.rules : [base]), more] };
}

function anyOf(base: Rule, more: Rule): Rule {
  return { kind: "any", rules: [...(base.kind === "any" ? base.rules : [base]), more] };
}

type IsOneOf = Extract<TraitCondition, { op: "is" | "is_not" }>;
type Same = { readonly leaf: Leaf; readonly held: IsOneOf; readonly added: IsOneOf };

/** The one condition of the rule that asks for a value of the very trait that the words name. */
function sameTrait(base: Rule, more: Rule): Same | undefined {
  if (more.kind !== "trait" || more.op !== "is" || more.trait === "tags") return undefined;
  const found = leavesOf(base).flatMap((leaf): Same[] => {
    const { rule, isNegated } = leaf;
    const isSame = rule.kind === "trait" && rule.op === "is" && rule.trait === more.trait && !isNegated;
    return isSame ? [{ leaf, held: rule, added: more }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

function withValues(base: Rule, { leaf, held }: Same, values: readonly string[]): Rule {
  return withAt(base, leaf.pointer, { ...held, value: [...new Set(values)] });
}
