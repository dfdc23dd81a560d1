import { explanationsContract } from "#lib/explanations/contract.ts";
import { explainCustomer } from "#lib/explanations/customer-service.ts";
import { explainChange, explainDifference } from "#lib/explanations/difference-service.ts";
import { explainDrift } from "#lib/explanations/drift-service.ts";
import { explainRule, explainSegment } from "#lib/explanations/segment-service.ts";
import { actorIn, routesOf } from "#lib/http/implement.ts";
import { populationReader } from "#lib/segments/reader-service.ts";

const routes = routesOf(explanationsContract);

export const explanationsRoutes = routes.router({
  ofSegment: routes.ofSegment.handler(({ context, input }) =>
    explainSegment(actorIn(context), input, populationReader(), Date.now()),
  ),
  ofRule: routes.ofRule.handler(({ context, input }) =>
    explainRule(actorIn(context), input, populationReader(), Date.now()),
  ),
  ofDifference: routes.ofDifference.handler(({ context, input }) =>
    explainDifference(actorIn(context), input, populationReader(), Date.now()),
  ),
  ofChange: routes.ofChange.handler(({ context, input }) =>
    explainChange(actorIn(context), input, populationReader(), Date.now()),
  ),
  ofDrift: routes.ofDrift.handler(({ context, input }) =>
    explainDrift(actorIn(context), input, populationReader(), Date.now()),
  ),
  ofCustomer: routes.ofCustomer.handler(({ context, input }) =>
    explainCustomer(actorIn(context), input, populationReader(), Date.now()),
  ),
});
