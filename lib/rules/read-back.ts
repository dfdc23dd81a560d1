import { englishCondition } from "#lib/rules/read-back/en.ts";
import { type Frame, readClause } from "#lib/rules/read-back/groups.ts";
import { type Parser, readings } from "#lib/rules/read-back/parser.ts";
import { chineseCondition } from "#lib/rules/read-back/zh.ts";
import type { Setting } from "#lib/rules/restate/wording.ts";
import { type RestateOptions, restate, restateClause } from "#lib/rules/restate.ts";
import type { Rule } from "#lib/rules/schema.ts";

type Reader = {
  readonly frame: Frame;
  /** The clause of a whole sentence. */
  clauseOf(sentence: string): string | undefined;
  readonly everyone: string;
  readonly nobody: string;
  condition(setting: Setting): Parser<Rule>;
};

const READERS: Readonly<Record<RestateOptions["locale"], Reader>> = {
  en: {
    frame: { all: ", and ", any: ", or ", open: "(", close: ")", notAmong: "who are not among those " },
    clauseOf: (sentence) =>
      /^Customers (?:who|whose|for whom) |^Customers \(/u.test(sentence) ? sentence.slice(10) : undefined,
    everyone: "All customers",
    nobody: "No customers",
    condition: englishCondition,
  },
  zh: {
    frame: { all: "，且", any: "，或", open: "（", close: "）", notAmong: "不满足" },
    clauseOf: (sentence) => (sentence.endsWith("的客户") ? sentence.slice(0, -3) : undefined),
    everyone: "所有客户",
    nobody: "没有任何客户",
    condition: chineseCondition,
  },
};

/**
 * Reads a restatement back: the rule that `restate` says in exactly these words, or `undefined` for any other text. Since
 * no two rules of different canonical forms are said alike, it is the same rule but for its canonical form. A clause
 * counts as read only if what was read is said in its words again, so the grammar can be no more generous than `restate`.
 */
export function readBack(text: string, options: RestateOptions): Rule | undefined {
  const reader = READERS[options.locale];
  const sentence = text.trim().replace(/[.。]$/u, "");
  if (sentence === reader.everyone) return { kind: "everyone" };
  if (sentence === reader.nobody) return { kind: "not", rule: { kind: "everyone" } };
  const clause = reader.clauseOf(sentence);
  if (clause === undefined) return undefined;
  const setting: Setting = { names: { ...options.labels, ...options.names }, shop: options.shop };
  const condition = reader.condition(setting);
  const rule = readClause(clause, reader.frame, (part) => {
    for (const read of readings(condition, part)) {
      if (restateClause(read, options).text === part) return read;
    }
    return undefined;
  });
  return rule && restate(rule, options).text === sentence ? rule : undefined;
}
