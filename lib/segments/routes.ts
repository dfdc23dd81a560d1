import { actorIn, routesOf } from "#lib/http/implement.ts";
import { segmentsContract } from "#lib/segments/contract.ts";
import { previewRule } from "#lib/segments/preview-service.ts";
import { populationReader } from "#lib/segments/reader-service.ts";
import {
  archiveSegment,
  createSegment,
  getSegmentDetail,
  listSegments,
  restoreSegment,
  saveDraft,
} from "#lib/segments/service.ts";

const routes = routesOf(segmentsContract);

export const segmentsRoutes = routes.router({
  list: routes.list.handler(({ context, input }) => listSegments(actorIn(context), input)),
  get: routes.get.handler(({ context, input }) => getSegmentDetail(actorIn(context), input.key)),
  create: routes.create.handler(({ context, input }) => createSegment(actorIn(context), input)),
  saveDraft: routes.saveDraft.handler(({ context, input }) => saveDraft(actorIn(context), input)),
  archive: routes.archive.handler(({ context, input }) => archiveSegment(actorIn(context), input.key)),
  restore: routes.restore.handler(({ context, input }) => restoreSegment(actorIn(context), input.key)),
  preview: routes.preview.handler(({ context, input }) =>
    previewRule(actorIn(context), input, populationReader(), Date.now()),
  ),
});
