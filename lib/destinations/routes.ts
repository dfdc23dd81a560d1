import { destinationsContract } from "#lib/destinations/contract.ts";
import {
  createDestination,
  editDestination,
  listDeliveries,
  listDestinations,
  removeDestination,
  replayDead,
  testDestination,
} from "#lib/destinations/service.ts";
import { actorIn, routesOf } from "#lib/http/implement.ts";

const routes = routesOf(destinationsContract);

export const destinationsRoutes = routes.router({
  list: routes.list.handler(({ context }) => listDestinations(actorIn(context))),
  create: routes.create.handler(({ context, input }) => createDestination(actorIn(context), input)),
  edit: routes.edit.handler(({ context, input }) => editDestination(actorIn(context), input)),
  remove: routes.remove.handler(({ context, input }) => removeDestination(actorIn(context), input.id)),
  test: routes.test.handler(({ context, input }) => testDestination(actorIn(context), input.id, Date.now)),
  deliveries: routes.deliveries.handler(({ context, input }) => listDeliveries(actorIn(context), input)),
  replay: routes.replay.handler(async ({ context, input }) => ({
    count: await replayDead(actorIn(context), input.id, Date.now()),
  })),
});
