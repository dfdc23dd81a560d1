import type { Context } from "#lib/rules/context.ts";
import { type Reach, within } from "#lib/rules/outlook/moving-window.ts";
import { type Subject, upTo } from "#lib/rules/outlook/subject.ts";
import type { Events } from "#lib/rules/schema.ts";
import type { Instant } from "#lib/std/time-zone.ts";

type Timed = readonly { readonly at: Instant }[];

/** One step of a sequence: the instants that meet it, also those to come that are known already, and how soon it has to follow. */
export type Follows = {
  readonly event: Events["event"];
  readonly all: (subject: Subject, context: Context) => Timed;
  readonly length: number;
};

/** An instant at which the steps so far can end, and the latest at which they can then have begun. */
export type Chain = { readonly at: Instant; readonly startedAt: Instant };

/** Those that a moving window holds at the moment. */
export function chainsWithin(
  steps: readonly Follows[],
  reach: Reach,
  subject: Subject,
  context: Context,
): readonly Chain[] {
  return chainsOf(steps, ({ all }) => {
    const list = upTo(all(subject, context), subject.asOf);
    return list.slice(...within(list, reach, context));
  });
}

/** Those of the whole history, also of what is to come. Those of them that began in a window are the ones that it holds. */
export function allChains(steps: readonly Follows[], subject: Subject, context: Context): readonly Chain[] {
  return chainsOf(steps, ({ all }) => all(subject, context));
}

function chainsOf(steps: readonly Follows[], instantsOf: (step: Follows) => Timed): readonly Chain[] {
  let chains: readonly Chain[] | undefined;
  for (const step of steps) {
    const instants = instantsOf(step);
    chains =
      chains === undefined
        ? instants.map(({ at }) => ({ at, startedAt: at }))
        : follow(chains, instants, step.length);
    if (chains.length === 0) break;
  }
  return chains ?? [];
}

/** Chains that go on with an instant after them, and soon enough. Both ascend by time. */
function follow(chains: readonly Chain[], instants: Timed, length: number): readonly Chain[] {
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
