import { z } from "zod";
import {
  answerSchema,
  createDestinationInput,
  deliverySchema,
  destinationSchema,
  editDestinationInput,
  newDestinationSchema,
} from "#lib/destinations/schema.ts";
import { operation } from "#lib/http/operation.ts";
import { pageInput, pageOf } from "#lib/http/paging.ts";

const tags = ["Destinations"];
const byId = z.object({ id: z.uuid() });

export const destinationsContract = {
  list: operation("segment:export", {
    method: "GET",
    path: "/destinations",
    summary: "Where movements are sent, and how much waits for each",
    tags,
  }).output(z.array(destinationSchema)),
  create: operation("destination:manage", {
    method: "POST",
    path: "/destinations",
    summary: "Add a destination; its secret is in this answer and nowhere else",
    tags,
  })
    .input(createDestinationInput)
    .output(newDestinationSchema),
  edit: operation("destination:manage", {
    method: "PUT",
    path: "/destinations/{id}",
    summary: "Change, pause or take up a destination",
    tags,
  })
    .input(editDestinationInput)
    .output(destinationSchema),
  remove: operation("destination:manage", {
    method: "DELETE",
    path: "/destinations/{id}",
    summary: "Take a destination away, with what waits for it",
    tags,
  })
    .input(byId)
    .output(z.void()),
  test: operation("destination:manage", {
    method: "POST",
    path: "/destinations/{id}/test",
    summary: "Send a message of nobody, and say what came of it",
    tags,
  })
    .input(byId)
    .output(answerSchema),
  deliveries: operation("segment:export", {
    method: "GET",
    path: "/destinations/{id}/deliveries",
    summary: "What waits for a destination and what was given up, with the last answer",
    tags,
  })
    .input(pageInput.extend(byId.shape))
    .output(pageOf(deliverySchema)),
  replay: operation("destination:manage", {
    method: "POST",
    path: "/destinations/{id}/replay",
    summary: "Send again what was given up",
    tags,
  })
    .input(byId)
    .output(z.object({ count: z.number().int() })),
};
