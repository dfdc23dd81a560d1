/** Longer names and values are cut: nobody says more of one in a description. */
export const MAX_DATA_CHARACTERS = 60;

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/**
 * A name or value from data as it is shown to a language model: without control, bidirectional and other invisible
 * characters, on one line, cut to a bound. It is data and never instruction; `quotedData` puts it in its marked place.
 */
export function toDataText(text: string): string {
  const clean = text.toWellFormed().normalize("NFC").replace(/\s+/gu, " ").replace(INVISIBLE, "").trim();
  const characters = [...clean];
  return characters.length <= MAX_DATA_CHARACTERS
    ? clean
    : `${characters.slice(0, MAX_DATA_CHARACTERS - 1).join("")}…`;
}

/** What could end a marked place or begin another: written as escapes, which JSON reads as the same characters. */
const DELIMITERS = /[<>`[\]{}|\u2028\u2029]/g;

/** Data as JSON text in which no character can close the place that it is in. */
export function quotedData(value: string): string {
  return JSON.stringify(value).replace(DELIMITERS, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** A value as JSON in which every text is data; what is null or empty is left out. */
export function dataJson(value: unknown): string {
  if (typeof value === "string") return quotedData(toDataText(value));
  if (Array.isArray(value)) return `[${value.map(dataJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const fields = Object.entries(value).filter(([, each]) => !isNothing(each));
  return `{${fields.map(([name, each]) => `${quotedData(name)}:${dataJson(each)}`).join(",")}}`;
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
