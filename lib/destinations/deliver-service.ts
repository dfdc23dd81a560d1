import { type Database, transaction } from "#lib/db/client.ts";
import { pauseAfter } from "#lib/destinations/backoff.ts";
import {
  type Due,
  forgetDelivered,
  readDue,
  saveAttempt,
  takeFromFeed,
} from "#lib/destinations/delivery-store.ts";
import type { Answer } from "#lib/destinations/schema.ts";
import { listActive, saveStatus } from "#lib/destinations/store.ts";
import type { StoredDestination } from "#lib/destinations/stored.ts";
import { type Message, movementMessage } from "#lib/destinations/webhook.ts";
import { type Posted, post } from "#lib/outbound/post.ts";
import { decrypt } from "#lib/secrets/encryption.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** So many movements wait for a destination at most; the feed keeps the rest. */
const mostWaiting = 1_000;
/** Messages that are under way to one destination at once, each of another customer. */
const atOnce = 8;
const timeoutMs = 15_000;

export type DeliverOptions = {
  readonly database: Database;
  readonly installationSecret: string;
  readonly now: () => Instant;
  readonly dice: () => number;
  readonly signal?: AbortSignal;
};

/**
 * Sends what is due to every active destination. A message counts as taken once the receiver answered 2xx and that is
 * written: after a crash in between it is sent again under the same id. Of one customer nothing is sent before what came
 * earlier was taken, or given up.
 *
 * @returns whether there is more to send at once
 */
export async function deliverDue(options: DeliverOptions): Promise<boolean> {
  const active = await listActive(options.database);
  const more = await Promise.all(active.map((destination) => deliverTo(destination, options)));
  return more.includes(true);
}

async function deliverTo(destination: StoredDestination, options: DeliverOptions): Promise<boolean> {
  const { database, now } = options;
  const hasMore = await transaction((tx) => takeFromFeed(tx, destination, now(), mostWaiting), { database });
  const due = await readDue(database, destination.id, now(), atOnce * 8);
  const secret = openSecret(destination, options.installationSecret);
  for (let from = 0; from < due.length && !options.signal?.aborted; from += atOnce) {
    await Promise.all(
      due.slice(from, from + atOnce).map((each) => deliver(destination, secret, each, options)),
    );
  }
  return hasMore || due.length > 0;
}

async function deliver(
  destination: StoredDestination,
  secret: string | undefined,
  { movement, attempts }: Due,
  { database, now, dice, signal }: DeliverOptions,
): Promise<void> {
  const posted: Posted =
    secret === undefined
      ? { kind: "failed", reason: "secret_lost" }
      : await send(destination, movementMessage(movement, secret, now()), signal);
  if (signal?.aborted) return;
  if (isTaken(posted)) return forgetDelivered(database, destination.id, movement.no, now());
  if (posted.kind === "answered" && posted.status === 410) await saveStatus(database, destination.id, "gone");
  const asked = posted.kind === "answered" ? posted.retryAfterMs : undefined;
  const pause = pauseAfter(attempts + 1, asked, dice());
  await saveAttempt(database, destination.id, movement.no, {
    answer: posted.kind === "answered" ? String(posted.status) : posted.reason,
    nextAt: pause === undefined ? undefined : now() + pause,
  });
}

/** Sends one message, once, and says what came of it. */
export async function sendOnce(
  destination: StoredDestination,
  message: Message,
  now: () => Instant,
): Promise<Answer> {
  const started = now();
  const posted = await send(destination, message);
  return {
    isTaken: isTaken(posted),
    status: posted.kind === "answered" ? posted.status : null,
    detail: posted.kind === "answered" ? "" : posted.reason,
    tookMs: now() - started,
  };
}

function send(
  { url, allowsPrivate }: StoredDestination,
  message: Message,
  signal?: AbortSignal,
): Promise<Posted> {
  return post({ url, ...message, allowsPrivate, timeoutMs, ...(signal && { signal }) });
}

function isTaken(posted: Posted): boolean {
  return posted.kind === "answered" && posted.status >= 200 && posted.status < 300;
}

/** `undefined` if the installation's secret is another one than when it was sealed. */
export function openSecret(
  { id, sealedSecret }: Pick<StoredDestination, "id" | "sealedSecret">,
  installationSecret: string,
): string | undefined {
  return decrypt(sealedSecret, installationSecret, `destination ${id}`);
}
