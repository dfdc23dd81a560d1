import { z } from "zod";
import {
  changeAuthorSchema,
  changeCommentSchema,
  changeDetailSchema,
  changeListInput,
  changeRowSchema,
  commentInput,
  decideInput,
  effectInput,
  effectSchema,
  proposeInput,
  proposeVersionInput,
  reviseInput,
} from "#lib/changes/schema.ts";
import { operation } from "#lib/http/operation.ts";
import { pageOf } from "#lib/http/paging.ts";

const tags = ["Changes"];
const byId = z.object({ id: z.uuid() });

export const changesContract = {
  list: operation("change:read", {
    method: "GET",
    path: "/changes",
    summary: "Change requests, newest first",
    tags,
  })
    .input(changeListInput)
    .output(pageOf(changeRowSchema)),
  authors: operation("change:read", {
    method: "GET",
    path: "/changes/authors",
    summary: "Who has asked for changes, by name",
    tags,
  }).output(z.array(changeAuthorSchema)),
  get: operation("change:read", {
    method: "GET",
    path: "/changes/{id}",
    summary: "A change request with its content, its base, its effect and its comments",
    tags,
  })
    .input(byId)
    .output(changeDetailSchema),
  propose: operation("segment:propose", {
    method: "POST",
    path: "/changes",
    summary: "Ask for a segment's next version, or its first",
    tags,
  })
    .input(proposeInput)
    .output(changeDetailSchema),
  proposeVersion: operation("segment:propose", {
    method: "POST",
    path: "/changes/former-version",
    summary: "Ask for a former version to become the active one again",
    tags,
  })
    .input(proposeVersionInput)
    .output(changeDetailSchema),
  revise: operation("segment:propose", {
    method: "PUT",
    path: "/changes/{id}",
    summary: "Change one's own request before it is decided",
    tags,
  })
    .input(reviseInput)
    .output(changeDetailSchema),
  withdraw: operation("segment:propose", {
    method: "POST",
    path: "/changes/{id}/withdraw",
    summary: "Take one's own request back",
    tags,
  })
    .input(byId)
    .output(changeDetailSchema),
  rebase: operation("segment:propose", {
    method: "POST",
    path: "/changes/{id}/rebase",
    summary: "Carry a request on to the version that is active now, as a new request",
    tags,
  })
    .input(byId)
    .output(changeDetailSchema),
  effect: operation("change:read", {
    method: "POST",
    path: "/changes/{id}/effect",
    summary: "Compute what a request does to real customers, at a moment",
    tags,
  })
    .input(effectInput)
    .output(effectSchema),
  comment: operation("change:comment", {
    method: "POST",
    path: "/changes/{id}/comments",
    summary: "Say something about a request",
    tags,
  })
    .input(commentInput)
    .output(changeCommentSchema),
  decide: operation("change:decide", {
    method: "POST",
    path: "/changes/{id}/decision",
    summary: "Approve exactly what was reviewed, which publishes it at once, or reject it",
    tags,
  })
    .input(decideInput)
    .output(changeDetailSchema),
};
