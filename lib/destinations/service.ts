import { randomBytes, randomUUID } from "node:crypto";
import { recordAudit } from "#lib/audit/record.ts";
import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { type Db, db, transaction } from "#lib/db/client.ts";
import { openSecret, sendOnce } from "#lib/destinations/deliver-service.ts";
import { listDeliveryRows, reviveDead } from "#lib/destinations/delivery-store.ts";
import type {
  Answer,
  CreateDestinationInput,
  Delivery,
  Destination,
  EditDestinationInput,
  NewDestination,
} from "#lib/destinations/schema.ts";
import {
  deleteDestination,
  findDestinationRow,
  findStored,
  insertDestination,
  isNameTaken,
  listDestinationRows,
  saveDestination,
} from "#lib/destinations/store.ts";
import { testMessage } from "#lib/destinations/webhook.ts";
import { env } from "#lib/env.ts";
import type { Page } from "#lib/http/paging.ts";
import { encrypt } from "#lib/secrets/encryption.ts";
import { getSegment } from "#lib/segments/service.ts";
import { AppError } from "#lib/std/app-error.ts";

export async function listDestinations(actor: Actor): Promise<Destination[]> {
  requirePermission(actor, "segment:export");
  return listDestinationRows(db);
}

/** Makes a destination and its secret, which is in this answer and nowhere else. It gets what moves from now on. */
export async function createDestination(
  actor: Actor,
  input: CreateDestinationInput,
): Promise<NewDestination> {
  requirePermission(actor, "destination:manage");
  const id = randomUUID();
  const secret = `whsec_${randomBytes(32).toString("base64")}`;
  return transaction(async (tx) => {
    await refuseTaken(tx, input.name);
    const segmentIds = await idsOf(tx, input.segments);
    const sealedSecret = encrypt(secret, installationSecret(), `destination ${id}`);
    const { name, url, allowsPrivate } = input;
    await insertDestination(tx, {
      id,
      name,
      url,
      sealedSecret,
      segmentIds,
      allowsPrivate,
      createdBy: actor.name,
    });
    await recordAudit(tx, actor, {
      action: "destination.created",
      subject: `destination:${id}`,
      detail: { name, url, segments: input.segments },
    });
    return { destination: await getDestination(tx, id), secret };
  });
}

/** Changes, pauses or takes up again. What waited while it was paused is sent then, in order. */
export async function editDestination(actor: Actor, input: EditDestinationInput): Promise<Destination> {
  requirePermission(actor, "destination:manage");
  const { id, name, url, allowsPrivate, status } = input;
  return transaction(async (tx) => {
    const before = await getDestination(tx, id);
    await refuseTaken(tx, name, id);
    const segmentIds = await idsOf(tx, input.segments);
    await saveDestination(tx, id, { name, url, allowsPrivate, status, segmentIds });
    const after = await getDestination(tx, id);
    await recordAudit(tx, actor, {
      action: "destination.changed",
      subject: `destination:${id}`,
      detail: { before: toAudited(before), after: toAudited(after) },
    });
    return after;
  });
}

/** Takes a destination away, with all that waited for it. */
export async function removeDestination(actor: Actor, id: string): Promise<void> {
  requirePermission(actor, "destination:manage");
  await transaction(async (tx) => {
    const { name, url } = await getDestination(tx, id);
    await deleteDestination(tx, id);
    await recordAudit(tx, actor, {
      action: "destination.removed",
      subject: `destination:${id}`,
      detail: { name, url },
    });
  });
}

/** Sends a message of nobody, once, and says what came of it. */
export async function testDestination(actor: Actor, id: string, now: () => number): Promise<Answer> {
  requirePermission(actor, "destination:manage");
  const stored = await findStored(db, id);
  if (!stored) throw new AppError("not_found", "destinations.not_found");
  const secret = openSecret(stored, installationSecret());
  if (secret === undefined) throw new AppError("conflict", "destinations.secret_lost");
  return sendOnce(stored, testMessage(randomUUID(), secret, now()), now);
}

/** What waits, and what was given up, with the last answer. */
export async function listDeliveries(
  actor: Actor,
  input: { readonly id: string; readonly page: number; readonly pageSize: number },
): Promise<Page<Delivery>> {
  requirePermission(actor, "segment:export");
  await getDestination(db, input.id);
  return listDeliveryRows(db, input.id, input);
}

/** Sends again what was given up. @returns how many messages */
export async function replayDead(actor: Actor, id: string, now: number): Promise<number> {
  requirePermission(actor, "destination:manage");
  return transaction(async (tx) => {
    const { name } = await getDestination(tx, id);
    const count = await reviveDead(tx, id, now);
    await recordAudit(tx, actor, {
      action: "destination.replayed",
      subject: `destination:${id}`,
      detail: { name, count },
    });
    return count;
  });
}

async function getDestination(source: Db, id: string): Promise<Destination> {
  const found = await findDestinationRow(source, id);
  if (!found) throw new AppError("not_found", "destinations.not_found");
  return found;
}

async function refuseTaken(tx: Db, name: string, except?: string): Promise<void> {
  if (await isNameTaken(tx, name, except))
    throw new AppError("conflict", "destinations.name_taken", { name });
}

async function idsOf(tx: Db, keys: readonly string[]): Promise<readonly string[]> {
  const segments = [];
  for (const key of new Set(keys)) segments.push(await getSegment(tx, key));
  return segments.map(({ id }) => id);
}

function toAudited({ name, url, segments, status }: Destination) {
  return { name, url, segments, status };
}

function installationSecret(): string {
  const { TIDELINE_AUTH_SECRET: secret } = env;
  if (secret === undefined)
    throw new Error("TIDELINE_AUTH_SECRET is not set: start Tideline with npm start.");
  return secret;
}
