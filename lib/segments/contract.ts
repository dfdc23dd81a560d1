import { z } from "zod";
import { operation } from "#lib/http/operation.ts";
import { pageOf } from "#lib/http/paging.ts";
import { previewInput, previewSchema } from "#lib/segments/preview-schema.ts";
import {
  createSegmentInput,
  saveDraftInput,
  segmentDetailSchema,
  segmentListInput,
  segmentSchema,
} from "#lib/segments/schema.ts";

const tags = ["Segments"];
const byKey = z.object({ key: z.string().max(255) });

export const segmentsContract = {
  list: operation("segment:read", {
    method: "GET",
    path: "/segments",
    summary: "Segments: all but archived ones, or those of one status",
    tags,
  })
    .input(segmentListInput)
    .output(pageOf(segmentSchema)),
  get: operation("segment:read", {
    method: "GET",
    path: "/segments/{key}",
    summary: "A segment with its rule, its versions and where it is used",
    tags,
  })
    .input(byKey)
    .output(segmentDetailSchema),
  create: operation("segment:propose", {
    method: "POST",
    path: "/segments",
    summary: "Begin a segment as a draft; a change request publishes its first version",
    tags,
  })
    .input(createSegmentInput)
    .output(segmentDetailSchema),
  saveDraft: operation("segment:propose", {
    method: "PUT",
    path: "/segments/{key}/draft",
    summary: "Keep a rule that is being worked on, valid or not",
    tags,
  })
    .input(saveDraftInput)
    .output(segmentDetailSchema),
  archive: operation("segment:propose", {
    method: "POST",
    path: "/segments/{key}/archive",
    summary: "Take a segment out of use; refused while it is used. An active one needs an admin",
    tags,
  })
    .input(byKey)
    .output(segmentDetailSchema),
  restore: operation("segment:propose", {
    method: "POST",
    path: "/segments/{key}/restore",
    summary: "Take an archived segment back into use",
    tags,
  })
    .input(byKey)
    .output(segmentDetailSchema),
  preview: operation("segment:preview", {
    method: "POST",
    path: "/segments/preview",
    summary: "Who a rule would select: count, share, examples with reasons, conditions, overlaps, past sizes",
    tags,
  })
    .input(previewInput)
    .output(previewSchema),
};
