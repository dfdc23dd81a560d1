import { BUILT_IN_FEATURES } from "#lib/features/built-in.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { quotedData, toDataText } from "#lib/interpretations/llm/data-text.ts";
import type { Excerpt } from "#lib/interpretations/llm/excerpt.ts";
import { instructions } from "#lib/interpretations/llm/instructions.ts";
import type { ShownReferences } from "#lib/interpretations/llm/references.ts";
import { civilFromDay, weekdayOfDay } from "#lib/std/time-zone.ts";

/** Changes with every word of the prompt, so that the log tells which wording gave which answer. */
export const PROMPT_VERSION = "interpretation-2";

export type Prompt = { readonly system: string; readonly user: string };

export type PromptInput = {
  /** Without personal data. */
  readonly description: string;
  readonly excerpt: Excerpt;
  readonly references: ShownReferences;
  /** Of a change, the lines of the rule that is changed. */
  readonly base?: readonly string[] | undefined;
  readonly setting: Setting;
  /** Names the marked places, so that no data can end them: nobody who writes data knows it. */
  readonly nonce: string;
};

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const MAX_TERMS = 100;

/** What a language model is asked, as a pure function of what is known: same input, same words. */
export function promptOf({ description, excerpt, references, base, setting, nonce }: PromptInput): Prompt {
  const terms = setting.catalog.glossary.map(({ words }) => words[0] ?? "").slice(0, MAX_TERMS);
  const user = [
    `Today is ${todayOf(setting)} in the shop's time zone. Its currency is ${setting.currency}.`,
    `Write "assumed", labels and questions in ${setting.locale === "zh" ? "Chinese" : "English"}.`,
    `Features: ${BUILT_IN_FEATURES.join(", ")}.`,
    placed(`glossary-${nonce}`, [`[${terms.map((term) => quotedData(toDataText(term))).join(",")}]`]),
    placed(`catalog-${nonce}`, excerpt.lines),
    placed(`segments-${nonce}`, references.lines),
    ...(base ? [placed(`rule-${nonce}`, base)] : []),
    placed(`description-${nonce}`, [quotedData(description)]),
  ].join("\n\n");
  return { system: instructions(nonce, base !== undefined), user };
}

function placed(name: string, lines: readonly string[]): string {
  return `<${name}>\n${lines.join("\n")}\n</${name}>`;
}

function todayOf({ asOf, zone }: Setting): string {
  const day = zone.dayOf(asOf);
  const { year, month, day: ofMonth } = civilFromDay(day);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${year}-${two(month)}-${two(ofMonth)}, a ${WEEKDAYS[weekdayOfDay(day) - 1]},`;
}

/** What is asked once more, with everything that did not hold, in the order of the answer. */
export function repairPrompt(problems: readonly string[]): string {
  const listed = problems.slice(0, 12).map((problem) => `- ${problem}`);
  return [
    "Your answer does not hold:",
    ...listed,
    "Answer again, whole, with these mended and everything else as it was. If the description cannot be said as a rule, ask a question instead. Do not invent numbers, names or values to make it fit.",
  ].join("\n");
}
