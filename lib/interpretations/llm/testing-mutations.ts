import { Rule } from "#lib/rules/schema.ts";

/** Ways in which a rule can be wrong, each done at one place after the other. */

/** The rule with each of its numbers changed, one at a time. */
export function otherNumbers(rule: Rule): Rule[] {
  const json = JSON.stringify(rule);
  return [...json.matchAll(/(?<=":|\[|,)\d+(?:\.\d+)?(?=[,}\]])/g)]
    .filter(([number]) => Number(number) > 1)
    .map((match) => {
      const number = Number(match[0]);
      return json.slice(0, match.index) + (number * 2 + 17) + json.slice(match.index + match[0].length);
    })
    .flatMap((text) => {
      const parsed = Rule.safeParse(JSON.parse(text));
      return parsed.success ? [parsed.data] : [];
    });
}

export function withoutOne(rule: Rule): Rule[] {
  if (rule.kind !== "all" || rule.rules.length < 2) return [];
  return rule.rules.map((_, left): Rule => {
    const rules = rule.rules.filter((__, index) => index !== left);
    return rules.length === 1 && rules[0] ? rules[0] : { kind: "all", rules };
  });
}

export function affirmed(rule: Rule): Rule[] {
  if (rule.kind === "not") return [rule.rule];
  if (rule.kind !== "all") return [];
  if (!rule.rules.some(({ kind }) => kind === "not")) return [];
  return [{ kind: "all", rules: rule.rules.map((each) => (each.kind === "not" ? each.rule : each)) }];
}

const OTHER_WAY: Readonly<Record<string, string>> = { gt: "lt", gte: "lt", lt: "gte", lte: "gt" };

/** One more condition that nobody asked for, as a text of the data might tell a model. */
export function oneMore(rule: Rule): Rule[] {
  const more: Rule[] = [
    { kind: "trait", trait: "country", op: "is", value: ["FR"] },
    { kind: "trait", trait: "loyalty_tier", op: "is", value: ["silver"] },
    { kind: "trait", trait: "sms_consent", op: "is_true" },
  ];
  return more.map((each): Rule => ({ kind: "all", rules: [rule, each] }));
}

/** "Over" for "under", "did" for "did not". */
export function turnedRound(rule: Rule): Rule[] {
  return replaced(rule, /"op":"(gte?|lte?)"/g, ([, op = ""]) => `"op":"${OTHER_WAY[op]}"`);
}

export function withoutWindow(rule: Rule): Rule[] {
  return replaced(rule, /,"window":\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, () => "");
}

/** Months for days, weeks for months. */
export function otherUnits(rule: Rule): Rule[] {
  const pattern = /"unit":"(day|week|month|quarter|year)"/g;
  return replaced(rule, pattern, ([, unit]) => `"unit":"${unit === "month" ? "week" : "month"}"`);
}

/** "Or" for "and". */
export function otherGroups(rule: Rule): Rule[] {
  if (rule.kind !== "all" && rule.kind !== "any") return [];
  return [{ kind: rule.kind === "all" ? "any" : "all", rules: rule.rules }];
}

function replaced(rule: Rule, pattern: RegExp, by: (match: RegExpExecArray) => string): Rule[] {
  const json = JSON.stringify(rule);
  return [...json.matchAll(pattern)].flatMap((match) => {
    const text = json.slice(0, match.index) + by(match) + json.slice(match.index + match[0].length);
    const parsed = Rule.safeParse(parse(text));
    return parsed.success ? [parsed.data] : [];
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
