import { quotedData, toDataText } from "#lib/interpretations/llm/data-text.ts";
import type { Vocabulary } from "#lib/interpretations/llm/vocabulary.ts";
import type { Events, Filter, Measure, Rule, Step } from "#lib/rules/schema.ts";
import { err, ok, type Result } from "#lib/std/result.ts";

/** A condition with its values as the data have them; or which of them the data do not have. */
export function resolveValues(rule: Rule, vocabulary: Vocabulary): Result<Rule, readonly string[]> {
  const problems: string[] = [];
  const resolved = condition(rule, vocabulary, problems);
  return problems.length > 0 ? err(problems) : ok(resolved);
}

function condition(rule: Rule, vocabulary: Vocabulary, problems: string[]): Rule {
  switch (rule.kind) {
    case "trait": {
      if (rule.op !== "is" && rule.op !== "is_not") return rule;
      const find = (text: string) => vocabulary.traitValue(rule.trait, text);
      return { ...rule, value: resolve(rule.value, rule.trait, find, vocabulary, problems) };
    }
    case "measure":
    case "rank":
    case "relative":
      return { ...rule, measure: measure(rule.measure, vocabulary, problems) };
    case "sequence":
      return {
        ...rule,
        steps: rule.steps.map((step): Step => ({ ...step, ...filtered(step, vocabulary, problems) })),
      };
    default:
      return rule;
  }
}

function measure(of: Measure, vocabulary: Vocabulary, problems: string[]): Measure {
  if (of.of === "feature") return of;
  if (of.of === "share") {
    return {
      ...of,
      part: measure(of.part, vocabulary, problems),
      whole: measure(of.whole, vocabulary, problems),
    };
  }
  return { ...of, ...filtered(of, vocabulary, problems) };
}

function filtered(
  { event, where }: Pick<Events, "event" | "where">,
  vocabulary: Vocabulary,
  problems: string[],
): { where?: Filter[] } {
  if (!where) return {};
  const events = typeof event === "string" ? [event] : event;
  return {
    where: where.map((filter): Filter => {
      if (filter.op !== "is" && filter.op !== "is_not") return filter;
      const find = (text: string) => vocabulary.propertyValue(events, filter.property, text);
      return { ...filter, value: resolve(filter.value, filter.property, find, vocabulary, problems) };
    }),
  };
}

function resolve(
  texts: readonly string[],
  of: string,
  find: (text: string) => string | undefined,
  { nearValues }: Vocabulary,
  problems: string[],
): string[] {
  return texts.map((text) => {
    const value = find(text);
    if (value !== undefined) return value;
    const near = nearValues(text).map((each) => quotedData(each));
    const hint = near.length > 0 ? `; near it are ${near.join(", ")}` : "";
    problems.push(`${quotedData(of)} has no value ${quotedData(toDataText(text))}${hint}`);
    return text;
  });
}
