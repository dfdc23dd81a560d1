import { currenciesContract } from "#lib/currencies/contract.ts";
import { listExchangeRates, saveExchangeRates } from "#lib/currencies/service.ts";
import { actorIn, routesOf } from "#lib/http/implement.ts";

const routes = routesOf(currenciesContract);

export const currenciesRoutes = routes.router({
  listRates: routes.listRates.handler(({ context, input }) => listExchangeRates(actorIn(context), input)),
  saveRates: routes.saveRates.handler(({ context, input }) => saveExchangeRates(actorIn(context), input)),
});
