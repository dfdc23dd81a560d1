import { z } from "zod";
import { Rule } from "#lib/rules/schema.ts";

/** What an honest answer to a description may be. */
const ACTIONS = ["map", "assume", "ask", "refuse", "unavailable"] as const;

/** A description with its intended rules: the format of `tideline eval --cases`. Other fields are left alone. */
export const EvalCase = z.object({
  id: z.string(),
  text: z.string(),
  locale: z.enum(["en", "zh"]).default("en"),
  lang: z.string().optional(),
  actions: z.array(z.enum(ACTIONS)).min(1),
  /** Fair rules, the best first. */
  accept: z.array(Rule).default([]),
  /** Where a vague word allows another number: how near the members must come (Jaccard). */
  loose: z.number().optional(),
  tags: z.array(z.string()).default([]),
  as_of: z.string().optional(),
  time_zone: z.string().optional(),
  currency: z.string().optional(),
});
export type EvalCase = z.infer<typeof EvalCase>;
