import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text as readText } from "node:stream/consumers";
import { z } from "zod";
import type { LlmMode } from "#lib/llm/schema.ts";

/**
 * A stand-in for an OpenAI-compatible server: it speaks the protocol of chat completions, holds to shapes in the modes
 * that it is said to know, and misbehaves on demand. It is no model: a script says what it answers.
 */
export type StandIn = {
  readonly endpoint: string;
  /** Everything that it was asked, in order. */
  readonly requests: StandInRequest[];
  readonly stop: () => Promise<void>;
};

const Body = z.looseObject({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  response_format: z.looseObject({ type: z.string() }).optional(),
  tools: z.array(z.unknown()).optional(),
  stream: z.boolean().optional(),
});

export type StandInRequest = {
  readonly body: z.infer<typeof Body>;
  readonly raw: string;
  readonly authorization: string | undefined;
  readonly mode: LlmMode;
  /** Its own, by the signal that its client went away. */
  readonly gone: AbortSignal;
};

export type Reaction =
  /** An answer in the mode that was asked for. */
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "text"; readonly text: string }
  /** Cut off at the limit of tokens. */
  | { readonly kind: "cut"; readonly text: string }
  | { readonly kind: "refusal"; readonly text: string }
  | {
      readonly kind: "status";
      readonly status: number;
      readonly message?: string;
      readonly headers?: Record<string, string>;
    }
  | { readonly kind: "not_json" }
  | { readonly kind: "huge" }
  | { readonly kind: "hang" }
  | { readonly kind: "close" }
  | { readonly kind: "slow"; readonly ms: number; readonly next: Reaction };

export type Script = (request: StandInRequest, no: number) => Reaction;

/** What answers the probe rightly, whatever else a script says. */
const PROBE_ANSWER = { sky_hue: "blue", spider_legs: [{ leg_total: 8 }], remark: null };

export function isProbe({ raw }: Pick<StandInRequest, "raw">): boolean {
  return raw.includes("how many legs has a spider");
}

export async function startStandIn(
  script: Script,
  options: {
    readonly modes?: readonly LlmMode[];
    readonly port?: number;
    /** What it does when a stream is asked for; unless said, it streams. */
    readonly streams?: "yes" | "ignored" | "refused";
    /** How long it takes over each piece of a stream. */
    readonly pieceMs?: number;
  } = {},
): Promise<StandIn> {
  const modes = options.modes ?? ["json_schema", "tool_call", "json_object", "plain"];
  const requests: StandInRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const request = await readRequest(incoming, response);
    const no = requests.filter((each) => !isProbe(each)).length;
    requests.push(request);
    if (!modes.includes(request.mode)) {
      const message = `response_format of this kind is not supported (${request.mode})`;
      await react({ kind: "status", status: 400, message }, request, response);
      return;
    }
    if (request.body.stream && options.streams === "refused") {
      await react({ kind: "status", status: 400, message: "stream is not supported" }, request, response);
      return;
    }
    if (options.streams === "ignored") delete request.body.stream;
    const isOwn = isProbe(request);
    pieceMs.set(response, options.pieceMs ?? 0);
    await react(isOwn ? { kind: "json", value: PROBE_ANSWER } : script(request, no), request, response);
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  // A TCP server that listens has an address that is no text.
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}/v1`,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const pieceMs = new WeakMap<ServerResponse, number>();

async function readRequest(incoming: IncomingMessage, response: ServerResponse): Promise<StandInRequest> {
  const raw = await readText(incoming);
  const body = Body.parse(JSON.parse(raw));
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  return { body, raw, authorization: incoming.headers.authorization, mode: modeOf(body), gone: gone.signal };
}

function modeOf(body: StandInRequest["body"]): LlmMode {
  if (body.tools !== undefined) return "tool_call";
  switch (body.response_format?.type) {
    case "json_schema":
      return "json_schema";
    case "json_object":
      return "json_object";
    default:
      return "plain";
  }
}

async function react(reaction: Reaction, request: StandInRequest, response: ServerResponse): Promise<void> {
  switch (reaction.kind) {
    case "json":
      return complete(request, response, JSON.stringify(reaction.value));
    case "text":
      return complete(request, response, reaction.text);
    case "cut":
      return complete(request, response, reaction.text, "length");
    case "refusal": {
      const made = completionOf(request, "");
      const message = { role: "assistant", content: null, refusal: reaction.text };
      return send(response, 200, { ...made, choices: [{ index: 0, finish_reason: "stop", message }] });
    }
    case "status": {
      const { status, message = "No", headers } = reaction;
      return send(response, status, { error: { message, type: "stand_in" } }, headers);
    }
    case "not_json":
      response.writeHead(200, { "content-type": "text/html" }).end("<html>Sign in to the network</html>");
      return;
    case "huge":
      return send(response, 200, completionOf(request, "x".repeat(5_000_000)));
    case "hang":
      return;
    case "close":
      response.destroy();
      return;
    default:
      await new Promise((resolve) => setTimeout(resolve, reaction.ms));
      if (!request.gone.aborted) await react(reaction.next, request, response);
  }
}

async function complete(
  request: StandInRequest,
  response: ServerResponse,
  text: string,
  finish = "stop",
): Promise<void> {
  const whole = completionOf(request, text, finish);
  if (!request.body.stream) return send(response, 200, whole);
  response.writeHead(200, { "content-type": "text/event-stream" });
  const { object: _, choices, usage, ...rest } = whole;
  const say = (part: object) =>
    response.write(`data: ${JSON.stringify({ ...rest, object: "chat.completion.chunk", ...part })}\n\n`);
  for (const piece of text.match(/.{1,80}/gsu) ?? []) {
    const delta =
      request.mode === "tool_call"
        ? { tool_calls: [{ index: 0, function: { arguments: piece } }] }
        : { content: piece };
    say({ choices: [{ index: 0, delta, finish_reason: null }] });
    await new Promise((resolve) => setTimeout(resolve, pieceMs.get(response) ?? 0));
    if (request.gone.aborted) return;
  }
  say({ choices: [{ index: 0, delta: {}, finish_reason: choices[0]?.finish_reason }] });
  say({ choices: [], usage });
  response.end("data: [DONE]\n\n");
}

function send(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

function completionOf(request: StandInRequest, text: string, finish = "stop") {
  const name = z
    .object({ tools: z.tuple([z.object({ function: z.object({ name: z.string() }) })]) })
    .safeParse(request.body).data?.tools[0].function.name;
  const message =
    request.mode === "tool_call"
      ? {
          role: "assistant",
          content: null,
          tool_calls: [{ id: "call_1", type: "function", function: { name, arguments: text } }],
        }
      : { role: "assistant", content: text };
  return {
    id: "stand-in",
    object: "chat.completion",
    created: 0,
    model: request.body.model,
    choices: [{ index: 0, finish_reason: finish, message }],
    usage: { prompt_tokens: 1_000, completion_tokens: 200, total_tokens: 1_200 },
  };
}
