import { actorIn, routesOf } from "#lib/http/implement.ts";
import { listsContract } from "#lib/lists/contract.ts";
import {
  createList,
  deleteList,
  getList,
  listEntries,
  listLists,
  previewList,
  renameList,
  replaceList,
} from "#lib/lists/service.ts";

const routes = routesOf(listsContract);

export const listsRoutes = routes.router({
  list: routes.list.handler(({ context, input }) => listLists(actorIn(context), input)),
  get: routes.get.handler(({ context, input }) => getList(actorIn(context), input.key)),
  entries: routes.entries.handler(({ context, input }) => listEntries(actorIn(context), input)),
  preview: routes.preview.handler(({ context, input }) => previewList(actorIn(context), input)),
  create: routes.create.handler(({ context, input }) => createList(actorIn(context), input)),
  replace: routes.replace.handler(({ context, input }) => replaceList(actorIn(context), input)),
  rename: routes.rename.handler(({ context, input }) => renameList(actorIn(context), input)),
  delete: routes.delete.handler(({ context, input }) => deleteList(actorIn(context), input.key)),
});
