import { actorIn, routesOf } from "#lib/http/implement.ts";
import { snapshotsContract } from "#lib/snapshots/contract.ts";
import { readCustomerFeatures } from "#lib/snapshots/customer-features-service.ts";

const routes = routesOf(snapshotsContract);

export const snapshotsRoutes = routes.router({
  ofCustomer: routes.ofCustomer.handler(({ context, input }) =>
    readCustomerFeatures(actorIn(context), input.id, Date.now()),
  ),
});
