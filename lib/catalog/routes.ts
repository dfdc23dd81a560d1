import { catalogContract } from "#lib/catalog/contract.ts";
import { editCatalogEntry, getCatalogEntry, listCatalog } from "#lib/catalog/service.ts";
import { actorIn, routesOf } from "#lib/http/implement.ts";

const routes = routesOf(catalogContract);

export const catalogRoutes = routes.router({
  list: routes.list.handler(({ context, input }) => listCatalog(actorIn(context), input)),
  get: routes.get.handler(({ context, input }) => getCatalogEntry(actorIn(context), input)),
  edit: routes.edit.handler(({ context, input }) => editCatalogEntry(actorIn(context), input)),
});
