import type { ConditionReport } from "#lib/customers/why.ts";
import { featureUnit } from "#lib/features/units.ts";
import type { Format } from "#lib/i18n/format.ts";
import { measureUnit } from "#lib/rules/restate/reading.ts";
import type { Rule } from "#lib/rules/schema.ts";

/** The value by which a condition holds for a customer, as it reads; `undefined` of conditions that look at no single value. */
export function conditionValue(
  rule: Rule,
  value: ConditionReport["value"],
  format: Format,
): string | null | undefined {
  if (rule.kind === "not") return conditionValue(rule.rule, value, format);
  if (rule.kind !== "trait" && rule.kind !== "measure" && rule.kind !== "rank" && rule.kind !== "relative")
    return undefined;
  if (value === null || typeof value === "string") return value;
  if (rule.kind === "trait") return String(value);
  const { measure } = rule;
  const unit = measure.of === "feature" ? featureUnit(measure.feature) : measureUnit(measure);
  if (unit === "money") return format.money(value);
  return unit === "share" ? format.share(value) : format.number(value);
}
