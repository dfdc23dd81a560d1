import type { Rule } from "#lib/rules/schema.ts";

/** How a language writes groups: what stands between clauses, and brackets. */
export type Frame = {
  readonly all: string;
  readonly any: string;
  readonly open: string;
  readonly close: string;
  /** What stands before the brackets of those who are not meant. */
  readonly notAmong: string;
};

/** A clause that may be a group: brackets are taken off, joined clauses read one by one by `condition`. */
export function readClause(
  text: string,
  frame: Frame,
  condition: (text: string) => Rule | undefined,
): Rule | undefined {
  for (const [kind, separator] of [
    ["all", frame.all],
    ["any", frame.any],
  ] as const) {
    const parts = splitOutside(text, separator, frame);
    if (parts.length < 2) continue;
    const rules = parts.map((part) => readClause(part, frame, condition));
    return rules.includes(undefined)
      ? undefined
      : { kind, rules: rules.filter((rule) => rule !== undefined) };
  }
  const { notAmong } = frame;
  if (text.startsWith(notAmong)) {
    const inner = inBrackets(text.slice(notAmong.length), frame);
    const rule = inner === undefined ? undefined : readClause(inner, frame, condition);
    return rule && { kind: "not", rule };
  }
  const inner = inBrackets(text, frame);
  return inner === undefined ? condition(text) : readClause(inner, frame, condition);
}

/** What is inside, if one pair of brackets is around it all. */
function inBrackets(text: string, frame: Frame): string | undefined {
  const { open, close } = frame;
  if (!text.startsWith(open) || !text.endsWith(close)) return undefined;
  for (const { at, depth } of depths(text, frame)) {
    if (depth === 0) return at === text.length - 1 ? text.slice(1, -1) : undefined;
  }
  return undefined;
}

/** A text cut at a separator, but not inside brackets, quotes or backticks. */
function splitOutside(text: string, separator: string, frame: Frame): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { at, depth, isQuoted } of depths(text, frame)) {
    if (depth > 0 || isQuoted || at < start || !text.startsWith(separator, at)) continue;
    parts.push(text.slice(start, at));
    start = at + separator.length;
  }
  return [...parts, text.slice(start)];
}

/** How deep each character is in brackets, the closing one counting as outside. */
function* depths(text: string, { open, close }: Frame) {
  let depth = 0;
  let end: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    const isQuoted = end !== undefined;
    if (end !== undefined) {
      if (character === "\\") at += 1;
      else if (character === end) end = undefined;
    } else if (character === "“") end = "”";
    else if (character === "`") end = "`";
    else if (character === open) depth += 1;
    else if (character === close) depth -= 1;
    yield { at, depth, isQuoted };
  }
}
