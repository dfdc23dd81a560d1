import {
  explanationSchema,
  ofChangeInput,
  ofCustomerInput,
  ofDifferenceInput,
  ofDriftInput,
  ofRuleInput,
  ofSegmentInput,
} from "#lib/explanations/schema.ts";
import { operation } from "#lib/http/operation.ts";

const tags = ["Explanations"];

export const explanationsContract = {
  ofSegment: operation("segment:read", {
    method: "GET",
    path: "/segments/{key}/explanation",
    summary: "In what a segment's members differ most from all other customers: facts, and words about them",
    tags,
  })
    .input(ofSegmentInput)
    .output(explanationSchema),
  ofRule: operation("segment:preview", {
    method: "POST",
    path: "/segments/preview/explanation",
    summary: "The same of a rule that is nobody's yet",
    tags,
  })
    .input(ofRuleInput)
    .output(explanationSchema),
  ofDifference: operation("segment:read", {
    method: "GET",
    path: "/segments/{key}/explanation/difference",
    summary: "In what the customers of two segments, or of two versions of one, differ most",
    tags,
  })
    .input(ofDifferenceInput)
    .output(explanationSchema),
  ofChange: operation("segment:preview", {
    method: "POST",
    path: "/segments/{key}/explanation/change",
    summary: "In what the customers of a rule that is wanted differ from those of a segment's version",
    tags,
  })
    .input(ofChangeInput)
    .output(explanationSchema),
  ofDrift: operation("drift:read", {
    method: "GET",
    path: "/drift/{key}/explanation",
    summary: "What moved in a segment since a baseline, by how much, since when, and what made it move",
    tags,
  })
    .input(ofDriftInput)
    .output(explanationSchema),
  ofCustomer: operation("customer:read", {
    method: "GET",
    path: "/customers/{id}/explanation",
    summary: "Why one customer is in a segment or not, and when they leave if nothing happens",
    tags,
  })
    .input(ofCustomerInput)
    .output(explanationSchema),
};
