/**
 * The JSON object in what a model wrote: prose and code fences around it, comments, trailing commas and a missing last
 * brace do no harm. `undefined` if there is no object, or if more of its end is missing: half an answer may mean another
 * thing, and is never made up.
 */
export function findObject(text: string): unknown {
  for (let from = text.indexOf("{"); from !== -1; from = text.indexOf("{", from + 1)) {
    const candidate = objectAt(text, from);
    if (candidate === undefined) continue;
    const parsed = parse(candidate) ?? parse(mended(candidate));
    if (parsed !== undefined) return parsed;
  }
  return undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The text from a brace to the one that closes it, brackets in strings left alone; that one itself may be missing. */
function objectAt(text: string, from: number): string | undefined {
  const open: string[] = [];
  let isInString = false;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (isInString) {
      if (character === "\\") at++;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === "{") open.push("}");
    else if (character === "[") open.push("]");
    else if (character === "}" || character === "]") {
      if (open.pop() !== character) return undefined;
      if (open.length === 0) return text.slice(from, at + 1);
    }
  }
  const rest = text.slice(from).trimEnd();
  // Only where the last value is whole: after a closing bracket or quote, not in the middle of a word or number.
  return !isInString && open.length === 1 && /["}\]]$/.test(rest) ? `${rest}}` : undefined;
}

/** Outside of strings: comments and trailing commas taken out, Python's constants put into JSON's words. */
function mended(text: string): string {
  const strings = /"(?:[^"\\]|\\.)*"/gs;
  let made = "";
  let after = 0;
  for (const match of text.matchAll(strings)) {
    made += mendedGap(text.slice(after, match.index));
    made += match[0].replace(/\p{Cc}/gu, escaped);
    after = match.index + match[0].length;
  }
  const whole = made + mendedGap(text.slice(after));
  return whole.replace(/,(\s*[}\]])/g, (found, end: string, at: number) =>
    isInside(whole, at) ? found : end,
  );
}

function mendedGap(gap: string): string {
  return gap
    .replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, "")
    .replace(/\bNone\b/g, "null")
    .replace(/\bTrue\b/g, "true")
    .replace(/\bFalse\b/g, "false");
}

/** A raw line break or tab in a string, as JSON wants it. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Whether a place is in a string: an odd number of quotes, escaped ones left out, comes before it. */
function isInside(text: string, at: number): boolean {
  const quotes = text.slice(0, at).replace(/\\./g, "").match(/"/g);
  return (quotes?.length ?? 0) % 2 === 1;
}
