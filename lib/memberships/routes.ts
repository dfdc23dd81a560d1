import { actorIn, routesOf } from "#lib/http/implement.ts";
import { membershipsContract } from "#lib/memberships/contract.ts";
import {
  listMembers,
  listMembershipsOf,
  listMovements,
  listSegmentSweeps,
} from "#lib/memberships/service.ts";
import { getSegmentSummary, listSegmentSummaries } from "#lib/memberships/summary-service.ts";

const routes = routesOf(membershipsContract);

export const membershipsRoutes = routes.router({
  list: routes.list.handler(({ context, input }) => listMembers(actorIn(context), input)),
  movements: routes.movements.handler(({ context, input }) => listMovements(actorIn(context), input)),
  ofCustomer: routes.ofCustomer.handler(({ context, input }) =>
    listMembershipsOf(actorIn(context), input.id, Date.now()),
  ),
  summaries: routes.summaries.handler(({ context, input }) =>
    listSegmentSummaries(actorIn(context), input, Date.now()),
  ),
  sweeps: routes.sweeps.handler(({ context }) => listSegmentSweeps(actorIn(context))),
  summary: routes.summary.handler(({ context, input }) =>
    getSegmentSummary(actorIn(context), input.key, Date.now()),
  ),
});
