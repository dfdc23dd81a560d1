import { calendarWords as englishCalendar } from "#lib/rules/restate/en-windows.ts";
import * as english from "#lib/rules/restate/en-words.ts";
import type { NameKind } from "#lib/rules/restate/names.ts";
import { calendarWords as chineseCalendar } from "#lib/rules/restate/zh-windows.ts";
import * as chinese from "#lib/rules/restate/zh-words.ts";
import type { RestateOptions } from "#lib/rules/restate.ts";
import type { CalendarWindow } from "#lib/rules/schema.ts";

/** What an entry is called in a list to choose from: the shop's own name, the usual word, or else its technical name. */
export function entryLabel(kind: NameKind, id: string, options: RestateOptions): string {
  const names = { ...options.labels, ...options.names };
  const known = names[kind];
  const own = known && Object.hasOwn(known, id) ? known[id] : undefined;
  if (own) return own;
  const word = wordOf(kind, id, options);
  return word.includes("`") ? id : capitalised(word);
}

/** "this month", "last month", "in the calendar month 3 months ago". */
export function calendarLabel(
  window: Pick<CalendarWindow, "unit" | "offset">,
  { locale }: RestateOptions,
): string {
  return capitalised(locale === "zh" ? chineseCalendar(window) : englishCalendar(window));
}

function wordOf(kind: NameKind, id: string, { locale, shop }: RestateOptions): string {
  const setting = { names: {}, shop };
  switch (kind) {
    case "events":
      return locale === "zh" ? chinese.eventName(id, setting) : english.eventWords(id, setting).one;
    case "traits":
      return locale === "zh" ? chinese.traitName(id, setting) : english.traitName(id, setting);
    case "properties":
      return locale === "zh" ? chinese.propertyName(id, setting) : english.propertyName(id, setting);
    case "features":
      return locale === "zh" ? chinese.featureName(id, setting) : english.featureName(id, setting);
    case "segments":
    case "lists":
      return id;
  }
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
