import { z } from "zod";
import { operation } from "#lib/http/operation.ts";
import {
  discardInput,
  discardOutput,
  listRejectedInput,
  rejectedMessageDetailSchema,
  rejectedPageSchema,
  reopenInput,
  reopenOutput,
  retryManyInput,
  retryManyOutput,
  retryOneInput,
  retryOneOutput,
} from "#lib/ingest/rejected-schema.ts";

const tags = ["Rejected messages"];

export const rejectedContract = {
  list: operation("rejected:read", {
    method: "GET",
    path: "/rejected-messages",
    summary: "Messages that were set aside, with their reasons",
    tags,
  })
    .input(listRejectedInput)
    .output(rejectedPageSchema),
  get: operation("rejected:read", {
    method: "GET",
    path: "/rejected-messages/{id}",
    summary: "One of them, whole",
    tags,
  })
    .input(z.object({ id: z.uuid() }))
    .output(rejectedMessageDetailSchema),
  retry: operation("rejected:decide", {
    method: "POST",
    path: "/rejected-messages/{id}/retry",
    summary: "Send one again, mended or as it came",
    tags,
  })
    .input(retryOneInput)
    .output(retryOneOutput),
  retryMany: operation("rejected:decide", {
    method: "POST",
    path: "/rejected-messages/retry",
    summary: "Send many again as they came, after rates or settings have changed",
    description: "At most 1,000 at once; go on with `next` for more.",
    tags,
  })
    .input(retryManyInput)
    .output(retryManyOutput),
  discard: operation("rejected:decide", {
    method: "POST",
    path: "/rejected-messages/discard",
    summary: "Put messages away",
    description: "They stay to be looked at, and the same content is not set aside anew when it comes again.",
    tags,
  })
    .input(discardInput)
    .output(discardOutput),
  reopen: operation("rejected:decide", {
    method: "POST",
    path: "/rejected-messages/reopen",
    summary: "Take discarded messages out again",
    tags,
  })
    .input(reopenInput)
    .output(reopenOutput),
};
