import { withEventMeta } from "@orpc/server";
import { routesOf, sessionIn } from "#lib/http/implement.ts";
import { liveContract } from "#lib/live/contract.ts";
import { streamMovements, streamNews } from "#lib/live/service.ts";
import type { Movement } from "#lib/memberships/schema.ts";

const routes = routesOf(liveContract);

export const liveRoutes = routes.router({
  news: routes.news.handler(({ context, signal }) => streamNews(sessionIn(context), signal)),
  movements: routes.movements.handler(async ({ context, input, signal, lastEventId }) => {
    const after = lastEventId !== undefined && /^\d{1,18}$/.test(lastEventId) ? lastEventId : input.after;
    const movements = await streamMovements(
      sessionIn(context),
      { ...input, ...(after === undefined ? {} : { after }) },
      signal,
    );
    return numbered(movements);
  }),
});

/** Each with its number as the event's id, by which a browser or script that lost the connection goes on. */
async function* numbered(movements: AsyncGenerator<Movement>): AsyncGenerator<Movement> {
  for await (const movement of movements) yield withEventMeta(movement, { id: movement.no });
}
