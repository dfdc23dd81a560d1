import OpenAI from "openai";
import type { LlmFailure } from "#lib/llm/schema.ts";

export type CallFailure = {
  readonly failure: LlmFailure;
  readonly detail: string;
  readonly status: number | undefined;
};

/** What went wrong with a call, by what the SDK threw. The key is taken out of whatever the endpoint said. */
export function failureOf(error: unknown, signals: Signals, key: string | undefined): CallFailure {
  const detail = scrubbed(error instanceof Error ? reasonsOf(error) : String(error), key);
  const status = error instanceof OpenAI.APIError ? error.status : undefined;
  if (signals.caller?.aborted) return { failure: "cancelled", detail: "The caller went away.", status };
  if (signals.deadline.aborted || error instanceof OpenAI.APIConnectionTimeoutError) {
    return { failure: "timed_out", detail: "There was no answer in time.", status };
  }
  if (error instanceof OpenAI.APIUserAbortError) return { failure: "cancelled", detail, status };
  if (error instanceof OpenAI.APIConnectionError) return { failure: "unreachable", detail, status };
  if (status === undefined) return { failure: "server_error", detail, status };
  return { failure: byStatus[status] ?? "server_error", detail, status };
}

export type Signals = { readonly caller: AbortSignal | undefined; readonly deadline: AbortSignal };

const byStatus: Readonly<Record<number, LlmFailure>> = {
  401: "unauthorized",
  403: "unauthorized",
  404: "not_found",
  408: "timed_out",
  429: "rate_limited",
};

/** Whether an endpoint that refused a request may take it in another mode. */
export function mayTakeAnotherMode({ status }: { readonly status?: number | undefined }): boolean {
  return status === 400 || status === 415 || status === 422 || status === 501;
}

/** Failures that say that the endpoint is ill: enough of them in a row, and it is left alone for a while. */
export function isIllness(failure: LlmFailure): boolean {
  return failure === "unreachable" || failure === "timed_out" || failure === "server_error";
}

const MAX_DETAIL = 500;

function reasonsOf(error: Error): string {
  const { cause } = error;
  const inner = cause instanceof Error ? reasonsOf(cause) : "";
  return inner === "" || error.message.includes(inner) ? error.message : `${error.message} ${inner}`;
}

function scrubbed(text: string, key: string | undefined): string {
  const safe = key === undefined || key === "" ? text : text.replaceAll(key, "[key]");
  return safe.slice(0, MAX_DETAIL);
}
