import { outageOf } from "#lib/db/outage.ts";
import { noteWriting } from "#lib/db/trouble.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/http/log.ts";
import { acceptCandidates } from "#lib/ingest/accept.ts";
import { jsonAnswer, queueAnswer, refusalAnswer } from "#lib/ingest/answers.ts";
import { baseUrlOf, clientSettings } from "#lib/ingest/client-settings.ts";
import { createTracking } from "#lib/ingest/handle-tracking.ts";
import { recentMoney } from "#lib/ingest/money.ts";
import { createIngestQueue } from "#lib/ingest/queue.ts";
import { findActiveWriteKey } from "#lib/write-keys/service.ts";

const report = (error: unknown) => {
  noteWriting(outageOf(error));
  log.error({ err: error }, "messages could not be stored");
};

const queue = createIngestQueue({
  accept: async (candidates) => {
    const outcomes = await acceptCandidates(candidates);
    noteWriting(undefined);
    return outcomes;
  },
  report,
  now: () => performance.now(),
  groupSize: 2_000,
  capacity: 20_000,
  gatherMs: 40,
});

/** `POST /v1/<name>` in this process. */
export const handleTracking = createTracking({
  queue,
  findWriteKey: findActiveWriteKey,
  money: recentMoney,
  now: () => Date.now(),
  report,
});

/** `GET /v1/projects/<key>/settings` for the browser client. */
export async function handleClientSettings(request: Request, secret: string): Promise<Response> {
  try {
    const writeKey = await findActiveWriteKey(secret);
    if (!writeKey) {
      const message = "The write key is unknown or revoked.";
      return refusalAnswer(401, { code: "unauthorized", path: "/writeKey", message });
    }
  } catch (error) {
    log.error({ err: error }, "a client's settings could not be read");
    return queueAnswer("unavailable", { isRead: true });
  }
  return jsonAnswer(200, clientSettings(secret, baseUrlOf(request, env.TIDELINE_URL)));
}
