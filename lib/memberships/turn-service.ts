import { setImmediate } from "node:timers/promises";
import {
  type Judged,
  type Judging,
  judgeAtHand,
  judgeWith,
  type SegmentsOf,
  slice,
} from "#lib/memberships/judging-service.ts";
import { applyVerdicts, type Moved } from "#lib/memberships/store.ts";
import { wakeDue } from "#lib/memberships/time-service.ts";
import { wakeBy } from "#lib/memberships/wake-store.ts";
import type { Writing } from "#lib/memberships/writing-service.ts";
import type { Instant } from "#lib/std/time-zone.ts";

type Circumstances = {
  readonly judging: Judging;
  readonly asOf: Instant;
  readonly segmentsOf: SegmentsOf;
  /** Of all segments that are followed, from an instant on. */
  readonly judgingSince: (since: Instant) => Promise<Judging>;
};

/**
 * Evaluates customers, some at a time, and writes what follows. While the database writes of some, the next are evaluated, as
 * far as it need not be asked anything about them: on a connection one thing is done at a time.
 *
 * @returns `judged`: how many pairs of a customer and a segment were evaluated
 */
export async function judgeInTurn(
  work: Writing,
  customerIds: readonly bigint[],
  { judging, asOf, segmentsOf, judgingSince }: Circumstances,
): Promise<Moved & { readonly judged: number }> {
  const moved = { entered: 0, left: 0, judged: 0 };

  async function judge(ids: readonly bigint[]): Promise<readonly Judged[]> {
    const woken = await wakeDue(work, ids, asOf, judgingSince);
    moved.entered += woken.entered;
    moved.left += woken.left;
    return judgeWith(judging, work.tx, ids, asOf, segmentsOf);
  }

  async function judgeMeanwhile(ids: readonly bigint[]): Promise<readonly Judged[] | undefined> {
    await setImmediate();
    const standings = work.standings.atHand(ids);
    if (!standings || [...standings.values()].some(({ wakeAt = Infinity }) => wakeAt <= asOf))
      return undefined;
    return judgeAtHand(judging, ids, asOf, segmentsOf);
  }

  async function write(judged: readonly Judged[]): Promise<void> {
    const { entered, left } = await applyVerdicts(work, judged, "message");
    await wakeBy(work, judged);
    moved.entered += entered;
    moved.left += left;
    for (const { inside, outside } of judged) moved.judged += inside.length + outside.length;
  }

  let foregone: readonly Judged[] | undefined;
  for (let from = 0; from < customerIds.length; from += slice) {
    const judged = foregone ?? (await judge(customerIds.slice(from, from + slice)));
    const meanwhile = judgeMeanwhile(customerIds.slice(from + slice, from + 2 * slice));
    // Should it fail: the transaction ends only after what is written.
    meanwhile.catch(() => undefined);
    await write(judged);
    foregone = await meanwhile;
  }
  return moved;
}
