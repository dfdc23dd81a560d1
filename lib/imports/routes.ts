import { actorIn, routesOf } from "#lib/http/implement.ts";
import { importsContract } from "#lib/imports/contract.ts";
import { getImport, getProblems, listAll, pauseImport } from "#lib/imports/service.ts";
import { guessUpload, resumeUpload, startUpload, tryUpload, undoLater } from "#lib/imports/upload-service.ts";

const routes = routesOf(importsContract);

export const importsRoutes = routes.router({
  list: routes.list.handler(({ context, input }) => listAll(actorIn(context), input)),
  get: routes.get.handler(({ context, input }) => getImport(actorIn(context), input.id)),
  problems: routes.problems.handler(({ context, input: { id, code, page, pageSize } }) =>
    getProblems(actorIn(context), id, {
      skip: (page - 1) * pageSize,
      take: pageSize,
      ...(code !== undefined && { code }),
    }),
  ),
  guess: routes.guess.handler(async ({ context, input }) => {
    const { mapping, header, examples } = await guessUpload(actorIn(context), input.id);
    return { mapping, header: [...header], examples: examples.map((row) => [...row]) };
  }),
  tryOut: routes.tryOut.handler(({ context, input }) => tryUpload(actorIn(context), input.id, input.mapping)),
  start: routes.start.handler(({ context, input }) => startUpload(actorIn(context), input.id, input.mapping)),
  pause: routes.pause.handler(({ context, input }) => pauseImport(actorIn(context), input.id)),
  resume: routes.resume.handler(({ context, input }) => resumeUpload(actorIn(context), input.id)),
  undo: routes.undo.handler(({ context, input }) => undoLater(actorIn(context), input.id)),
});
