import { type Actor, systemActor } from "#lib/auth/permissions.ts";
import { commentOnChange } from "#lib/changes/comment-service.ts";
import { computeEffect } from "#lib/changes/effect-service.ts";
import { getChange, listChanges } from "#lib/changes/reading-service.ts";
import type { Change } from "#lib/changes/schema.ts";
import { decideChange, proposeChange } from "#lib/changes/service.ts";
import { type Database, db } from "#lib/db/client.ts";
import { demoPeople } from "#lib/demo/people.ts";
import type { World } from "#lib/demo/schema.ts";
import {
  type PlannedChange,
  type PlannedSegment,
  plannedDraft,
  plannedSegments,
} from "#lib/demo/segment-plan.ts";
import { replayMemberships } from "#lib/memberships/replay-service.ts";
import type { ReplicaPopulation } from "#lib/segments/replica-population-service.ts";
import type { SegmentContent } from "#lib/segments/schema.ts";
import { createSegment, getSegmentDetail } from "#lib/segments/service.ts";
import { AppError } from "#lib/std/app-error.ts";
import type { Instant } from "#lib/std/time-zone.ts";
import { listPeople } from "#lib/users/service.ts";

const HOUR = 3_600_000;
const WORKING_DAY = 9 * HOUR;

type Cast = Readonly<Record<"analyst" | "admin", Actor>>;

/** One thing that somebody does in the demo's story, at its time. */
type Act = { readonly daysBefore: number; readonly play: (at: Date) => Promise<unknown> };

/** Memberships are computed day by day for so many days, and week by week before. */
const DAILY = 45;

/**
 * Whether the demo's segments are there: the draft is what the story ends with. What people did with them since stays.
 */
export async function hasDemoSegments(database: Database): Promise<boolean> {
  return (await database.segment.count({ where: { key: plannedDraft.key } })) > 0;
}

/**
 * Makes the demo's segments through the services that people use: its analyst proposes, its admin approves, over the
 * months before the shop's end. Their memberships are computed as of each day since. The audit log alone keeps the time
 * of now: it cannot be dated back. It can be ended and begun again at any point.
 */
export async function makeDemoSegments(
  world: World,
  population: ReplicaPopulation,
  now: Instant,
): Promise<void> {
  const cast = await findCast();
  const acts = [...plannedSegments.flatMap((segment) => actsOf(segment, cast))];
  for (const { daysBefore, play } of acts.toSorted((a, b) => b.daysBefore - a.daysBefore)) {
    await play(dateOf(world, daysBefore));
  }
  for (const { key } of plannedSegments) {
    const { versions } = await getSegmentDetail(cast.analyst, key);
    await replayMemberships({ database: db, population }, { key, versions, moments: momentsOf(world, now) });
  }
  await computeEffects(cast.admin, population, now);
  await begin(plannedDraft, cast.analyst, dateOf(world, plannedDraft.daysBefore));
}

function actsOf(segment: PlannedSegment, cast: Cast): readonly Act[] {
  return segment.changes.flatMap((change) => {
    const { decision } = change;
    const find = () => findChange(segment.key, change.reason, cast.analyst);
    const asked: Act = {
      daysBefore: change.daysBefore,
      play: async (at) => (await find()) ?? propose(segment, change, cast.analyst, at),
    };
    const comments = (change.comments ?? []).map(
      ({ daysBefore, by, body }): Act => ({
        daysBefore,
        play: async (at) => comment(await find(), cast[by], body, at),
      }),
    );
    if (!decision) return [asked, ...comments];
    const decided: Act = {
      daysBefore: decision.daysBefore,
      play: async (at) => {
        const found = await find();
        if (found?.status !== "pending") return;
        const { verdict, note } = decision;
        await decideChange(cast.admin, { id: found.id, contentHash: found.contentHash, verdict, note }, at);
      },
    };
    return [asked, ...comments, decided];
  });
}

async function propose(segment: PlannedSegment, change: PlannedChange, author: Actor, at: Date) {
  const { changes: _, ...rest } = segment;
  const { activeVersionNo } = await begin(rest, author, at);
  return proposeChange(
    author,
    {
      segment: segment.key,
      baseVersionNo: activeVersionNo,
      content: contentOf(segment, change),
      reason: change.reason,
    },
    at,
  );
}

/** The segment; made if it is not there. */
async function begin(
  segment: Omit<SegmentContent, "rule"> & { key: string; draftRule?: unknown },
  author: Actor,
  at: Date,
) {
  const { key, name, description, labels, draftRule } = segment;
  const known = await getSegmentDetail(author, key).catch(ifNotFound);
  return known ?? createSegment(author, { key, name, description, labels, draftRule }, at);
}

async function comment(change: Change | undefined, author: Actor, body: string, at: Date): Promise<void> {
  if (!change) return;
  const { comments } = await getChange(author, change.id);
  if (comments.some((known) => known.body === body)) return;
  await commentOnChange(author, { id: change.id, body }, at);
}

async function findChange(segment: string, reason: string, actor: Actor): Promise<Change | undefined> {
  const page = { page: 1, pageSize: 100, direction: "asc", search: "" } as const;
  const { rows } = await listChanges(actor, { ...page, segment });
  return rows.find((row) => row.reason === reason);
}

/** What the requests that wait would do, so that whoever opens them need not ask first. */
async function computeEffects(actor: Actor, population: ReplicaPopulation, now: Instant): Promise<void> {
  const page = { page: 1, pageSize: 100, direction: "asc", search: "" } as const;
  for (const status of ["pending", "stale"] as const) {
    const { rows } = await listChanges(actor, { ...page, status });
    for (const { id } of rows) await computeEffect(actor, { id }, population, now);
  }
}

async function findCast(): Promise<Cast> {
  const { rows } = await listPeople(systemActor("demo"), {
    page: 1,
    pageSize: 500,
    direction: "asc",
    search: "",
  });
  const personOf = (role: "analyst" | "admin"): Actor => {
    const found = rows.find(({ email }) => email === demoPeople[role].email);
    if (!found) throw new Error(`The demo's ${role} is not there`);
    return { kind: "user", userId: found.id, name: found.name, role };
  };
  return { analyst: personOf("analyst"), admin: personOf("admin") };
}

function contentOf({ name, description, labels }: PlannedSegment, { rule }: PlannedChange): SegmentContent {
  return { rule, name, description, labels };
}

/** Whole days count back from the shop's last; their fraction is the time of day, from nine to six. */
function dateOf({ zone, end }: World, daysBefore: number): Date {
  const day = zone.dayOf(end) - Math.floor(daysBefore);
  const sinceNine = (1 - (daysBefore % 1)) * WORKING_DAY;
  return new Date(zone.startOfDay(day) + 9 * HOUR + Math.round(sinceNine));
}

/** Early in the morning of the shop's days up to now. */
function momentsOf({ zone, start }: World, now: Instant): readonly Instant[] {
  const today = zone.dayOf(now);
  const days = Array.from({ length: today - zone.dayOf(start) + 1 }, (_, index) => today - index);
  return days
    .filter((day) => today - day <= DAILY || day % 7 === 0)
    .map((day) => zone.startOfDay(day) + 5 * HOUR)
    .filter((at) => at <= now)
    .toReversed();
}

function ifNotFound(error: unknown): undefined {
  if (error instanceof AppError && error.kind === "not_found") return undefined;
  throw error;
}
