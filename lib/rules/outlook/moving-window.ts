import type { Context } from "#lib/rules/context.ts";
import { firstFrom, type Outlook } from "#lib/rules/outlook/subject.ts";
import type { Window } from "#lib/rules/schema.ts";
import { fixedLength } from "#lib/rules/windows.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** A window from which events only fall out as time passes, so many milliseconds after they happened; or never. */
export type Reach = { readonly window: Window | undefined; readonly length: number };

/** @returns `undefined` for windows that move in other ways: by the calendar, or so that events come into them later */
export function reachOf(window: Window | undefined): Reach | undefined {
  switch (window?.kind) {
    case undefined:
    case "ever":
    case "between":
    case "since":
      return { window, length: Infinity };
    case "last": {
      const length = fixedLength(window);
      return length === undefined ? undefined : { window, length };
    }
    default:
      return undefined;
  }
}

type Timed = readonly { readonly at: Instant }[];

/** Those of a list, ascending by time and none after the moment, that the window holds at the moment: from where to where. */
export function within(list: Timed, { window }: Reach, context: Context): readonly [number, number] {
  if (window === undefined) return [0, list.length];
  const { from, until } = context.spanOf(window);
  const first = Number.isFinite(from) ? firstFrom(list, from) : 0;
  return [first, until > context.asOf ? list.length : Math.max(first, firstFrom(list, until))];
}

/** When the window holds it for the last time. */
export function lastMoment(at: Instant, { length }: Reach): Instant {
  return at + length;
}

/**
 * The outlook of what depends on the events that a window still holds.
 *
 * @param add takes one more event into account, from the last to the first
 * @param holds whether it holds for those that were added so far
 * @param enough so many of the last ones decide it, however many there are
 */
export function outlookOf(
  list: Timed,
  reach: Reach,
  context: Context,
  add: (index: number) => void,
  holds: () => boolean,
  enough = Infinity,
): Outlook {
  const [from, end] = within(list, reach, context);
  const first = Math.max(from, end - enough);
  const isStill = reach.length === Infinity;
  const answers: boolean[] = [];
  for (let index = end - 1; index >= first; index -= 1) {
    if (!isStill) answers[index + 1 - first] = holds();
    add(index);
  }
  const now = holds();
  if (isStill) return { holds: now, until: Infinity };
  for (let index = first + 1; index <= end; index += 1) {
    const at = list[index - 1]?.at ?? 0;
    // Events of one instant fall out together.
    if (index < end && list[index]?.at === at) continue;
    if (answers[index - first] !== now) return { holds: now, until: lastMoment(at, reach) + 1 };
  }
  return { holds: now, until: Infinity };
}

/** Once something happens that is known already, it is looked at again. */
export function unlessEarlier(nextAt: Instant, { holds, until }: Outlook): Outlook {
  return { holds, until: Math.min(until, nextAt) };
}
