import { commentOnChange } from "#lib/changes/comment-service.ts";
import { changesContract } from "#lib/changes/contract.ts";
import { computeEffect } from "#lib/changes/effect-service.ts";
import { getChange, listChangeAuthors, listChanges } from "#lib/changes/reading-service.ts";
import {
  decideChange,
  proposeChange,
  proposeVersion,
  rebaseChange,
  reviseChange,
  withdrawChange,
} from "#lib/changes/service.ts";
import { actorIn, routesOf } from "#lib/http/implement.ts";
import { populationReader } from "#lib/segments/reader-service.ts";

const routes = routesOf(changesContract);

export const changesRoutes = routes.router({
  list: routes.list.handler(({ context, input }) => listChanges(actorIn(context), input)),
  authors: routes.authors.handler(({ context }) => listChangeAuthors(actorIn(context))),
  get: routes.get.handler(({ context, input }) => getChange(actorIn(context), input.id)),
  propose: routes.propose.handler(({ context, input }) => proposeChange(actorIn(context), input)),
  proposeVersion: routes.proposeVersion.handler(({ context, input }) =>
    proposeVersion(actorIn(context), input),
  ),
  revise: routes.revise.handler(({ context, input }) => reviseChange(actorIn(context), input)),
  withdraw: routes.withdraw.handler(({ context, input }) => withdrawChange(actorIn(context), input.id)),
  rebase: routes.rebase.handler(({ context, input }) => rebaseChange(actorIn(context), input.id)),
  effect: routes.effect.handler(({ context, input }) =>
    computeEffect(actorIn(context), input, populationReader(), Date.now()),
  ),
  comment: routes.comment.handler(({ context, input }) => commentOnChange(actorIn(context), input)),
  decide: routes.decide.handler(({ context, input }) => decideChange(actorIn(context), input)),
});
