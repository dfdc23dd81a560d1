import type { Instant } from "#lib/std/time-zone.ts";

/** Who was in a segment at a moment, by which of its versions. */
export type Seen = {
  readonly at: Instant;
  readonly versionNo: number;
  readonly cause: "published" | "time";
  readonly members: ReadonlySet<bigint>;
};

export type Interval = {
  readonly customerId: bigint;
  readonly entered: Turn;
  /** Left out while they are in. */
  readonly left?: Turn;
};

type Turn = Pick<Seen, "at" | "versionNo" | "cause">;

/** The intervals of what was seen at ascending moments: each begins and ends at the moment where it was first noticed. */
export function intervalsOf(seen: readonly Seen[]): readonly Interval[] {
  const closed: Interval[] = [];
  const open = new Map<bigint, Turn>();
  for (const { members, ...turn } of seen) {
    for (const [customerId, entered] of [...open]) {
      if (members.has(customerId)) continue;
      closed.push({ customerId, entered, left: turn });
      open.delete(customerId);
    }
    for (const customerId of members) if (!open.has(customerId)) open.set(customerId, turn);
  }
  return [...closed, ...[...open].map(([customerId, entered]) => ({ customerId, entered }))];
}
