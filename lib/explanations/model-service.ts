import { groundsOf, type Prepared } from "#lib/explanations/compose.ts";
import type { Fact } from "#lib/explanations/fact.ts";
import {
  explanationPromptVersion,
  factsMessage,
  repairMessage,
  systemMessage,
  templatesOf,
  type Written,
  writtenSchema,
} from "#lib/explanations/prompt.ts";
import { factById, type Template } from "#lib/explanations/template.ts";
import type { KnownNames } from "#lib/explanations/verify/names.ts";
import type { Problem } from "#lib/explanations/verify/problem.ts";
import { type Grounds, verifySentence } from "#lib/explanations/verify/verify.ts";
import type { ChatMessage, LanguageModel } from "#lib/llm/model.ts";

export type ModelText =
  | { readonly kind: "written"; readonly templates: readonly Template[] }
  /** The model wrote something else than the facts say, twice. */
  | { readonly kind: "unverified" }
  | { readonly kind: "unavailable" };

export type AskOptions = {
  readonly known: KnownNames;
  /** Figures of fewer customers are not sent. */
  readonly smallestGroup: number;
  readonly signal?: AbortSignal | undefined;
};

const attempts = 2;
const maxOutputTokens = 1_500;

/**
 * Lets a model write about what was prepared: it sees the facts, its text is held to them, and a text that fails is
 * written anew once, with what is wrong with it. Nothing that was not checked leaves here.
 */
export async function writeWithModel(
  prepared: Prepared,
  model: LanguageModel,
  { known, smallestGroup, signal }: AskOptions,
): Promise<ModelText> {
  const sent = { ...prepared, facts: prepared.facts.filter((fact) => isSendable(fact, smallestGroup)) };
  const grounds = groundsOf(sent, known);
  const messages: ChatMessage[] = [
    { role: "system", content: systemMessage(sent) },
    { role: "user", content: factsMessage(sent) },
  ];
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const answer = await model.complete({
      purpose: "explanation",
      promptVersion: explanationPromptVersion,
      messages,
      schema: writtenSchema,
      schemaName: "explanation",
      maxOutputTokens,
      signal,
    });
    if (!answer.ok) {
      const { failure, detail, text } = answer.error;
      if (failure !== "unusable_answer") return { kind: "unavailable" };
      messages.push(...again(text ?? "", `Your answer cannot be read: ${detail}`));
      continue;
    }
    const { value, text, judge } = answer.value;
    const problems = problemsOf(value, grounds);
    if (problems.length === 0) {
      await judge("accepted");
      return { kind: "written", templates: templatesOf(value) };
    }
    const request = repairMessage(problems);
    await judge("rejected", request);
    messages.push(...again(text, request));
  }
  return { kind: "unverified" };
}

function again(text: string, request: string): ChatMessage[] {
  return [
    { role: "assistant", content: text },
    { role: "user", content: request },
  ];
}

/** What is wrong with an answer, by the number of the sentence. */
export function problemsOf(written: Written, grounds: Grounds): readonly (readonly [number, Problem])[] {
  return templatesOf(written).flatMap((template, index) => {
    const listed = written.sentences[index]?.facts ?? [];
    const unknown = listed.filter((id) => factById(grounds.facts, id) === undefined);
    const ofList = unknown.map((words): Problem => ({ code: "placeholder", words }));
    return [...verifySentence(template, grounds), ...ofList].map((problem) => [index + 1, problem] as const);
  });
}

const COUNTS: ReadonlySet<Fact["kind"]> = new Set(["size", "both", "entered", "left", "stayed"]);

/** Whether a figure is of enough customers on every side to leave the house. */
function isSendable({ kind, n, baseN, value }: Fact, smallestGroup: number): boolean {
  if (n < smallestGroup || (baseN !== null && baseN < smallestGroup)) return false;
  return !COUNTS.has(kind) || (value ?? 0) >= smallestGroup;
}
