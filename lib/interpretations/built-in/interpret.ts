import { aheadOf, ofAYearAgo } from "#lib/interpretations/built-in/ahead.ts";
import { assumptionsOf, slipOf } from "#lib/interpretations/built-in/assumptions.ts";
import { type Choices, choicesWith, type Point } from "#lib/interpretations/built-in/choices.ts";
import { isContradiction } from "#lib/interpretations/built-in/contradictions.ts";
import { coverageOf, flagsOf, passedOver } from "#lib/interpretations/built-in/coverage.ts";
import { gather } from "#lib/interpretations/built-in/gather/gather.ts";
import type { Leftover } from "#lib/interpretations/built-in/gather/scope.ts";
import { headingOf, namesIn } from "#lib/interpretations/built-in/heading.ts";
import { lexiconOf } from "#lib/interpretations/built-in/lexicon.ts";
import {
  type Reading,
  withoutHeading,
  withoutName,
  withoutVagueName,
} from "#lib/interpretations/built-in/names.ts";
import { normalise } from "#lib/interpretations/built-in/normalise.ts";
import { type Place, placer } from "#lib/interpretations/built-in/place.ts";
import { type Asked, foreignMoney, problemsOf } from "#lib/interpretations/built-in/problems.ts";
import { readPieces } from "#lib/interpretations/built-in/read.ts";
import { reasonsIn } from "#lib/interpretations/built-in/reasons-english.ts";
import { refusalOf } from "#lib/interpretations/built-in/refusals.ts";
import { interpretRestatement } from "#lib/interpretations/built-in/restated.ts";
import { restateOptions, type Setting, say, todayOf } from "#lib/interpretations/built-in/setting.ts";
import { spelled } from "#lib/interpretations/built-in/spelling.ts";
import { type Origin, ruleOfItems } from "#lib/interpretations/built-in/tree.ts";
import { turned } from "#lib/interpretations/built-in/turns.ts";
import type { Choice, Interpretation } from "#lib/interpretations/schema.ts";
import { ruleKey } from "#lib/rules/keys.ts";
import { restate } from "#lib/rules/restate.ts";
import type { Rule, Window } from "#lib/rules/schema.ts";

const MAX_LENGTH = 1_000;

export type Composed = {
  readonly rule: Rule | undefined;
  readonly choices: Choices;
  readonly origins: readonly Origin[];
  readonly leftovers: readonly Leftover[];
  readonly moved: ReadonlyMap<number, Window>;
};

/**
 * Reads a description by a lexicon and a grammar: the same words, catalog and moment always give the same outcome.
 * docs/language.md tells how; nothing here looks at customers.
 */
export function interpretBuiltIn(description: string, setting: Setting): Interpretation {
  const answer = interpretAt(description, setting);
  if (answer.outcome === "question")
    return (
      withoutHeading(description, setting, interpretAt) ??
      withoutName(description, setting, interpretAt) ??
      answer
    );
  const explained = answer.outcome === "rule" && withoutVagueName(description, setting, interpretAt);
  if (explained) return explained;
  const heading = answer.outcome === "rule" ? headingOf(description) : undefined;
  const named = heading && namesIn(description, interpretAt(heading.words, setting));
  if (!named) return answer;
  return withoutHeading(description, setting, interpretAt, named.isWhole ? undefined : named.names) ?? answer;
}

function interpretAt(
  description: string,
  setting: Setting,
  { mayAskOfDates = true, skipped = 0, passed = [] }: Reading = {},
): Interpretation {
  const restated = interpretRestatement(description, setting);
  if (restated) return restated;
  const lexicon = lexiconOf(setting.catalog);
  const reasons = reasonsIn(description.slice(0, MAX_LENGTH), lexicon);
  const { normalised, slips } = spelled(
    turned(normalise(description.slice(0, MAX_LENGTH), skipped, [...reasons, ...passed])),
    lexicon,
  );
  const { text } = normalised;
  const place = placer(description, normalised, reasons);
  if (description.length > MAX_LENGTH) {
    return ask(
      [
        {
          reason: "incomplete",
          at: { from: 0, to: text.length },
          text: say(
            setting,
            `Please say it in at most ${MAX_LENGTH} characters.`,
            `请用不超过${MAX_LENGTH}个字描述。`,
          ),
        },
      ],
      place,
    );
  }
  const pieces = readPieces(text, lexicon, setting);
  const refusal = refusalOf(pieces, setting, place);
  if (refusal) return refusal;
  const compose = (taken: ReadonlyMap<string, number>): Composed => {
    const choices = choicesWith(taken);
    const gathered = gather(pieces, text);
    const origins: Origin[] = [];
    const reading = {
      setting,
      choices,
      textOf: ({ from, to }: { from: number; to: number }) => place({ from, to }).words,
      readAs: ({ from, to }: { from: number; to: number }) => text.slice(from, to),
    };
    const rule =
      gathered.items.length === 0 && gathered.saysEveryone
        ? ({ kind: "everyone" } as const)
        : ruleOfItems(gathered.items, reading, origins);
    return { rule, choices, origins, leftovers: gathered.leftovers, moved: gathered.moved };
  };
  const composed = compose(new Map());
  const problems = problemsOf(composed, pieces, place, setting);
  const foreign = problems.length === 0 ? foreignMoney(pieces, setting) : [];
  if (foreign.length > 0) return ask(foreign, place, inOwnCurrency(composed, foreign, setting));
  if (problems.length > 0 || !composed.rule) {
    const known =
      problems.length > 0
        ? problems
        : [
            {
              reason: "empty" as const,
              at: { from: 0, to: text.length },
              text: say(
                setting,
                "Which customers are meant? Name something that they did or are.",
                "指的是哪些客户？请说出他们的行为或属性。",
              ),
            },
          ];
    const choices = [
      ...withoutTheUnknown(composed, problems, setting, place),
      ...sinceSignup(composed, setting),
      ...nearby(composed, problems, setting),
    ];
    return ask(known, place, choices);
  }
  const { rule } = composed;
  const ahead = mayAskOfDates ? aheadOf(rule, setting) : undefined;
  if (ahead !== undefined) {
    const at = { from: 0, to: text.length };
    const choices = ofAYearAgo(setting, (then) =>
      interpretAt(description, then, { mayAskOfDates: false, skipped, passed }),
    );
    return ask([{ reason: "not_expressible", at, text: ahead }], place, choices);
  }
  if (isContradiction(rule, todayOf(setting)))
    return contradiction(rule, composed, setting, text.length, place);
  const alternatives = (point: Point): Choice[] =>
    point.labels.flatMap((label, index) => {
      if (index === point.taken) return [];
      const other = compose(new Map([[point.id, index]])).rule;
      return other && ruleKey(other) !== ruleKey(rule) ? [{ label, rule: other }] : [];
    });
  const asked = composed.choices.points.filter((point) => point.mustAsk && alternatives(point).length > 0);
  if (asked.length > 0) {
    return {
      outcome: "question",
      questions: asked.map((point) => ({
        reason: "ambiguous",
        ...place(point),
        text: say(
          setting,
          "This can be read in two ways. Which one is meant?",
          "这句话有两种理解，指的是哪一种？",
        ),
        choices: [{ label: point.labels[point.taken] ?? "", rule }, ...alternatives(point)],
      })),
      coverage: coverageOf(pieces, composed.origins, rule, place),
    };
  }
  return {
    outcome: "rule",
    rule,
    restatement: restate(rule, restateOptions(setting)).text,
    assumptions: [
      ...assumptionsOf(composed, pieces, alternatives, place, setting),
      ...slips.map((slip) => slipOf(slip, place)),
    ],
    coverage: [
      ...reasons.map((reason) => passedOver(description, reason)),
      ...coverageOf(pieces, composed.origins, rule, place),
    ],
    flags: flagsOf(rule),
  };
}

function ask(problems: readonly Asked[], place: Place, choices: readonly Choice[] = []): Interpretation {
  return {
    outcome: "question",
    questions: problems.map(({ reason, at, text }) => ({
      reason,
      ...place(at),
      text,
      choices: [...choices],
    })),
    coverage: [],
  };
}

/** What would be understood without the words that were not; never everyone for want of words. */
function withoutTheUnknown(
  composed: Composed,
  problems: readonly Asked[],
  setting: Setting,
  place: Place,
): Choice[] {
  const { rule } = composed;
  const isOnlyWords = problems.length > 0 && problems.every(({ reason }) => reason === "unknown_word");
  if (!rule || rule.kind === "everyone" || !isOnlyWords || isContradiction(rule, todayOf(setting))) return [];
  const words = problems.map(({ at }) => `“${place(at).words}”`).join(", ");
  return [{ label: say(setting, `Without ${words}`, `去掉${words}`), rule }];
}

/** Of those who signed up so lately, all that they did came within that time of it. */
function sinceSignup({ rule, leftovers, choices }: Composed, setting: Setting): Choice[] {
  const within = leftovers.find((each) => each.sinceSignup)?.sinceSignup;
  if (!within || !rule || leftovers.length > 1 || choices.problems.length > 0) return [];
  const signedUp: Rule = {
    kind: "trait",
    trait: "signed_up_at",
    op: "within",
    value: { kind: "last", ...within },
  };
  const both: Rule = { kind: "all", rules: [signedUp, rule] };
  return [{ label: restate(both, restateOptions(setting)).text, rule: both }];
}

/** What was composed in place of what a rule cannot say. */
function nearby({ rule, choices }: Composed, problems: readonly Asked[], setting: Setting): Choice[] {
  const isNear = problems.length === choices.problems.length && choices.problems.every((each) => each.isNear);
  if (!rule || !isNear || isContradiction(rule, todayOf(setting))) return [];
  return [{ label: restate(rule, restateOptions(setting)).text, rule }];
}

/** The figure as it stands, in the shop's currency. */
function inOwnCurrency({ rule }: Composed, foreign: readonly Asked[], setting: Setting): Choice[] {
  const label = say(setting, `The same figure in ${setting.currency}`, `同样的数字，按${setting.currency}`);
  return rule && foreign.length > 0 ? [{ label, rule }] : [];
}

function contradiction(
  rule: Rule,
  composed: Composed,
  setting: Setting,
  length: number,
  place: Place,
): Interpretation {
  const parts = composed.origins.filter((origin) => !isContradiction(origin.rule));
  const choices = parts.slice(0, 4).map(
    (origin): Choice => ({
      label: say(setting, `Only: ${place(origin).words}`, `只要：${place(origin).words}`),
      rule: origin.rule,
    }),
  );
  void rule;
  return {
    outcome: "question",
    questions: [
      {
        reason: "contradiction",
        ...place({ from: 0, to: length }),
        text: say(
          setting,
          "Nobody can meet all of this: the conditions exclude each other. Which part is meant?",
          "没有人能同时满足：这些条件互相矛盾。要的是哪一部分？",
        ),
        choices,
      },
    ],
    coverage: [],
  };
}
