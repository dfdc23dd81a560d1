import { z } from "zod";
import { operation } from "#lib/http/operation.ts";
import {
  llmCallDetailSchema,
  llmCallListInput,
  llmCallPageSchema,
  llmSettingsInput,
  llmSettingsSchema,
  llmStateSchema,
  llmTestInput,
  llmUsageSchema,
  probeSchema,
} from "#lib/llm/schema.ts";

const tags = ["Language model"];

export const llmContract = {
  state: operation("segment:preview", {
    method: "GET",
    path: "/llm/state",
    summary: "Whether descriptions can be read by a language model",
    tags,
  }).output(llmStateSchema),
  settings: operation("llm:manage", {
    method: "GET",
    path: "/llm/settings",
    summary: "The language model that is asked; never its key",
    tags,
  }).output(llmSettingsSchema),
  saveSettings: operation("llm:manage", {
    method: "PUT",
    path: "/llm/settings",
    summary: "Set endpoint, model, key, prices and limits",
    description: "A key that is left out stays, unless the endpoint is on another server.",
    tags,
  })
    .input(llmSettingsInput)
    .output(llmSettingsSchema),
  test: operation("llm:manage", {
    method: "POST",
    path: "/llm/test",
    summary: "Ask an endpoint a small question in each mode until one works",
    tags,
  })
    .input(llmTestInput)
    .output(probeSchema),
  usage: operation("llm:manage", {
    method: "GET",
    path: "/llm/usage",
    summary: "Calls, tokens and cost of this calendar month",
    tags,
  }).output(llmUsageSchema),
  calls: operation("llm:manage", {
    method: "GET",
    path: "/llm/calls",
    summary: "Every call that was made, newest first",
    tags,
  })
    .input(llmCallListInput)
    .output(llmCallPageSchema),
  call: operation("llm:manage", {
    method: "GET",
    path: "/llm/calls/{id}",
    summary: "A call with the body that was sent and the answer that came",
    tags,
  })
    .input(z.object({ id: z.uuid() }))
    .output(llmCallDetailSchema),
};
