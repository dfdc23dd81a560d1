import { z } from "zod";
import { customerRowId } from "#lib/customers/schema.ts";
import { operation } from "#lib/http/operation.ts";
import { pageOf } from "#lib/http/paging.ts";
import {
  customerMembershipSchema,
  memberListInput,
  memberSchema,
  movementFeedInput,
  movementFeedSchema,
  segmentSummaryInput,
  segmentSummarySchema,
  segmentSweepsSchema,
} from "#lib/memberships/schema.ts";

const tags = ["Memberships"];

export const membershipsContract = {
  movements: operation("segment:export", {
    method: "GET",
    path: "/movements",
    summary: "Who entered and left which segment, in order, after the last entry that one has",
    tags,
  })
    .input(movementFeedInput)
    .output(movementFeedSchema),
  list: operation("customer:read", {
    method: "GET",
    path: "/segments/{key}/members",
    summary: "Who is in a segment, since when; or who left it",
    tags,
  })
    .input(memberListInput)
    .output(pageOf(memberSchema)),
  ofCustomer: operation("customer:read", {
    method: "GET",
    path: "/customers/{id}/memberships",
    summary: "A customer's segments: why they are in, and when they leave if nothing happens",
    tags,
  })
    .input(z.object({ id: customerRowId }))
    .output(z.array(customerMembershipSchema)),
  summaries: operation("segment:read", {
    method: "GET",
    path: "/memberships/segments",
    summary: "Segments with their rules, how many are in, and who came and went in seven days",
    tags,
  })
    .input(segmentSummaryInput)
    .output(pageOf(segmentSummarySchema)),
  sweeps: operation("health:read", {
    method: "GET",
    path: "/memberships/sweeps",
    summary: "What comparing stored members with an evaluation of everybody found, by segment",
    tags,
  }).output(z.array(segmentSweepsSchema)),
  summary: operation("segment:read", {
    method: "GET",
    path: "/memberships/segments/{key}",
    summary: "The same of one segment",
    tags,
  })
    .input(z.object({ key: z.string().max(255) }))
    .output(segmentSummarySchema),
};
