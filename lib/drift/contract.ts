import { z } from "zod";
import {
  attributionSchema,
  distributionsInput,
  distributionsSchema,
  movementInput,
  periodInput,
  segmentMovementSchema,
  sizesInput,
  sizesSchema,
} from "#lib/drift/schema.ts";
import { operation } from "#lib/http/operation.ts";

const tags = ["Drift"];

export const driftContract = {
  list: operation("drift:read", {
    method: "GET",
    path: "/drift",
    summary: "How the members of all active segments moved in the last days, by recorded memberships",
    tags,
  })
    .input(periodInput)
    .output(z.array(segmentMovementSchema)),
  get: operation("drift:read", {
    method: "GET",
    path: "/drift/{key}",
    summary: "The same of one segment",
    tags,
  })
    .input(movementInput)
    .output(segmentMovementSchema),
  sizes: operation("drift:read", {
    method: "GET",
    path: "/drift/{key}/sizes",
    summary: "Its size at past moments, by evaluating its rule as of then: there from its first minute on",
    tags,
  })
    .input(sizesInput)
    .output(sizesSchema),
  features: operation("drift:read", {
    method: "GET",
    path: "/drift/{key}/features",
    summary:
      "How its members' features are distributed, against the same rule's members at an earlier moment",
    tags,
  })
    .input(distributionsInput)
    .output(distributionsSchema),
  attribution: operation("drift:read", {
    method: "GET",
    path: "/drift/{key}/attribution",
    summary: "What made its size change: the rule, behavior by conditions, customers who came or went",
    tags,
  })
    .input(distributionsInput)
    .output(attributionSchema),
};
