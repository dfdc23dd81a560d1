/** What most texts are, which stays as it is. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII but NUL is meant.
const ascii = /^[\x01-\x7f]*$/;

/** Text as it is compared: well-formed (lone surrogates and NUL, which Postgres refuses, become U+FFFD) and in NFC. */
export function toComparable(text: string): string {
  if (ascii.test(text)) return text;
  return text.toWellFormed().replaceAll("\u0000", "\uFFFD").normalize("NFC");
}

/** Comparable text in lower case, for `contains` and `starts_with`. */
export function toLowerComparable(text: string): string {
  return toComparable(text).toLowerCase().normalize("NFC");
}

/** Orders text by Unicode code point (JavaScript's own order is by UTF-16 unit). */
export function compareByCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left === right) continue;
    // Surrogates stand for code points above all of the basic plane, U+E000–U+FFFF included.
    const isLeftSurrogate = (left & 0xf800) === 0xd800;
    const isRightSurrogate = (right & 0xf800) === 0xd800;
    if (isLeftSurrogate !== isRightSurrogate) return isLeftSurrogate ? 1 : -1;
    return left - right;
  }
  return a.length - b.length;
}

const snakeLetters = /^[a-z0-9_]+$/;

/** Most names are written so already. */
function isSnakeCase(name: string): boolean {
  return snakeLetters.test(name) && !name.startsWith("_") && !name.endsWith("_") && !name.includes("__");
}

/**
 * Names of events, properties and traits as they are stored: trimmed, NFC, snake case.
 * "Order Completed", "orderCompleted" and "order-completed" are all "order_completed"; "orders_30d" stays.
 */
export function toSnakeCase(name: string): string {
  if (isSnakeCase(name)) return name;
  return toComparable(name)
    .trim()
    .replace(/(\p{Ll}|\p{Nd})(\p{CWL})/gu, "$1_$2")
    .replace(/(\p{CWL})(\p{CWL}\p{Ll})/gu, "$1_$2")
    .replace(/[\s\-_./:]+/gu, "_")
    .replace(/^_+|_+$/g, "")
    .toLowerCase()
    .normalize("NFC");
}
