import type { Fact, Unit } from "#lib/explanations/fact.ts";
import { windowDaysOf } from "#lib/explanations/subjects.ts";
import type { FactField } from "#lib/explanations/template.ts";
import type { Format } from "#lib/i18n/format.ts";
import { quoted } from "#lib/rules/restate/names.ts";
import { assertNever } from "#lib/std/assert-never.ts";

export type Reading = { readonly format: Format; readonly labelOf: (fact: Fact) => string };

const thinGap = "\u202f";

/** A field of a fact as it is read, or `undefined` if the fact has no such thing. */
export function shownField(fact: Fact, field: FactField, { format, labelOf }: Reading): string | undefined {
  const shown = (value: number | null) => (value === null ? undefined : shownValue(value, fact.unit, format));
  switch (field) {
    case "value":
      return shown(fact.value);
    case "base":
      return shown(fact.base);
    case "change":
      return fact.value === null || fact.base === null ? undefined : shownChange(fact, format);
    case "n":
      return format.count(fact.n);
    case "baseN":
      return fact.baseN === null ? undefined : format.count(fact.baseN);
    case "label":
      return labelOf(fact);
    case "name":
      return fact.name === null ? undefined : quoted(shortened(fact.name));
    case "window": {
      const days = fact.about === null ? undefined : windowDaysOf(fact.about);
      return days === undefined ? undefined : shownDays(days, format);
    }
    default:
      return assertNever(field);
  }
}

/** A value in its unit: €412, 8.1 %, 12 days. */
export function shownValue(value: number, unit: Unit, format: Format): string {
  switch (unit) {
    case "count":
      return Number.isInteger(value) ? format.count(value) : format.number(value);
    case "change":
      return format.change(Math.round(value));
    case "number":
      return format.number(value);
    case "money":
      return format.money(value, Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : 2);
    case "share":
      return format.share(value);
    case "days":
      return shownDays(value, format);
    case "years":
      return inWords(value, format, "year", "岁");
    case "moment":
      return format.dateTime(value);
    default:
      return assertNever(unit);
  }
}

/** Whether a fact's value and base read the same, so that no text can tell them apart. */
export function readsTheSame({ value, base, unit }: Fact, format: Format): boolean {
  if (value === null || base === null) return false;
  return shownValue(value, unit, format) === shownValue(base, unit, format);
}

/** How far the value is from the base, without a sign; of shares in percentage points. */
function shownChange({ value, base, unit }: Fact, format: Format): string {
  const change = Math.abs((value ?? 0) - (base ?? 0));
  if (unit !== "share") return shownValue(change, unit, format);
  const points = format.number(Math.round(change * 1000) / 10);
  if (format.settings.locale === "zh") return `${points}${thinGap}个百分点`;
  return `${points} percentage ${points === "1" ? "point" : "points"}`;
}

function shownDays(days: number, format: Format): string {
  return inWords(days, format, "day", "天");
}

function inWords(value: number, format: Format, english: string, chinese: string): string {
  const figure = format.number(value);
  if (format.settings.locale === "zh") return `${figure}${thinGap}${chinese}`;
  return `${figure} ${english}${value === 1 ? "" : "s"}`;
}

const longestName = 60;

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= longestName ? text : `${characters.slice(0, longestName - 1).join("")}…`;
}
