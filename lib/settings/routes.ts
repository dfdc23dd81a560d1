import { actorIn, routesOf } from "#lib/http/implement.ts";
import { settingsContract } from "#lib/settings/contract.ts";
import { getShop, updateShop } from "#lib/settings/service.ts";

const routes = routesOf(settingsContract);

export const settingsRoutes = routes.router({
  shop: routes.shop.handler(({ context }) => getShop(actorIn(context))),
  updateShop: routes.updateShop.handler(({ context, input }) => updateShop(actorIn(context), input)),
});
