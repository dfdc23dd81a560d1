import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { operation } from "#lib/http/operation.ts";
import {
  interpretAnswerSchema,
  interpretInput,
  readingEventSchema,
} from "#lib/interpretations/answer-schema.ts";
import {
  exampleSchema,
  examplesInput,
  suggestInput,
  suggestionSchema,
} from "#lib/interpretations/suggestion-schema.ts";

const tags = ["Interpretations"];

export const interpretationsContract = {
  interpret: operation("segment:preview", {
    method: "POST",
    path: "/interpretations",
    summary: "What a description in plain language means as a rule",
    description:
      "Answers with exactly one of a rule with its assumptions, a question with ready choices, a refusal, or unavailable. With `base` the description changes that rule.",
    tags,
  })
    .input(interpretInput)
    .output(interpretAnswerSchema),
  follow: operation("segment:preview", {
    method: "POST",
    path: "/interpretations/events",
    summary: "The same as server-sent events: how far the language model is, and the answer at the end",
    description: "Closing the connection stops the call to the language model.",
    tags,
  })
    .input(interpretInput)
    .output(eventIterator(readingEventSchema)),
  suggest: operation("segment:preview", {
    method: "POST",
    path: "/interpretations/suggestions",
    summary: "What may be meant by the words before the cursor of a description",
    tags,
  })
    .input(suggestInput)
    .output(z.array(suggestionSchema)),
  examples: operation("segment:preview", {
    method: "GET",
    path: "/interpretations/examples",
    summary: "Descriptions that name what this shop has, with how many customers they select",
    tags,
  })
    .input(examplesInput)
    .output(z.array(exampleSchema)),
};
