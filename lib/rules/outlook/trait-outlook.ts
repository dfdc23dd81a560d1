import { type Datum, textsOf } from "#lib/messages/datum.ts";
import { meets } from "#lib/rules/comparisons.ts";
import type { Context } from "#lib/rules/context.ts";
import { crossings } from "#lib/rules/crossings.ts";
import { isClocked } from "#lib/rules/depends-on.ts";
import type { History } from "#lib/rules/history.ts";
import type { Foresee } from "#lib/rules/outlook/measure-outlook.ts";
import { firstFrom } from "#lib/rules/outlook/subject.ts";
import type { Duration, TraitCondition } from "#lib/rules/schema.ts";
import { stableJson } from "#lib/rules/stable-json.ts";
import { leastLength, shiftBy } from "#lib/rules/windows.ts";
import { toComparable } from "#lib/std/text.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** Foresees a condition on a trait's value; `undefined` if it compares it with the clock. */
export function foreseeTrait(condition: TraitCondition): Foresee | undefined {
  if (isClocked(condition)) return undefined;
  const { trait } = condition;
  const isMet = comparisonOf(condition);
  const duration = "for" in condition ? condition.for : undefined;
  if (duration !== undefined) return foreseeHeld(condition, isMet, duration);
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

/** A time without a break in which the comparison is met, up to `at`, itself not included. */
type Run = { readonly from: Instant; readonly at: Instant };

/** Moments within a run from which on it has been met for so long, or by the calendar not any more: a month after 31 January is 28 February, and so on. */
type Turn = { readonly at: Instant; readonly isLong: boolean };

/** Foresees that a comparison has been met for so long. */
function foreseeHeld(condition: TraitCondition, isMet: IsMet, duration: Duration): Foresee {
  const key = `runs ${stableJson(condition)}`;
  return (subject, context) => {
    const { asOf } = subject;
    const runs = subject.ever(key, () => runsOf(subject.history, condition.trait, isMet, duration, context));
    let next = firstFrom(runs, asOf + 1);
    const lasting = runs[next];
    const holds =
      lasting !== undefined &&
      lasting.from <= asOf &&
      lasting.from <= shiftBy(asOf, duration, -1, context.zone);
    for (let run = lasting; run; run = runs[next]) {
      const turn = run.turns().find(({ at, isLong }) => at > asOf && isLong !== holds);
      if (turn) return { holds, until: turn.at };
      if (holds) return { holds, until: run.at };
      next += 1;
    }
    return { holds, until: Infinity };
  };
}

type RunWithTurns = Run & { readonly turns: () => readonly Turn[] };

/** All that are long enough, with what is known to come, ascending; what of them turns is looked for when it is asked for. */
function runsOf(
  history: History,
  trait: string,
  isMet: IsMet,
  duration: Duration,
  context: Context,
): readonly RunWithTurns[] {
  const least = leastLength(duration);
  const runs: RunWithTurns[] = [];
  const add = (run: Run) => {
    if (run.at - run.from < least) return;
    let found: readonly Turn[] | undefined;
    const turns = () => {
      found ??= turnsOf(run, duration, context);
      return found;
    };
    runs.push({ ...run, turns });
  };
  const changes = history.traits.get(trait) ?? [];
  // Before its first value the trait is missing.
  let from = isMet(undefined, context) ? history.createdAt : undefined;
  for (const [index, { at, value }] of changes.entries()) {
    // Of several values at one instant only the last counts.
    if (changes[index + 1]?.at === at) continue;
    if (isMet(value, context)) from ??= at;
    else if (from !== undefined) {
      add({ from, at });
      from = undefined;
    }
  }
  if (from !== undefined) add({ from, at: Infinity });
  return runs;
}

function turnsOf({ from, at: end }: Run, duration: Duration, { zone }: Context): readonly Turn[] {
  return crossings(from, duration, -1, zone)
    .filter((at) => at > from && at < end)
    .toSorted((a, b) => a - b)
    .map((at) => ({ at, isLong: from <= shiftBy(at, duration, -1, zone) }));
}
