import type { Coverage } from "#lib/interpretations/schema.ts";
import { placesOf } from "#lib/rules/places.ts";
import type { Rule } from "#lib/rules/schema.ts";

/** A stretch of the description, and the conditions it became: by their numbers, from 0 in the order of the rule. */
export type Stretch = { readonly text: string; readonly conditions: readonly number[] };

/** The whole description, cut where its words became a condition and where they did not. */
export function stretchesOf(
  description: string,
  coverage: readonly Coverage[],
  rule: Rule,
): readonly Stretch[] {
  const pointers = placesOf(rule).map(({ pointer }) => pointer);
  const conditionsAt = (path: string) =>
    pointers.flatMap((pointer, index) => (isWithin(pointer, path) || isWithin(path, pointer) ? [index] : []));
  const stretches: Stretch[] = [];
  const add = (text: string, conditions: readonly number[]) => {
    if (text !== "") stretches.push({ text, conditions });
  };
  let at = 0;
  for (const { span, paths } of coverage.toSorted((a, b) => a.span.from - b.span.from)) {
    if (paths.length === 0 || span.from < at) continue;
    add(description.slice(at, span.from), []);
    add(description.slice(span.from, span.to), [...new Set(paths.flatMap(conditionsAt))]);
    at = Math.max(at, span.to);
  }
  add(description.slice(at), []);
  return stretches;
}

function isWithin(pointer: string, path: string): boolean {
  return pointer === path || pointer.startsWith(`${path}/`);
}
