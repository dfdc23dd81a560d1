import { auditContract } from "#lib/audit/contract.ts";
import { checkAudit, listAudit } from "#lib/audit/service.ts";
import { actorIn, routesOf } from "#lib/http/implement.ts";

const routes = routesOf(auditContract);

export const auditRoutes = routes.router({
  list: routes.list.handler(({ context, input }) => listAudit(actorIn(context), input)),
  verify: routes.verify.handler(({ context }) => checkAudit(actorIn(context))),
});
