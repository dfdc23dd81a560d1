import { randomBytes } from "node:crypto";
import type { CatalogWords } from "#lib/catalog/words.ts";
import { BUILT_IN_FEATURES } from "#lib/features/built-in.ts";
import type { InterpretAnswer, ReadingProgress, ReadingStage } from "#lib/interpretations/answer-schema.ts";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { refineBuiltIn } from "#lib/interpretations/built-in/refine/refine.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { assemble } from "#lib/interpretations/llm/assemble.ts";
import { baseOf, linesOf } from "#lib/interpretations/llm/base-rule.ts";
import { crossCheck } from "#lib/interpretations/llm/cross-check.ts";
import { Encoding, encodingWith } from "#lib/interpretations/llm/encoding.ts";
import { excerptOf } from "#lib/interpretations/llm/excerpt.ts";
import { PROMPT_VERSION, promptOf, repairPrompt } from "#lib/interpretations/llm/prompt.ts";
import { redact } from "#lib/interpretations/llm/redact.ts";
import { shownReferences } from "#lib/interpretations/llm/references.ts";
import { vocabularyOf } from "#lib/interpretations/llm/vocabulary.ts";
import type { Interpretation } from "#lib/interpretations/schema.ts";
import type { ChatMessage, LanguageModel, Refused } from "#lib/llm/model.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { err, ok, type Result } from "#lib/std/result.ts";

export type ModelMeans = {
  readonly model: LanguageModel;
  readonly entries: readonly CatalogWords[];
  readonly smallestGroup: number;
  /** The rule that the description changes. */
  readonly base?: Rule | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ReadingProgress) => void) | undefined;
};

export type ModelReading = {
  readonly interpretation: Interpretation;
  readonly repairs: number;
  /** Notes in the log what became of the reading. */
  readonly judge: (detail: string) => Promise<void>;
};

export type BothRead = Pick<InterpretAnswer, "interpretation" | "interpreter" | "fallback"> & {
  readonly other: Interpretation | null;
};

/**
 * A description as the language model reads it, checked against the built-in interpreter; as the latter reads it alone
 * where the model's answer cannot be had or does not hold, with the reason. What is refused by rule is not even sent.
 */
export async function interpretByBoth(
  description: string,
  setting: Setting,
  means: ModelMeans,
  selectsTheSame: (a: Rule, b: Rule) => Promise<boolean>,
): Promise<BothRead> {
  const builtIn = means.base
    ? refineBuiltIn(description, means.base, setting)
    : interpretBuiltIn(description, setting);
  const alone = { interpretation: builtIn, interpreter: "built_in", other: null } as const;
  if (builtIn.outcome === "refusal") return { ...alone, fallback: null };
  const read = await interpretByModel(description, setting, means);
  if (!read.ok) return { ...alone, fallback: { cause: read.error.failure } };
  means.onProgress?.({ kind: "progress", stage: "comparing", repair: read.value.repairs });
  const { agreement, ...verdict } = await crossCheck(read.value.interpretation, builtIn, selectsTheSame);
  await read.value.judge(agreement);
  return { ...verdict, fallback: null };
}

const MAX_REPAIRS = 2;
const MAX_OUTPUT_TOKENS = 4_000;

/**
 * A description as a language model reads it. Personal data stay here, names and values go as data; the answer is decoded
 * against the catalog and compared with the words, and what does not hold is sent back with the reasons, at most twice.
 */
export async function interpretByModel(
  description: string,
  setting: Setting,
  { model, entries, smallestGroup, signal, onProgress, base: changed }: ModelMeans,
): Promise<Result<ModelReading, Refused>> {
  const redacted = redact(description);
  const excerpt = excerptOf(entries, { description: redacted.text, smallestGroup });
  const nonce = randomBytes(6).toString("hex");
  const references = shownReferences(setting.catalog.references, redacted.text);
  const base = changed && baseOf(changed);
  const closed = new Set(entries.flatMap((entry) => (isClosed(entry) ? [entry.name] : [])));
  const prompt = promptOf({
    description: redacted.text,
    excerpt,
    references,
    base: base && linesOf(base, (name) => !closed.has(name)),
    setting,
    nonce,
  });
  const vocabulary = vocabularyOf(setting.catalog, excerpt.values, description);
  const terms = setting.catalog.glossary.flatMap(({ words }) => words.slice(0, 1));
  const { segments, lists } = references;
  const { events, traits } = excerpt;
  const names = { events, traits, features: BUILT_IN_FEATURES, terms, segments, lists };
  const messages: ChatMessage[] = [
    { role: "system", content: prompt.system },
    { role: "user", content: prompt.user },
  ];
  let last: Refused = { failure: "unusable_answer", detail: "" };
  for (let no = 0; no <= MAX_REPAIRS; no++) {
    const tell = (stage: ReadingStage) => onProgress?.({ kind: "progress", stage, repair: no });
    tell("asked");
    const completed = await model.complete({
      purpose: "interpretation",
      promptVersion: PROMPT_VERSION,
      messages,
      schema: Encoding,
      sentSchema: encodingWith(names),
      schemaName: "rule_for_description",
      maxOutputTokens: MAX_OUTPUT_TOKENS,
      onText: onProgress && whenReached(tell),
      signal,
    });
    if (!completed.ok) {
      // An answer of the wrong shape can be asked for again; a call that failed was tried again already.
      if (completed.error.failure !== "unusable_answer") return completed;
      last = completed.error;
      messages.push(...repairOf(completed.error.text ?? "", [completed.error.detail]));
      continue;
    }
    tell("checking");
    const { value, text, judge } = completed.value;
    const restored = Encoding.parse(JSON.parse(redacted.restore(JSON.stringify(value))));
    const assembled = assemble(restored, { description, setting, vocabulary, base });
    if (assembled.ok) {
      const accept = (detail: string) => judge("accepted", detail);
      return ok({ interpretation: assembled.value, repairs: no, judge: accept });
    }
    const problems = assembled.error.map((problem) => redact(problem).text);
    await judge("rejected", problems.join("\n").slice(0, 1_000));
    last = { failure: "unusable_answer", detail: problems.join("\n") };
    messages.push(...repairOf(text, problems));
  }
  return err(last);
}

/** Entries that a model is told nothing of, or no values. */
function isClosed({ isHiddenFromLlm, isSensitive }: CatalogWords): boolean {
  return isHiddenFromLlm || isSensitive;
}

/** The fields of an answer come in the order of the encoding: words are linked first, then clauses are drafted. */
function whenReached(tell: (stage: ReadingStage) => void): (text: string) => void {
  let reached: ReadingStage = "asked";
  return (text) => {
    const stage = text.includes('"assumptions"') || text.includes('"clauses"') ? "drafting" : "linking";
    if (stage !== reached) tell(stage);
    reached = stage;
  };
}

function repairOf(answer: string, problems: readonly string[]): readonly ChatMessage[] {
  return [
    { role: "assistant", content: answer.slice(0, 20_000) || "{}" },
    { role: "user", content: repairPrompt(problems) },
  ];
}
