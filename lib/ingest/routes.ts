import { actorIn, routesOf } from "#lib/http/implement.ts";
import { rejectedContract } from "#lib/ingest/contract.ts";
import {
  discardRejected,
  getRejected,
  listRejected,
  reopenRejected,
  retryManyRejected,
  retryRejected,
} from "#lib/ingest/service.ts";

const routes = routesOf(rejectedContract);

export const rejectedRoutes = routes.router({
  list: routes.list.handler(({ context, input }) => listRejected(actorIn(context), input)),
  get: routes.get.handler(({ context, input }) => getRejected(actorIn(context), input.id)),
  retry: routes.retry.handler(({ context, input }) => retryRejected(actorIn(context), input)),
  retryMany: routes.retryMany.handler(({ context, input }) => retryManyRejected(actorIn(context), input)),
  discard: routes.discard.handler(({ context, input }) => discardRejected(actorIn(context), input)),
  reopen: routes.reopen.handler(({ context, input }) => reopenRejected(actorIn(context), input)),
});
