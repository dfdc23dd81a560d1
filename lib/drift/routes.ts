import { explainSizeChange } from "#lib/drift/attribution-service.ts";
import { driftContract } from "#lib/drift/contract.ts";
import { compareFeatures, getMovement, listMovements, readSizes } from "#lib/drift/service.ts";
import { actorIn, routesOf } from "#lib/http/implement.ts";
import { populationReader } from "#lib/segments/reader-service.ts";

const routes = routesOf(driftContract);

export const driftRoutes = routes.router({
  list: routes.list.handler(({ context, input }) => listMovements(actorIn(context), input, Date.now())),
  features: routes.features.handler(({ context, input }) =>
    compareFeatures(actorIn(context), input, populationReader(), Date.now()),
  ),
  attribution: routes.attribution.handler(({ context, input }) =>
    explainSizeChange(actorIn(context), input, populationReader(), Date.now()),
  ),
  sizes: routes.sizes.handler(({ context, input }) =>
    readSizes(actorIn(context), input, populationReader(), Date.now()),
  ),
  get: routes.get.handler(({ context, input }) => getMovement(actorIn(context), input, Date.now())),
});
