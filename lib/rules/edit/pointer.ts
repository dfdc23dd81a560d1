import { type PathStep, toPointer } from "#lib/rules/problems.ts";

/**
 * Places in JSON by RFC 6901 pointers, and changes there that leave the rest as it is: what was not touched stays the
 * same object. A rule that is being edited need not be valid, so all of this takes any JSON.
 */

export function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** What is at a place, `undefined` where there is nothing. */
export function valueAt(json: unknown, pointer: string): unknown {
  let value = json;
  for (const step of stepsOf(pointer)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

/** The same JSON with another value at a place whose parent is there; `undefined` takes a field away. */
export function withValueAt(json: unknown, pointer: string, value: unknown): unknown {
  return change(json, stepsOf(pointer), value);
}

export function withInserted(json: unknown, listPointer: string, index: number, value: unknown): unknown {
  const list = valueAt(json, listPointer);
  return withValueAt(json, listPointer, (Array.isArray(list) ? list : []).toSpliced(index, 0, value));
}

export function withoutElement(json: unknown, pointer: string): unknown {
  const { parent, last } = partedAt(pointer);
  const list = valueAt(json, parent);
  return Array.isArray(list) ? withValueAt(json, parent, list.toSpliced(Number(last), 1)) : json;
}

/** A pointer as that of its parent and its last step. */
export function partedAt(pointer: string): { readonly parent: string; readonly last: string } {
  const steps = stepsOf(pointer);
  return { parent: toPointer(steps.slice(0, -1)), last: steps.at(-1) ?? "" };
}

/** Where this very object is, `undefined` if it is not in there. */
export function placeOf(json: unknown, wanted: object): string | undefined {
  const open: { value: unknown; path: readonly PathStep[] }[] = [{ value: json, path: [] }];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.value === wanted) return toPointer(node.path);
    if (typeof node.value !== "object" || node.value === null) continue;
    for (const [step, value] of Object.entries(node.value)) open.push({ value, path: [...node.path, step] });
  }
  return undefined;
}

/** Whether a place is at another, or inside it. */
export function isWithin(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}

function change(json: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(json)) return json.with(Number(step), change(json[Number(step)], rest, value));
  const fields: Record<string, unknown> = { ...Object(json) };
  const field = change(fields[step], rest, value);
  if (field === undefined) delete fields[step];
  else fields[step] = field;
  return fields;
}
