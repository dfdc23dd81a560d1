import type { Context } from "#lib/rules/context.ts";
import { isClocked } from "#lib/rules/depends-on.ts";
import type { Foresee } from "#lib/rules/outlook/measure-outlook.ts";
import { lastMoment, type Reach, reachOf, within } from "#lib/rules/outlook/moving-window.ts";
import { instantsSource, type Source } from "#lib/rules/outlook/sources.ts";
import { firstFrom, type Outlook, type Subject } from "#lib/rules/outlook/subject.ts";
import type { Duration, SequenceCondition } from "#lib/rules/schema.ts";
import { fixedLength, shiftBy } from "#lib/rules/windows.ts";
import type { Instant } from "#lib/std/time-zone.ts";

type Instants = Source<{ readonly at: Instant }>;

/** An instant at which the steps so far can end, and the latest at which they can then have begun. */
type Chain = { readonly at: Instant; readonly startedAt: Instant };

type Follows = { readonly source: Instants; readonly length: number };
type Silence = { readonly source: Instants; readonly within: Duration | undefined };

/**
 * Foresees a sequence from the chains of events that meet its steps: each counts as long as the window holds its
 * beginning, and, if nothing may have come after it, from when that is certain. `undefined` where a window or a step's time goes
 * by the calendar, or filters compare with the clock.
 */
export function foreseeSequence({ steps, window }: SequenceCondition): Foresee | undefined {
  const reach = reachOf(window);
  if (!reach || steps.some(({ where }) => where?.some(isClocked))) return undefined;
  const absentAt = steps.findIndex(({ absent }) => absent);
  const present = absentAt < 0 ? steps : steps.slice(0, absentAt);
  const followed = present.map(({ event, where, within: time }): Follows | undefined => {
    const source = instantsSource({ event, where });
    const length = time === undefined ? Infinity : fixedLength(time);
    return source && length !== undefined ? { source, length } : undefined;
  });
  const chained = followed.filter((step) => step !== undefined);
  if (chained.length < followed.length || chained.length === 0) return undefined;
  const last = steps[absentAt];
  const source = last && instantsSource(last);
  const silence = last && source ? { source, within: last.within } : undefined;
  const sources = [...chained.map((step) => step.source), ...(silence ? [silence.source] : [])];
  return (subject, context) => {
    const chains = chainsOf(chained, reach, subject, context);
    const outlook = silence
      ? foreseeSilence(chains, silence, reach, subject, context)
      : foreseeEnd(chains, reach);
    const nextAt = Math.min(...sources.map((each) => each.nextAt(subject)));
    return { holds: outlook.holds, until: Math.min(outlook.until, nextAt) };
  };
}

function chainsOf(
  steps: readonly Follows[],
  reach: Reach,
  subject: Subject,
  context: Context,
): readonly Chain[] {
  let chains: readonly Chain[] | undefined;
  for (const { source, length } of steps) {
    const list = source.list(subject, context);
    const [first, end] = within(list, reach, context);
    const instants = list.slice(first, end);
    chains =
      chains === undefined
        ? instants.map(({ at }) => ({ at, startedAt: at }))
        : follow(chains, instants, length);
    if (chains.length === 0) break;
  }
  return chains ?? [];
}

/** Chains that go on with an instant after them, and soon enough. Both ascend by time. */
function follow(
  chains: readonly Chain[],
  instants: readonly { readonly at: Instant }[],
  length: number,
): readonly Chain[] {
  // Those that can still go on, the latest beginning first: one that began earlier and ended earlier is of no more use.
  const open: Chain[] = [];
  let head = 0;
  let next = 0;
  return instants.flatMap(({ at }) => {
    for (let chain = chains[next]; chain !== undefined && chain.at < at; chain = chains[next]) {
      while (open.length > head && (open.at(-1)?.startedAt ?? 0) <= chain.startedAt) open.pop();
      open.push(chain);
      next += 1;
    }
    while (head < open.length && (open[head]?.at ?? 0) + length < at) head += 1;
    const best = open[head];
    return best ? [{ at, startedAt: best.startedAt }] : [];
  });
}

function foreseeEnd(chains: readonly Chain[], reach: Reach): Outlook {
  if (chains.length === 0) return { holds: false, until: Infinity };
  const latest = chains.reduce((most, { startedAt }) => Math.max(most, startedAt), -Infinity);
  return { holds: true, until: lastMoment(latest, reach) + 1 };
}

/** A chain that nothing followed counts from when its time for that is over to when the window lets go of it. */
function foreseeSilence(
  chains: readonly Chain[],
  silence: Silence,
  reach: Reach,
  subject: Subject,
  context: Context,
): Outlook {
  const list = silence.source.list(subject, context);
  const spans = chains
    .flatMap(({ at, startedAt }) => {
      const over = silence.within === undefined ? undefined : shiftBy(at, silence.within, 1, context.zone);
      const heard = list[firstFrom(list, at + 1)];
      const isSilent = heard === undefined || (over !== undefined && heard.at > over);
      const span = { from: over ?? -Infinity, to: lastMoment(startedAt, reach) };
      return isSilent && span.from <= span.to ? [span] : [];
    })
    .sort((a, b) => a.from - b.from);
  const { asOf } = context;
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
