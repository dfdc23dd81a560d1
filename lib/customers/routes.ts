import { customersContract } from "#lib/customers/contract.ts";
import {
  deleteCustomer,
  findCustomer,
  getCustomer,
  getTimeline,
  getTraitHistory,
  listCustomers,
  listLists,
} from "#lib/customers/service.ts";
import { actorIn, routesOf } from "#lib/http/implement.ts";

const routes = routesOf(customersContract);

export const customersRoutes = routes.router({
  list: routes.list.handler(({ context, input }) => listCustomers(actorIn(context), input)),
  find: routes.find.handler(({ context, input }) => findCustomer(actorIn(context), input.externalId)),
  get: routes.get.handler(({ context, input }) => getCustomer(actorIn(context), input.id)),
  timeline: routes.timeline.handler(({ context, input }) => getTimeline(actorIn(context), input)),
  traitHistory: routes.traitHistory.handler(({ context, input }) =>
    getTraitHistory(actorIn(context), input.id, input.trait),
  ),
  lists: routes.lists.handler(({ context, input }) => listLists(actorIn(context), input)),
  delete: routes.delete.handler(({ context, input }) => deleteCustomer(actorIn(context), input.id)),
});
