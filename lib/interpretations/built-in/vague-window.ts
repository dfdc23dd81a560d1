import type { Measure, Rule, Window } from "#lib/rules/schema.ts";

/** A vague word's default with the time that the description gives instead of its own. */
export function withWindow(rule: Rule, window: Window): Rule {
  const isReplacing = hasWindow(rule);
  return change(rule, window, isReplacing);
}

function hasWindow(rule: Rule): boolean {
  if (rule.kind === "all" || rule.kind === "any") return rule.rules.some(hasWindow);
  if (rule.kind === "not") return hasWindow(rule.rule);
  if (rule.kind === "sequence") return rule.window !== undefined;
  if (rule.kind === "trait") return rule.op === "within";
  return (
    (rule.kind === "measure" || rule.kind === "rank" || rule.kind === "relative") &&
    "window" in rule.measure &&
    rule.measure.window !== undefined
  );
}

function change(rule: Rule, window: Window, isReplacing: boolean): Rule {
  switch (rule.kind) {
    case "all":
    case "any":
      return { ...rule, rules: rule.rules.map((child) => change(child, window, isReplacing)) };
    case "not":
      return { ...rule, rule: change(rule.rule, window, isReplacing) };
    case "sequence":
      return { ...rule, window };
    case "trait":
      return rule.op === "within" ? { ...rule, value: window } : rule;
    case "measure":
    case "rank":
    case "relative":
      return { ...rule, measure: changeMeasure(rule.measure, window, isReplacing) };
    default:
      return rule;
  }
}

function changeMeasure(measure: Measure, window: Window, isReplacing: boolean): Measure {
  if (measure.of === "feature" || measure.of === "periods") return measure;
  if (measure.of === "share") {
    return {
      ...measure,
      part: changeMeasure(measure.part, window, isReplacing),
      whole: changeMeasure(measure.whole, window, isReplacing),
    };
  }
  return isReplacing && measure.window === undefined ? measure : { ...measure, window };
}
