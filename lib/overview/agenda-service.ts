import { type Actor, can, requirePermission } from "#lib/auth/permissions.ts";
import { listChanges } from "#lib/changes/reading-service.ts";
import type { ChangeListInput } from "#lib/changes/schema.ts";
import { db } from "#lib/db/client.ts";
import { readRoom } from "#lib/db/disk.ts";
import { env } from "#lib/env.ts";
import { listSegmentSweeps } from "#lib/memberships/service.ts";
import type { Agenda, Health } from "#lib/overview/agenda-schema.ts";
import { listUnfinished, readLastNo, readReplies } from "#lib/overview/agenda-store.ts";
import { askStatus } from "#lib/replica/population-client.ts";

const mostRows = 6;
const looked = 100;
const lateMs = 30 * 86_400_000;
const page = { page: 1, pageSize: looked, search: "" } as const;

/** What this person should look at now, by what their role does. */
export async function getAgenda(actor: Actor, now: Date): Promise<Agenda> {
  requirePermission(actor, "overview:read");
  const userId = actor.kind === "user" ? actor.userId : "";
  const mayPropose = can(actor, "segment:propose");
  return {
    asOf: now.toISOString(),
    toDecide: can(actor, "change:decide") ? await readToDecide(actor, userId) : null,
    own: mayPropose ? await readOwn(actor, userId, now) : null,
    unfinished: mayPropose ? await listUnfinished(db, userId, mostRows) : null,
    health: can(actor, "health:read") ? await readHealth(actor) : null,
  };
}

async function readToDecide(actor: Actor, userId: string): Promise<Agenda["toDecide"]> {
  const waiting = await listChanges(actor, {
    ...page,
    status: "pending",
    sort: "createdAt",
    direction: "asc",
  });
  const others = waiting.rows.filter(({ contributorIds }) => !contributorIds.includes(userId));
  const own = waiting.rows.length - others.length;
  return { rows: others.slice(0, mostRows), total: waiting.total - own };
}

async function readOwn(actor: Actor, userId: string, now: Date): Promise<Agenda["own"]> {
  const list = (input: Pick<ChangeListInput, "status" | "sort">) =>
    listChanges(actor, { ...page, ...input, authorId: userId, direction: "desc" });
  const open = (await list({ status: "open", sort: "createdAt" })).rows;
  const rejected = (await list({ status: "rejected", sort: "decidedAt" })).rows.filter(
    ({ decidedAt, segment }) =>
      decidedAt !== null &&
      now.getTime() - Date.parse(decidedAt) < lateMs &&
      !open.some((other) => other.segment.id === segment.id),
  );
  const own = [...open, ...rejected];
  const replies = await readReplies(
    db,
    own.map(({ id }) => id),
    userId,
  );
  return own.map((change) => ({ ...change, reply: replies.get(change.id) ?? null }));
}

async function readHealth(actor: Actor): Promise<Health> {
  const sweeps = await listSegmentSweeps(actor);
  const repaired = sweeps.reduce((sum, { differences }) => sum + differences, 0);
  return { ...(await readReplica()), repaired, ...(await readRoom()) };
}

async function readReplica(): Promise<Pick<Health, "replica" | "behind">> {
  const { TIDELINE_WORKER_PORT: port, TIDELINE_WORKER_TOKEN: token } = env;
  if (port === undefined || token === undefined) return { replica: "none", behind: 0 };
  const status = await askStatus({ port, token });
  if (!status) return { replica: "down", behind: 0 };
  if (status.uptoNo === null) return { replica: "filling", behind: 0 };
  return { replica: "ready", behind: Math.max(0, (await readLastNo(db)) - status.uptoNo) };
}
