import { instantFromText, instantInZone } from "#lib/std/iso-date.ts";
import { dayFromCivil, daysInMonth, type Instant, MS_PER_DAY, type TimeZone } from "#lib/std/time-zone.ts";

const TOKEN = /YYYY|YY|MM|M|DD|D|HH|H|mm|ss/g;

const DIGITS: Readonly<Record<string, string>> = {
  YYYY: "(?<year>\\d{4})",
  YY: "(?<shortYear>\\d{2})",
  MM: "(?<month>\\d{2})",
  M: "(?<month>\\d{1,2})",
  DD: "(?<day>\\d{2})",
  D: "(?<day>\\d{1,2})",
  HH: "(?<hour>\\d{2})",
  H: "(?<hour>\\d{1,2})",
  mm: "(?<minute>\\d{2})",
  ss: "(?<second>\\d{2})",
};

/** Reads the times of one column; `undefined` for a text that is none. */
export type TimeReader = (text: string) => Instant | undefined;

/**
 * @param format "iso", "unix" (seconds), "unix_ms", or a pattern such as "DD.MM.YYYY HH:mm"; what a pattern leaves out
 *   is the first of it (no hour: midnight)
 * @param zone of times without an offset
 */
export function timeReader(format: string, zone: TimeZone): TimeReader {
  switch (format) {
    case "iso":
      return (text) => instantFromText(text.trim()) ?? instantInZone(text, zone);
    case "unix":
      return (text) => readEpoch(text, 1_000);
    case "unix_ms":
      return (text) => readEpoch(text, 1);
    default:
      return patternReader(format, zone);
  }
}

/** Whether it names at least a year, a month and a day, each once. */
export function isTimeFormat(format: string): boolean {
  if (["iso", "unix", "unix_ms"].includes(format)) return true;
  const tokens = (format.match(TOKEN) ?? []).map((token) => (token === "mm" ? token : (token[0] ?? "")));
  return ["Y", "M", "D"].every((part) => tokens.includes(part)) && new Set(tokens).size === tokens.length;
}

/** Messages write years with four digits. */
const LAST = Date.UTC(10_000, 0, 1);

function readEpoch(text: string, factor: number): Instant | undefined {
  if (!/^\s*\d{1,15}(\.\d+)?\s*$/.test(text)) return undefined;
  const at = Math.floor(Number(text) * factor);
  return at < LAST ? at : undefined;
}

function patternReader(format: string, zone: TimeZone): TimeReader {
  const escaped = format.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(`^\\s*${escaped.replace(TOKEN, (token) => DIGITS[token] ?? token)}\\s*$`);
  return (text) => {
    const parts = pattern.exec(text)?.groups;
    if (!parts) return undefined;
    const year = parts.year === undefined ? 2000 + Number(parts.shortYear) : Number(parts.year);
    const [month, day] = [Number(parts.month), Number(parts.day)];
    const [hour, minute, second] = [parts.hour, parts.minute, parts.second].map((part) => Number(part ?? 0));
    const isReal = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
    if (!isReal || hour === undefined || minute === undefined || second === undefined) return undefined;
    if (hour > 23 || minute > 59 || second > 59) return undefined;
    const ofDay = hour * 3_600_000 + minute * 60_000 + second * 1_000;
    return zone.fromLocal(dayFromCivil(year, month, day) * MS_PER_DAY + ofDay);
  };
}
