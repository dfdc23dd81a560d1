import { timeReader } from "#lib/imports/time-format.ts";
import { timeZone } from "#lib/std/time-zone.ts";

const FORMATS = [
  "iso",
  "YYYY-MM-DD HH:mm:ss",
  "YYYY-MM-DD HH:mm",
  "YYYY/MM/DD HH:mm:ss",
  "YYYY/MM/DD HH:mm",
  "YYYY/M/D H:mm",
  "YYYY/M/D",
  "YYYY年M月D日 HH:mm",
  "YYYY年M月D日",
  "DD.MM.YYYY HH:mm:ss",
  "DD.MM.YYYY HH:mm",
  "DD.MM.YYYY",
  "DD/MM/YYYY HH:mm:ss",
  "DD/MM/YYYY HH:mm",
  "DD/MM/YYYY",
  "MM/DD/YYYY HH:mm:ss",
  "MM/DD/YYYY HH:mm",
  "MM/DD/YYYY",
  "M/D/YYYY H:mm",
  "M/D/YYYY",
  "D/M/YYYY H:mm",
  "M/D/YY H:mm",
  "YYYYMMDD",
  "unix_ms",
  "unix",
] as const;

/** The first format that reads all of the times; "iso" if none does. Day and month are told apart only by days above 12. */
export function guessTimeFormat(times: readonly string[]): string {
  const utc = timeZone("UTC");
  const isUnix = times.length > 0 && times.every((text) => /^\s*\d{9,10}(\.\d+)?\s*$/.test(text));
  if (isUnix) return "unix";
  const fitting = FORMATS.find((format) => {
    const read = timeReader(format, utc);
    return times.length > 0 && times.every((text) => read(text) !== undefined);
  });
  return fitting ?? "iso";
}
