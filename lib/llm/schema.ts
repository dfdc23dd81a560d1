import { z } from "zod";
import { pageInput, pageOf } from "#lib/http/paging.ts";
import { endpointProblem } from "#lib/llm/endpoint.ts";

/** Why a language model's answer could not be had or used. Words: messages/<locale>/llm.json, `failures`. */
export const llmFailures = [
  "not_set_up",
  "over_budget",
  "busy",
  "paused",
  "unreachable",
  "timed_out",
  "unauthorized",
  "not_found",
  "rate_limited",
  "server_error",
  "declined",
  "unusable_answer",
  "cancelled",
] as const;
export type LlmFailure = (typeof llmFailures)[number];

/** How an endpoint can be held to a shape, the strictest first. */
export const llmModes = ["json_schema", "tool_call", "json_object", "plain"] as const;
export type LlmMode = (typeof llmModes)[number];

export const llmPurposes = ["interpretation", "explanation", "test"] as const;
export type LlmPurpose = (typeof llmPurposes)[number];

const price = z.number().min(0).max(10_000);

/** What an admin sets. The key is written, never read. */
export const llmSettingsInput = z
  .object({
    isOn: z.boolean(),
    endpoint: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .superRefine((text, context) => {
        const problem = endpointProblem(text);
        if (problem !== undefined) context.addIssue({ code: "custom", message: problem });
      }),
    model: z.string().trim().min(1).max(200),
    /** A new key; null takes the kept one away; left out, it stays (unless the endpoint's host changes). */
    key: z.string().trim().min(1).max(1_000).nullable().optional(),
    /** For a million tokens, in the currency of the budget. */
    inputPrice: price.nullable(),
    outputPrice: price.nullable(),
    /** At most this much in a calendar month of the shop; null for no limit. */
    monthlyBudget: z.number().min(0).max(1_000_000).nullable(),
    /** Groups of fewer customers are never told to the model. */
    smallestGroup: z.number().int().min(2).max(10_000),
    timeoutSeconds: z.number().int().min(5).max(600),
    maxConcurrent: z.number().int().min(1).max(32),
    /** For how many days calls are kept; null for ever. */
    keepDays: z.number().int().min(1).max(3_650).nullable().default(90),
  })
  .refine(
    ({ monthlyBudget, inputPrice, outputPrice }) =>
      monthlyBudget === null || (inputPrice !== null && outputPrice !== null),
    { error: "prices_needed", path: ["monthlyBudget"] },
  );
export type LlmSettingsInput = z.infer<typeof llmSettingsInput>;

export const probeSchema = z.object({
  /** The strictest mode that the endpoint answered rightly in; null if none. */
  mode: z.enum(llmModes).nullable(),
  /** Which field bounds the length of an answer, and whether a temperature may be given. */
  limitField: z.enum(["max_tokens", "max_completion_tokens"]),
  takesTemperature: z.boolean(),
  tried: z.array(
    z.object({
      mode: z.enum(llmModes),
      outcome: z.enum(["works", "not_supported", "wrong_answer", "failed"]),
      failure: z.enum(llmFailures).nullable(),
      detail: z.string(),
      tookMs: z.number().int(),
    }),
  ),
});
export type Probe = z.infer<typeof probeSchema>;

export const llmSettingsSchema = z.object({
  /** Where they come from: the screen, the environment, or nowhere yet. */
  source: z.enum(["database", "environment", "none"]),
  isOn: z.boolean(),
  endpoint: z.string(),
  model: z.string(),
  hasKey: z.boolean(),
  inputPrice: z.number().nullable(),
  outputPrice: z.number().nullable(),
  monthlyBudget: z.number().nullable(),
  smallestGroup: z.number().int(),
  timeoutSeconds: z.number().int(),
  maxConcurrent: z.number().int(),
  keepDays: z.number().int().nullable(),
  /** What the last test of this endpoint and model told. */
  probe: probeSchema.nullable(),
  probedAt: z.string().nullable(),
});
export type LlmSettings = z.infer<typeof llmSettingsSchema>;

/** Settings that hold until somebody has said otherwise. */
export const defaultLlmSettings = {
  endpoint: "https://api.openai.com/v1",
  inputPrice: null,
  outputPrice: null,
  monthlyBudget: null,
  smallestGroup: 20,
  timeoutSeconds: 60,
  maxConcurrent: 4,
  keepDays: 90,
} as const;

export const llmTestInput = z.object({
  endpoint: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .superRefine((text, context) => {
      const problem = endpointProblem(text);
      if (problem !== undefined) context.addIssue({ code: "custom", message: problem });
    }),
  model: z.string().trim().min(1).max(200),
  /** Left out, the kept key is used, if the endpoint is on the host that it was given for. */
  key: z.string().trim().min(1).max(1_000).optional(),
});
export type LlmTestInput = z.infer<typeof llmTestInput>;

export const llmUsageSchema = z.object({
  /** The first moment of the shop's calendar month. */
  since: z.string(),
  calls: z.number().int(),
  failed: z.number().int(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  cost: z.number(),
  monthlyBudget: z.number().nullable(),
});
export type LlmUsage = z.infer<typeof llmUsageSchema>;

/** What became of a call: its own failure, or what the checks said of its answer. */
export const llmVerdicts = ["running", "accepted", "rejected", "failed"] as const;

export const llmCallSchema = z.object({
  id: z.uuid(),
  at: z.string(),
  purpose: z.enum(llmPurposes),
  promptVersion: z.string(),
  by: z.string(),
  endpoint: z.string(),
  model: z.string(),
  mode: z.enum(llmModes),
  verdict: z.enum(llmVerdicts),
  failure: z.enum(llmFailures).nullable(),
  detail: z.string(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  cost: z.number(),
  tookMs: z.number().int().nullable(),
});
export type LlmCall = z.infer<typeof llmCallSchema>;

export const llmCallDetailSchema = llmCallSchema.extend({
  /** The body as it was sent, and the answer's text as it came. */
  payload: z.string(),
  reply: z.string().nullable(),
});
export type LlmCallDetail = z.infer<typeof llmCallDetailSchema>;

export const llmCallSorts = ["at", "cost", "tookMs"] as const;

export const llmCallListInput = pageInput.extend({
  purpose: z.enum(llmPurposes).optional(),
  verdict: z.enum(llmVerdicts).optional(),
  sort: z.enum(llmCallSorts).default("at"),
  direction: z.enum(["asc", "desc"]).default("desc"),
});
export type LlmCallListInput = z.infer<typeof llmCallListInput>;
export const llmCallPageSchema = pageOf(llmCallSchema);

/** Whether descriptions can be read by a language model, for those who may not see the settings. */
export const llmStateSchema = z.object({ isReady: z.boolean(), model: z.string().nullable() });
export type LlmState = z.infer<typeof llmStateSchema>;
