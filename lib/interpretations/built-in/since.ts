import type { Frame, Item } from "#lib/interpretations/built-in/frame.ts";
import { frameOf, withFrame } from "#lib/interpretations/built-in/items.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import type { Window } from "#lib/rules/schema.ts";

/** From a stretch of time on: "more than a year ago and not since" is not in the last year; of one that lasts, it itself. */
export function since(before: Window | undefined): Window | undefined {
  if (before?.kind === "before_last") return { kind: "last", n: before.n, unit: before.unit };
  if (before?.kind === "ago") return { kind: "last", n: before.to.n, unit: before.to.unit };
  if (before?.kind === "between") return { kind: "since", from: dayAfter(before.to) };
  if (before?.kind === "calendar") return before.offset >= -1 ? { ...before, offset: 0 } : undefined;
  return before?.kind === "last" || before?.kind === "since" ? before : undefined;
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** "returned something and has not ordered since": what did not come after it. */
export function afterwards(items: readonly Item[], at: number): readonly Item[] {
  return items.map((item, index) => {
    const frame = frameOf(item);
    if (index !== at || !frame) return item;
    const { window: _, ...rest } = frame;
    return { ...withFrame(item, rest), by: "then" };
  });
}

/** "bought once and not since": so often, and not once more. */
export function exactly(items: readonly Item[], at: number): readonly Item[] {
  return items.flatMap((item, index) => {
    const frame = frameOf(item);
    if (index === at) return [];
    if (index !== at - 1 || !frame) return [item];
    const amounts = frame.amounts.map((amount) => ({ ...amount, isBare: false }));
    return [withFrame(item, { ...frame, amounts })];
  });
}

/** Of a clause that no sequence can say. */
export function isCounted({ amounts, isSpend, metric, vague }: Frame): boolean {
  return amounts.length > 0 || isSpend === true || metric !== undefined || (vague?.length ?? 0) > 0;
}

/** Whether the figure says how often, and not how much. */
export function isNumbered({ amounts, isSpend, only, metric, isSingle }: Frame): boolean {
  const isCount = amounts.every(({ unit }) => ["plain", "times", "orders", "items"].includes(unit));
  return isCount && !isSpend && !only && metric === undefined && !isSingle;
}

/** "first purchase over 200 and nothing since": there is no other one; of a sum it is not known since when. */
export function noneAfter(
  items: readonly Item[],
  at: number,
  before: Frame,
  { choices, setting, textOf }: Reading,
): readonly Item[] {
  const item = items[at - 1];
  if (before.only === "first" && item)
    return items.flatMap((each, index) => {
      if (index === at) return [];
      return [index === at - 1 ? withFrame(item, { ...before, isSole: true }) : each];
    });
  const last = frameOf(items[at]);
  if (last)
    choices.problem("incomplete", last, say(setting, `Since when is “${textOf(last)}”?`, "从什么时候算起？"));
  return items;
}
