import type { Context } from "#lib/rules/context.ts";
import { isClocked } from "#lib/rules/depends-on.ts";
import { allChains, type Chain, chainsWithin, type Follows } from "#lib/rules/outlook/chains.ts";
import type { Foresee } from "#lib/rules/outlook/measure-outlook.ts";
import { lastMoment, type Reach, reachOf, unlessEarlier } from "#lib/rules/outlook/moving-window.ts";
import { allInstants } from "#lib/rules/outlook/sources.ts";
import { firstFrom, type Outlook, type Subject } from "#lib/rules/outlook/subject.ts";
import type { SequenceCondition } from "#lib/rules/schema.ts";
import { stableJson } from "#lib/rules/stable-json.ts";
import { fixedLength, shiftBy } from "#lib/rules/windows.ts";
import type { Instant } from "#lib/std/time-zone.ts";

type Step = SequenceCondition["steps"][number];

/**
 * Foresees a sequence from the chains of events that meet its steps: each counts as long as the window holds its
 * beginning, and, if nothing may have come after it, from when that is certain. `undefined` where a window or a step's time goes
 * by the calendar, or filters compare with the clock.
 */
export function foreseeSequence({ steps, window }: SequenceCondition): Foresee | undefined {
  const reach = reachOf(window);
  if (!reach || steps.some(({ where }) => where?.some(isClocked))) return undefined;
  const absentAt = steps.findIndex(({ absent }) => absent);
  const absent = steps[absentAt];
  const followed = (absent ? steps.slice(0, absentAt) : steps).map(followsOf);
  const present = followed.filter((step) => step !== undefined);
  if (present.length < followed.length || present.length === 0) return undefined;
  const key = `chains ${stableJson(steps)}`;
  const foresee = absent ? foreseeSilence(present, absent, reach, key) : foreseeEnd(present, reach, key);
  const events = [...present, ...(absent ? [absent] : [])].map(({ event }) => event);
  return (subject, context) => {
    const nextAt = Math.min(...events.map((event) => subject.named(event).nextAt));
    return unlessEarlier(nextAt, foresee(subject, context));
  };
}

function followsOf({ event, where, within: time }: Step): Follows | undefined {
  const length = time === undefined ? Infinity : fixedLength(time);
  return length === undefined ? undefined : { event, all: allInstants({ event, where }), length };
}

function foreseeEnd(steps: readonly Follows[], reach: Reach, key: string): Foresee {
  const chainsHeld = heldBy(reach, steps, key, (chains) => chains);
  return (subject, context) => {
    const chains = chainsHeld(subject, context);
    if (chains.length === 0) return { holds: false, until: Infinity };
    const latest = chains.reduce((most, { startedAt }) => Math.max(most, startedAt), -Infinity);
    return { holds: true, until: lastMoment(latest, reach) + 1 };
  };
}

/** A chain; from when it is certain that nothing followed it in time, always where there is no limit; and when the first did, if ever. */
type Ending = Chain & { readonly from: Instant; readonly heardAt: Instant };

/** A chain that nothing followed counts from when its time for that is over to when the window lets go of it. */
function foreseeSilence(steps: readonly Follows[], absent: Step, reach: Reach, key: string): Foresee {
  const { within: limit } = absent;
  const heard = allInstants(absent);
  const endingsHeld = heldBy(reach, steps, key, (chains, subject, context) => {
    const list = heard(subject, context);
    return chains.map((chain): Ending => {
      const from = limit === undefined ? -Infinity : shiftBy(chain.at, limit, 1, context.zone);
      return { ...chain, from, heardAt: list[firstFrom(list, chain.at + 1)]?.at ?? Infinity };
    });
  });
  return (subject, context) => {
    const { asOf } = subject;
    const spans = endingsHeld(subject, context)
      .filter(({ from, heardAt }) => heardAt > asOf || (limit !== undefined && heardAt > from))
      .map(({ from, startedAt }) => ({ from, to: lastMoment(startedAt, reach) }))
      .filter(({ from, to }) => from <= to)
      .sort((a, b) => a.from - b.from);
    return outlookOfSpans(spans, asOf);
  };
}

/** @param spans from when to when it holds, both included, ascending by their beginnings */
function outlookOfSpans(spans: readonly { from: Instant; to: Instant }[], asOf: Instant): Outlook {
  let held = -Infinity;
  for (const { from, to } of spans) {
    if (from > Math.max(asOf, held + 1)) {
      if (held >= asOf) break;
      return { holds: false, until: from };
    }
    held = Math.max(held, to);
  }
  return held >= asOf ? { holds: true, until: held + 1 } : { holds: false, until: Infinity };
}

/**
 * What is made of the chains that the window holds at a moment. It is made once for all moments, of the whole history and all that is
 * known to come, unless the window holds little of that and moves on.
 */
function heldBy<T extends Chain>(
  reach: Reach,
  steps: readonly Follows[],
  key: string,
  make: (chains: readonly Chain[], subject: Subject, context: Context) => readonly T[],
): (subject: Subject, context: Context) => readonly T[] {
  return (subject, context) => {
    const { from, until } = context.spanOf(reach.window);
    if (reach.length < Infinity && holdsLittle(steps, from, subject, context)) {
      return make(chainsWithin(steps, reach, subject, context), subject, context);
    }
    const all = subject.ever(key, () => make(allChains(steps, subject, context), subject, context));
    const held = all.slice(firstFrom(all, from), firstFrom(all, Math.min(until, subject.asOf + 1)));
    return from === -Infinity ? held : held.filter(({ startedAt }) => startedAt >= from);
  };
}

/** Less than half of what could begin a chain. */
function holdsLittle(
  [first]: readonly Follows[],
  from: Instant,
  subject: Subject,
  context: Context,
): boolean {
  const list = first?.all(subject, context) ?? [];
  return firstFrom(list, from) > list.length / 2;
}
