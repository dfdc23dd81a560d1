import { actorIn, routesOf } from "#lib/http/implement.ts";
import { getAgenda } from "#lib/overview/agenda-service.ts";
import { overviewContract } from "#lib/overview/contract.ts";
import { getOverview } from "#lib/overview/service.ts";

const routes = routesOf(overviewContract);

export const overviewRoutes = routes.router({
  get: routes.get.handler(({ context }) => getOverview(actorIn(context))),
  agenda: routes.agenda.handler(({ context }) => getAgenda(actorIn(context), new Date())),
});
