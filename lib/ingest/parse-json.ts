import { err, ok, type Result } from "#lib/std/result.ts";

/** A number that has more digits than a double holds. In a text it does no harm: then nothing is found to change. */
const LONG_INTEGER = /[:[,\s]-?\d{16}/;
const INTEGER = /^-?\d+$/;

/**
 * Parses JSON, except that an integer beyond what a double holds exactly becomes its digits as text: two customers
 * whose numeric ids differ in the last digit must not become one.
 */
export function parseJson(text: string): Result<unknown, string> {
  try {
    return ok(LONG_INTEGER.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== "number" || Number.isSafeInteger(value)) return value;
  const source = context?.source;
  return source !== undefined && INTEGER.test(source) ? source : value;
}
