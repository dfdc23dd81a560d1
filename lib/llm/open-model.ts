import { type Breaker, closedBreaker, enter, leave } from "#lib/llm/breaker.ts";
import { connect } from "#lib/llm/connect.ts";
import { costOf, estimateTokens } from "#lib/llm/cost.ts";
import { type CallFailure, failureOf, isIllness, mayTakeAnotherMode } from "#lib/llm/failures.ts";
import { createGate, type Gate } from "#lib/llm/gate.ts";
import type { CompletionRequest, LanguageModel, Refused } from "#lib/llm/model.ts";
import { type Answer, type Asked, bodyOf, type Dialect, readAnswer } from "#lib/llm/modes.ts";
import { probe } from "#lib/llm/probe.ts";
import type { LlmFailure, LlmMode, LlmPurpose, Probe } from "#lib/llm/schema.ts";
import { streamBody, streamed } from "#lib/llm/streamed.ts";
import { err, ok, type Result } from "#lib/std/result.ts";

export type Connection = {
  readonly endpoint: string;
  readonly model: string;
  readonly key: string | undefined;
  readonly timeoutSeconds: number;
  readonly maxConcurrent: number;
  readonly inputPrice: number | null;
  readonly outputPrice: number | null;
};

export type BegunCall = {
  readonly purpose: LlmPurpose;
  readonly promptVersion: string;
  readonly endpoint: string;
  readonly model: string;
  readonly mode: LlmMode;
  readonly payload: string;
  /** What it may cost at most. */
  readonly reserved: number;
};

export type EndedCall = {
  readonly failure: LlmFailure | null;
  readonly detail: string;
  readonly reply: string | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cost: number;
  readonly tookMs: number;
};

/** Where every call is written down, before it is made and after it; `undefined` if the budget does not allow it. */
export type Ledger = {
  begin(call: BegunCall): Promise<string | undefined>;
  end(id: string, call: EndedCall): Promise<void>;
  judge(id: string, verdict: "accepted" | "rejected", detail: string): Promise<void>;
};

/** What is known of how this endpoint and model want to be asked. */
export type ProbeMemory = {
  find(): Promise<Probe | undefined>;
  keep(probe: Probe): Promise<void>;
};

export type Means = { readonly ledger: Ledger; readonly probes: ProbeMemory };

export type OneCall<T> = {
  readonly asked: Asked & { readonly schema: CompletionRequest<T>["schema"] };
  readonly sentSchema?: CompletionRequest<T>["sentSchema"];
  readonly purpose: LlmPurpose;
  readonly promptVersion: string;
  readonly mode: LlmMode;
  readonly dialect: Dialect;
  readonly onText?: CompletionRequest<T>["onText"];
  readonly signal?: AbortSignal | undefined;
};

export type CallRefused = Refused & { readonly status?: number | undefined };

type Made<T> = Promise<Result<{ id: string; value: T; text: string }, CallRefused>>;

export type Call = <T>(call: OneCall<T>) => Made<T>;

const PATIENCE_IN_LINE_MS = 10_000;

/**
 * A language model at an OpenAI-compatible endpoint. The first call finds out how the endpoint can be held to a shape,
 * unless that is remembered. Calls are bounded in time and number, stop when their signal does, and are all in the ledger.
 */
export function openModel(connection: Connection, means: Means): LanguageModel {
  const call = callerOf(connection, means.ledger);
  return {
    name: connection.model,
    complete: async (request) => {
      const known = (await means.probes.find()) ?? (await probed(connection, call, means, request.signal));
      if (known.mode === null) return err(refusalOf(known));
      const made = await call({
        asked: request,
        sentSchema: request.sentSchema,
        purpose: request.purpose,
        promptVersion: request.promptVersion,
        mode: known.mode,
        dialect: known,
        onText: request.onText,
        signal: request.signal,
      });
      if (!made.ok) return made;
      const { id, value, text } = made.value;
      return ok({ value, text, judge: (verdict, detail = "") => means.ledger.judge(id, verdict, detail) });
    },
  };
}

/** Asks the endpoint how it wants to be asked, and remembers it if it answered in any mode. */
export async function probeModel(connection: Connection, means: Means, signal?: AbortSignal): Promise<Probe> {
  return probed(connection, callerOf(connection, means.ledger), means, signal);
}

async function probed(
  { endpoint }: Connection,
  call: Call,
  { probes }: Means,
  signal: AbortSignal | undefined,
): Promise<Probe> {
  const told = await probe(call, endpoint, signal);
  if (told.mode !== null) await probes.keep(told);
  return told;
}

function refusalOf({ tried }: Probe): Refused {
  const last = tried.at(-1);
  return { failure: last?.failure ?? "unusable_answer", detail: last?.detail ?? "" };
}

type Health = { breaker: Breaker; readonly gate: Gate; refusesStreams: boolean };

// One endpoint is one endpoint, however often this module is bundled into the process.
const key = Symbol.for("tideline.llm-health");
const shared = globalThis as { [key]?: Map<string, Health> };

function healthOf({ endpoint, model }: Connection): Health {
  shared[key] ??= new Map();
  const name = `${endpoint} ${model}`;
  const known = shared[key].get(name) ?? {
    breaker: closedBreaker,
    gate: createGate(),
    refusesStreams: false,
  };
  shared[key].set(name, known);
  return known;
}

/** Makes single calls: in line, if the endpoint is well and the budget allows it, and noted in the ledger. */
function callerOf(connection: Connection, ledger: Ledger): Call {
  const client = connect(connection);
  const health = healthOf(connection);
  return async <T>(call: OneCall<T>): Made<T> => {
    const entered = enter(health.breaker, Date.now());
    if (!entered.mayCall) return err({ failure: "paused", detail: "It failed several times in a row." });
    health.breaker = entered.breaker;
    const hasPlace = await health.gate.enter(connection.maxConcurrent, PATIENCE_IN_LINE_MS, call.signal);
    if (!hasPlace) {
      health.breaker = leave(health.breaker, "unknown", Date.now());
      const failure = call.signal?.aborted ? "cancelled" : "busy";
      return err({ failure, detail: "No place was free in time." });
    }
    try {
      const made = await callInTheWayItTakes(call, health, (each) =>
        callOnce(each, connection, client, ledger),
      );
      health.breaker = leave(health.breaker, healthAfter(made), Date.now());
      return made;
    } finally {
      health.gate.leave();
    }
  };
}

function healthAfter(made: Result<unknown, CallRefused>): "well" | "ill" | "unknown" {
  if (made.ok) return "well";
  const { failure } = made.error;
  if (isIllness(failure)) return "ill";
  return failure === "cancelled" || failure === "over_budget" ? "unknown" : "well";
}

/** Streams are asked for until an endpoint refuses one by name; then the call is made again without, and later ones too. */
async function callInTheWayItTakes<T>(
  call: OneCall<T>,
  health: Health,
  make: (call: OneCall<T>) => Made<T>,
): Made<T> {
  const whole = { ...call, onText: undefined };
  const made = await make(health.refusesStreams ? whole : call);
  if (made.ok || call.onText === undefined || health.refusesStreams) return made;
  health.refusesStreams = mayTakeAnotherMode(made.error) && /stream/i.test(made.error.detail);
  return health.refusesStreams ? make(whole) : made;
}

async function callOnce<T>(
  call: OneCall<T>,
  connection: Connection,
  client: ReturnType<typeof connect>,
  ledger: Ledger,
): Made<T> {
  const { asked, mode, dialect, purpose, promptVersion } = call;
  const body = bodyOf({ ...asked, schema: call.sentSchema ?? asked.schema }, connection.model, mode, dialect);
  const { onText } = call;
  const payload = JSON.stringify(onText ? streamBody(body) : body);
  const { endpoint, model } = connection;
  const reserved = costOf(connection, estimateTokens(payload), asked.maxOutputTokens);
  const id = await ledger.begin({ purpose, promptVersion, endpoint, model, mode, payload, reserved });
  if (id === undefined) return err({ failure: "over_budget", detail: "The month's budget is used up." });
  const started = performance.now();
  const tookMs = () => Math.round(performance.now() - started);
  const deadline = AbortSignal.timeout(connection.timeoutSeconds * 1_000);
  const signal = call.signal ? AbortSignal.any([call.signal, deadline]) : deadline;
  let answer: Answer;
  try {
    answer = onText
      ? await streamed(client, body, signal, onText)
      : await client.chat.completions.create(body, { signal });
  } catch (error) {
    const failed = failureOf(error, { caller: call.signal, deadline }, connection.key);
    await ledger.end(id, { ...nothingUsed, ...endOf(failed), tookMs: tookMs() });
    return err(failed);
  }
  const read = readAnswer(answer, mode, asked.schema);
  const reply = read.ok ? read.value.text : read.error.text;
  const inputTokens = answer.usage?.prompt_tokens ?? estimateTokens(payload);
  const outputTokens = answer.usage?.completion_tokens ?? estimateTokens(reply);
  await ledger.end(id, {
    failure: read.ok ? null : read.error.failure,
    detail: read.ok ? "" : read.error.detail,
    reply,
    inputTokens,
    outputTokens,
    cost: costOf(connection, inputTokens, outputTokens),
    tookMs: tookMs(),
  });
  return read.ok ? ok({ id, ...read.value }) : read;
}

const nothingUsed = { reply: null, inputTokens: 0, outputTokens: 0, cost: 0 };

function endOf({ failure, detail }: CallFailure): Pick<EndedCall, "failure" | "detail"> {
  return { failure, detail };
}
