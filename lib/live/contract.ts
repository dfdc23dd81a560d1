import { eventIterator } from "@orpc/contract";
import { operation } from "#lib/http/operation.ts";
import { movementStreamInput, newsSchema } from "#lib/live/schema.ts";
import { movementSchema } from "#lib/memberships/schema.ts";

const tags = ["Live"];

export const liveContract = {
  news: operation("segment:read", {
    method: "GET",
    path: "/live",
    summary: "Server-sent events: which segments moved, and whether rules changed or messages arrived",
    tags,
  }).output(eventIterator(newsSchema)),
  movements: operation("segment:export", {
    method: "GET",
    path: "/live/movements",
    summary: "Server-sent events: who enters and leaves, after Last-Event-ID or `after`, as it happens",
    tags,
  })
    .input(movementStreamInput)
    .output(eventIterator(movementSchema)),
};
