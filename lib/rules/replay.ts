import { checkSense } from "#lib/rules/check-sense.ts";
import { checkShape } from "#lib/rules/check-shape.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { stableJson } from "#lib/rules/stable-json.ts";

const conflict = Symbol("conflict");
type Merged = unknown | typeof conflict;

/**
 * Does to a rule what made one of another: all places at which `changed` differs from `base` become as they are there.
 *
 * @returns `undefined` if the rule differs from `base` at the same places itself, or what comes of it is no rule
 */
export function replay(rule: Rule, base: Rule, changed: Rule): Rule | undefined {
  const merged = merge(rule, base, changed);
  if (merged === conflict) return undefined;
  const shaped = checkShape(merged);
  return shaped.ok && checkSense(shaped.value).length === 0 ? shaped.value : undefined;
}

function merge(mine: unknown, base: unknown, theirs: unknown): Merged {
  const [a, b, c] = [mine, base, theirs].map((value) => stableJson(value ?? null));
  if (a === b || a === c) return theirs;
  if (b === c) return mine;
  if (isList(mine) && isList(base) && isList(theirs)) return mergeLists(mine, base, theirs);
  if (isRecord(mine) && isRecord(base) && isRecord(theirs)) return mergeFields(mine, base, theirs);
  return conflict;
}

function mergeLists(mine: readonly unknown[], base: readonly unknown[], theirs: readonly unknown[]): Merged {
  if (mine.length !== base.length || theirs.length !== base.length) return conflict;
  const merged = mine.map((each, index) => merge(each, base[index], theirs[index]));
  return merged.includes(conflict) ? conflict : merged;
}

function mergeFields(mine: Fields, base: Fields, theirs: Fields): Merged {
  const names = new Set([...Object.keys(mine), ...Object.keys(base), ...Object.keys(theirs)]);
  const merged = [...names].map((name) => [name, merge(mine[name], base[name], theirs[name])] as const);
  if (merged.some(([, value]) => value === conflict)) return conflict;
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

type Fields = Readonly<Record<string, unknown>>;

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
