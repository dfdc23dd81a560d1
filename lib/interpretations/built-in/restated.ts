import { flagsOf } from "#lib/interpretations/built-in/coverage.ts";
import { lexiconOf } from "#lib/interpretations/built-in/lexicon.ts";
import { readPieces } from "#lib/interpretations/built-in/read.ts";
import { refusalOf } from "#lib/interpretations/built-in/refusals.ts";
import { restateOptions, type Setting } from "#lib/interpretations/built-in/setting.ts";
import type { Coverage, Interpretation } from "#lib/interpretations/schema.ts";
import { dependsOn } from "#lib/rules/depends-on.ts";
import { readBack } from "#lib/rules/read-back.ts";
import { type Token, toText } from "#lib/rules/restate/piece.ts";
import { restate } from "#lib/rules/restate.ts";
import type { Rule } from "#lib/rules/schema.ts";

const MAX_SENTENCE = 20_000;

/**
 * A description that is the restatement of a rule, copied from a screen and perhaps edited: nothing in it is open, so it
 * is read by the grammar of restatements, in either language. `undefined` for every other description.
 */
export function interpretRestatement(description: string, setting: Setting): Interpretation | undefined {
  if (description.length > MAX_SENTENCE) return undefined;
  const other = { ...setting, locale: setting.locale === "en" ? "zh" : "en", labels: undefined } as const;
  for (const options of [restateOptions(setting), restateOptions(other)]) {
    const rule = readBack(description, options);
    if (!rule) continue;
    const refusal = refusalOfTraits(rule, description, setting);
    if (refusal) return refusal;
    return {
      outcome: "rule",
      rule,
      restatement: restate(rule, restateOptions(setting)).text,
      assumptions: [],
      coverage: coverageOf(description, restate(rule, options).tokens),
      flags: flagsOf(rule),
    };
  }
  return undefined;
}

/** A rule on a trait that may not be asked for is no better for being said exactly (convention 13). */
function refusalOfTraits(rule: Rule, description: string, setting: Setting): Interpretation | undefined {
  const place = () => ({ words: description, span: { from: 0, to: description.length } });
  for (const trait of dependsOn(rule).traits) {
    const pieces = readPieces(trait.replaceAll("_", " "), lexiconOf(setting.catalog), setting);
    const refusal = refusalOf(pieces, setting, place);
    if (refusal) return refusal;
  }
  return undefined;
}

/** Each condition's words with the place in the rule that they stand for. */
function coverageOf(description: string, tokens: ReturnType<typeof restate>["tokens"]): Coverage[] {
  const covered: Coverage[] = [];
  let at = description.length - description.trimStart().length;
  const walk = (token: Token): void => {
    const words = "text" in token ? token.text : toText(token.children);
    if ("children" in token && token.role === "group") {
      token.children.forEach(walk);
      return;
    }
    const isCondition = "children" in token && token.role === "condition";
    const from = at + words.length - words.trimStart().length;
    at += words.length;
    if (words.trim() === "") return;
    covered.push({
      words: words.trim(),
      span: { from, to: from + words.trim().length },
      role: isCondition ? "condition" : "connective",
      paths: isCondition ? [token.pointer] : [],
    });
  };
  tokens.forEach(walk);
  return covered;
}
