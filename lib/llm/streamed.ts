import type OpenAI from "openai";
import { Stream } from "openai/core/streaming";
import type { Answer, Body } from "#lib/llm/modes.ts";

type Chunk = OpenAI.Chat.ChatCompletionChunk;

/**
 * An answer that tells its text as it grows. Endpoints that know no streams answer whole and are taken as they are.
 *
 * @param onText is given all that has come so far
 */
export async function streamed(
  client: OpenAI,
  body: Body,
  signal: AbortSignal,
  onText: (text: string) => void,
): Promise<Answer> {
  const response = await client.chat.completions.create(streamBody(body), { signal }).asResponse();
  if (!response.headers.get("content-type")?.includes("event-stream"))
    return (await response.json()) as Answer;
  const controller = new AbortController();
  signal.addEventListener("abort", () => controller.abort(), { once: true });
  const gathered: Gathered = { content: "", toolArguments: "", refusal: "", finish: null, usage: undefined };
  for await (const chunk of Stream.fromSSEResponse<Chunk>(response, controller, client)) {
    gather(gathered, chunk);
    onText(gathered.toolArguments || gathered.content);
  }
  // A stream that was broken off ends without a word.
  signal.throwIfAborted();
  return toAnswer(gathered);
}

/** The request as it is sent: a stream, with its tokens counted at the end. */
export function streamBody(body: Body) {
  return { ...body, stream: true, stream_options: { include_usage: true } } as const;
}

type Gathered = {
  content: string;
  toolArguments: string;
  refusal: string;
  finish: string | null;
  usage: Answer["usage"];
};

function gather(gathered: Gathered, { choices, usage }: Chunk): void {
  if (usage) gathered.usage = usage;
  const choice = choices?.[0];
  if (!choice) return;
  gathered.content += choice.delta?.content ?? "";
  gathered.refusal += choice.delta?.refusal ?? "";
  gathered.toolArguments += choice.delta?.tool_calls?.[0]?.function?.arguments ?? "";
  gathered.finish = choice.finish_reason ?? gathered.finish;
}

/** The parts of an answer that are read; see modes.ts. */
function toAnswer({ content, toolArguments, refusal, finish, usage }: Gathered): Answer {
  const call = { id: "", type: "function" as const, function: { name: "", arguments: toolArguments } };
  const message = {
    role: "assistant" as const,
    content: content === "" ? null : content,
    refusal: refusal === "" ? null : refusal,
    ...(toolArguments !== "" && { tool_calls: [call] }),
  };
  return { choices: [{ message, finish_reason: finish }], usage };
}
