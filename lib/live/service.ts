import { actorOf, type Session } from "#lib/auth/actor.ts";
import { requirePermission } from "#lib/auth/permissions.ts";
import { db } from "#lib/db/client.ts";
import { hub } from "#lib/live/hub-service.ts";
import type { Mailbox } from "#lib/live/mailbox.ts";
import type { MovementStreamInput, News } from "#lib/live/schema.ts";
import { isSessionOpen, readNewestMovement } from "#lib/live/store.ts";
import type { Movement } from "#lib/memberships/schema.ts";
import { listMovements } from "#lib/memberships/service.ts";

/** So often a stream that has nothing to tell looks whether its session still holds. */
const lookEveryMs = 15_000;
const pageSize = 500;

/** Tells what happened, as it happens, until the session ends, the caller goes away or the server stops. */
export async function streamNews(session: Session, signal?: AbortSignal): Promise<AsyncGenerator<News>> {
  requirePermission(actorOf(session), "segment:read");
  return stream(session, signal, async function* (mailbox) {
    while (await isOpen(mailbox, session)) {
      const news = await mailbox.take(lookEveryMs);
      if (news) yield news;
    }
  });
}

/** Tells who enters and leaves, in order and each once, after the last entry that the caller has. */
export async function streamMovements(
  session: Session,
  { after, segment }: MovementStreamInput,
  signal?: AbortSignal,
): Promise<AsyncGenerator<Movement>> {
  const actor = actorOf(session);
  requirePermission(actor, "segment:export");
  const read = (last: string) =>
    listMovements(actor, { after: last, limit: pageSize, ...(segment === undefined ? {} : { segment }) });
  const first = await read(after ?? String(await readNewestMovement(db)));
  return stream(session, signal, async function* (mailbox) {
    for (let page = first; await isOpen(mailbox, session); page = await read(page.next)) {
      yield* page.movements;
      if (page.movements.length < pageSize) await mailbox.take(lookEveryMs);
    }
  });
}

/** Joins the hub at once, so that one stream too many is refused before it begins, and leaves it when the stream ends. */
function stream<T>(
  session: Session,
  signal: AbortSignal | undefined,
  tell: (mailbox: Mailbox) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  const { join, leave } = hub();
  const mailbox = join(session.id);
  signal?.addEventListener("abort", () => leave(mailbox), { once: true });
  if (signal?.aborted) leave(mailbox);
  return (async function* () {
    try {
      yield* tell(mailbox);
    } finally {
      leave(mailbox);
    }
  })();
}

async function isOpen(mailbox: Mailbox, session: Session): Promise<boolean> {
  return !mailbox.isClosed() && (await isSessionOpen(db, session.id)) && !mailbox.isClosed();
}
