import { type Datum, textsOf } from "#lib/messages/datum.ts";
import { meets } from "#lib/rules/comparisons.ts";
import type { Context } from "#lib/rules/context.ts";
import { crossings } from "#lib/rules/crossings.ts";
import { isClocked } from "#lib/rules/depends-on.ts";
import type { History, TraitValue } from "#lib/rules/history.ts";
import type { Foresee } from "#lib/rules/outlook/measure-outlook.ts";
import { firstFrom } from "#lib/rules/outlook/subject.ts";
import type { Duration, TraitCondition } from "#lib/rules/schema.ts";
import { shiftBy } from "#lib/rules/windows.ts";
import { toComparable } from "#lib/std/text.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** Foresees a condition on a trait's value; `undefined` if it compares it with the clock. */
export function foreseeTrait(condition: TraitCondition): Foresee | undefined {
  if (isClocked(condition)) return undefined;
  const { trait } = condition;
  const isMet = comparisonOf(condition);
  const duration = "for" in condition ? condition.for : undefined;
  if (duration !== undefined) return foreseeHeld(trait, isMet, duration);
  return ({ history, asOf }, context) => {
    const changes = history.traits.get(trait) ?? [];
    const next = firstFrom(changes, asOf + 1);
    return { holds: isMet(changes[next - 1]?.value, context), until: changes[next]?.at ?? Infinity };
  };
}

type IsMet = (value: Datum | undefined, context: Context) => boolean;

function comparisonOf(condition: TraitCondition): IsMet {
  const { op } = condition;
  if (op !== "is" && op !== "is_not") return (value, context) => meets(value, condition, context);
  const wanted = new Set(condition.value.map((value) => toComparable(value)));
  return (value) => textsOf(value).some((text) => wanted.has(text)) === (op === "is");
}

/** A time without a break in which the comparison is met, the end not included. */
type Run = { readonly from: Instant; readonly end: Instant };

/** Foresees that a comparison has been met for so long: only the run that lasts, and those to come, are looked at. */
function foreseeHeld(trait: string, isMet: IsMet, duration: Duration): Foresee {
  return ({ history, asOf }, context) => {
    const isLongEnough = (from: Instant, at: Instant) => from <= shiftBy(at, duration, -1, context.zone);
    const runs = runsFrom(history, trait, asOf, (value) => isMet(value, context));
    const first = runs.next().value;
    const isLasting = first !== undefined && first.from <= asOf;
    const holds = isLasting && isLongEnough(first.from, asOf);
    for (let run = first; run; run = runs.next().value) {
      const { from, end } = run;
      // By the calendar it can be long enough, and not so again a day later.
      const turns = crossings(from, duration, -1, context.zone)
        .filter((at) => at > Math.max(asOf, from) && at < end && isLongEnough(from, at) !== holds)
        .toSorted((a, b) => a - b);
      if (turns[0] !== undefined) return { holds, until: turns[0] };
      if (holds) return { holds, until: end };
    }
    return { holds, until: Infinity };
  };
}

/** The run that lasts at a moment, if one does, and those that are known to come, each when it is asked for. */
function* runsFrom(
  history: History,
  trait: string,
  asOf: Instant,
  isMet: (value: Datum | undefined) => boolean,
): Generator<Run, undefined> {
  const changes = history.traits.get(trait) ?? [];
  const ahead = firstFrom(changes, asOf + 1);
  let from = metSince(history, changes, ahead - 1, isMet);
  for (let index = ahead; index < changes.length; index += 1) {
    const { at, value } = changes[index] as TraitValue;
    if (isOverruled(changes, index)) continue;
    if (isMet(value)) from ??= at;
    else if (from !== undefined) {
      yield { from, end: at };
      from = undefined;
    }
  }
  if (from !== undefined) yield { from, end: Infinity };
}

/** Since when the value at a place and all before it have met the comparison; `undefined` if that one does not. Before the first the trait is missing. */
function metSince(
  { createdAt }: History,
  changes: readonly TraitValue[],
  place: number,
  isMet: (value: Datum | undefined) => boolean,
): Instant | undefined {
  let since: Instant | undefined;
  for (let index = place; index >= 0; index -= 1) {
    const { at, value } = changes[index] as TraitValue;
    if (isOverruled(changes, index)) continue;
    if (!isMet(value)) return since;
    since = at;
  }
  return isMet(undefined) ? createdAt : since;
}

/** Of several values at one instant only the last counts. */
function isOverruled(changes: readonly TraitValue[], index: number): boolean {
  return changes[index + 1]?.at === changes[index]?.at;
}
