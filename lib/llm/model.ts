import type { z } from "zod";
import type { LlmFailure, LlmPurpose } from "#lib/llm/schema.ts";
import type { Result } from "#lib/std/result.ts";

export type ChatMessage = { readonly role: "system" | "user" | "assistant"; readonly content: string };

export type CompletionRequest<T> = {
  readonly purpose: LlmPurpose;
  /** Of the prompt; changes whenever its wording does. */
  readonly promptVersion: string;
  readonly messages: readonly ChatMessage[];
  /** The shape of the answer: an object. A short name in snake case says what it is. */
  readonly schema: z.ZodType<T>;
  readonly schemaName: string;
  /** What the endpoint is held to, where that is stricter than what is accepted; an enum of names, say. */
  readonly sentSchema?: z.ZodType;
  readonly maxOutputTokens: number;
  /** Told all of the answer that has come so far, as it comes, where the endpoint can send it so. */
  readonly onText?: ((text: string) => void) | undefined;
  /** Stops the call: the client went away, or its text has changed. */
  readonly signal?: AbortSignal | undefined;
};

export type Completed<T> = {
  readonly value: T;
  /** The answer as it came, to be sent back with a request for repair. */
  readonly text: string;
  /** Notes in the log what the caller's own checks said of the answer. */
  readonly judge: (verdict: "accepted" | "rejected", detail?: string) => Promise<void>;
};

export type Refused = {
  readonly failure: LlmFailure;
  /** For the log and for admins; never holds the key. */
  readonly detail: string;
  /** The answer as it came, where there was one and it had the wrong shape: to ask for repair. */
  readonly text?: string;
};

/**
 * A language model that answers in a given shape. It proposes only: whoever calls it checks every answer, and has
 * something to say without it. Expected failures are values, never exceptions.
 */
export type LanguageModel = {
  readonly name: string;
  complete<T>(request: CompletionRequest<T>): Promise<Result<Completed<T>, Refused>>;
};
