import { actorIn, routesOf } from "#lib/http/implement.ts";
import { writeKeysContract } from "#lib/write-keys/contract.ts";
import { createKey, listKeys, revokeKey } from "#lib/write-keys/service.ts";

const routes = routesOf(writeKeysContract);

export const writeKeysRoutes = routes.router({
  list: routes.list.handler(({ context }) => listKeys(actorIn(context))),
  create: routes.create.handler(({ context, input }) => createKey(actorIn(context), input)),
  revoke: routes.revoke.handler(({ context, input }) => revokeKey(actorIn(context), input.id)),
});
