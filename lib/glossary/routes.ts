import { glossaryContract } from "#lib/glossary/contract.ts";
import {
  addGlossaryEntry,
  changeGlossaryEntry,
  listGlossary,
  removeGlossaryEntry,
} from "#lib/glossary/service.ts";
import { actorIn, routesOf } from "#lib/http/implement.ts";

const routes = routesOf(glossaryContract);

export const glossaryRoutes = routes.router({
  list: routes.list.handler(({ context }) => listGlossary(actorIn(context))),
  add: routes.add.handler(({ context, input }) => addGlossaryEntry(actorIn(context), input)),
  change: routes.change.handler(({ context, input }) => changeGlossaryEntry(actorIn(context), input)),
  remove: routes.remove.handler(({ context, input }) => removeGlossaryEntry(actorIn(context), input.id)),
});
