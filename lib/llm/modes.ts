import type OpenAI from "openai";
import type { z } from "zod";
import { toStrictSchema } from "#lib/llm/json-schema.ts";
import { findObject } from "#lib/llm/json-text.ts";
import type { ChatMessage } from "#lib/llm/model.ts";
import type { LlmMode, Probe } from "#lib/llm/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";
import { err, ok, type Result } from "#lib/std/result.ts";

export type Body = OpenAI.Chat.ChatCompletionCreateParamsNonStreaming;

type Message = Pick<OpenAI.Chat.ChatCompletionMessage, "content" | "refusal" | "tool_calls">;

/** What is read of an answer, whether it came whole or as a stream. */
export type Answer = {
  readonly choices: readonly { readonly message: Message; readonly finish_reason: string | null }[];
  readonly usage?: OpenAI.CompletionUsage | undefined;
};

export type Asked = {
  readonly messages: readonly ChatMessage[];
  readonly schema: z.ZodType;
  readonly schemaName: string;
  readonly maxOutputTokens: number;
};

/** What an endpoint's answers may be asked for besides the mode. */
export type Dialect = Pick<Probe, "limitField" | "takesTemperature">;

/** The request in one of the modes. The modes that cannot carry a schema have it in the words of the system message. */
export function bodyOf(asked: Asked, model: string, mode: LlmMode, dialect: Dialect): Body {
  const schema = toStrictSchema(asked.schema);
  const base = {
    model,
    messages: asked.messages.map(({ role, content }) => ({ role, content })),
    [dialect.limitField]: asked.maxOutputTokens,
    ...(dialect.takesTemperature && { temperature: 0 }),
  };
  switch (mode) {
    case "json_schema":
      return {
        ...base,
        response_format: {
          type: "json_schema",
          json_schema: { name: asked.schemaName, strict: true, schema: { ...schema } },
        },
      };
    case "tool_call":
      return {
        ...base,
        tools: [
          { type: "function", function: { name: asked.schemaName, strict: true, parameters: { ...schema } } },
        ],
        tool_choice: { type: "function", function: { name: asked.schemaName } },
      };
    case "json_object":
      return {
        ...base,
        messages: withSchema(base.messages, schema),
        response_format: { type: "json_object" },
      };
    case "plain":
      return { ...base, messages: withSchema(base.messages, schema) };
    default:
      return assertNever(mode);
  }
}

function withSchema<M extends ChatMessage>(messages: readonly M[], schema: object): M[] {
  const words = `\n\nAnswer with one JSON object and nothing else. It must match this JSON Schema, every field present:\n${JSON.stringify(schema)}`;
  return messages.map((message, index) =>
    index === 0 ? { ...message, content: message.content + words } : message,
  );
}

export type Unread = {
  readonly failure: "declined" | "unusable_answer";
  readonly detail: string;
  readonly text: string;
};

/** The answer in the shape that was asked for; what is wrong with it otherwise, in words for a request to repair it. */
export function readAnswer<T>(
  answer: Answer,
  mode: LlmMode,
  schema: z.ZodType<T>,
): Result<{ value: T; text: string }, Unread> {
  const choice = answer.choices?.[0];
  const text = textOf(choice?.message, mode);
  const unusable = (detail: string) => err<Unread>({ failure: "unusable_answer", detail, text });
  if (choice?.message?.refusal) return err({ failure: "declined", detail: choice.message.refusal, text });
  if (choice?.finish_reason === "content_filter") {
    return err({ failure: "declined", detail: "The endpoint's content filter stopped the answer.", text });
  }
  if (choice?.finish_reason === "length")
    return unusable("The answer is cut off: say the same in fewer words.");
  const found = findObject(text);
  if (found === undefined) return unusable("The answer is not a JSON object.");
  const parsed = schema.safeParse(found);
  if (parsed.success) return ok({ value: parsed.data, text });
  const issues = parsed.error.issues.slice(0, 8);
  return unusable(issues.map(({ path, message }) => `/${path.join("/")}: ${message}`).join("\n"));
}

/** A tool's arguments; endpoints that ignore tools answer in their content, and are read all the same. */
function textOf(message: Message | undefined, mode: LlmMode): string {
  const call = message?.tool_calls?.[0];
  if (mode === "tool_call" && call?.type === "function") return call.function.arguments;
  return message?.content ?? "";
}
