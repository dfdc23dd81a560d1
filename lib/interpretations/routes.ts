import { actorIn, routesOf } from "#lib/http/implement.ts";
import { interpretationsContract } from "#lib/interpretations/contract.ts";
import { followInterpretation, interpret } from "#lib/interpretations/service.ts";
import { listExamples, suggestWords } from "#lib/interpretations/suggest-service.ts";
import { populationReader } from "#lib/segments/reader-service.ts";

const routes = routesOf(interpretationsContract);

export const interpretationsRoutes = routes.router({
  interpret: routes.interpret.handler(({ context, input, signal }) =>
    interpret(actorIn(context), input, populationReader(), Date.now(), { signal }),
  ),
  follow: routes.follow.handler(async ({ context, input, signal }) =>
    followInterpretation(actorIn(context), input, populationReader(), Date.now(), signal),
  ),
  suggest: routes.suggest.handler(({ context, input }) => suggestWords(actorIn(context), input, Date.now())),
  examples: routes.examples.handler(({ context, input }) =>
    listExamples(actorIn(context), input, populationReader(), Date.now()),
  ),
});
