import { compare } from "#lib/interpretations/built-in/bounds.ts";
import type { Frame } from "#lib/interpretations/built-in/frame.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import type { Measure, Rule } from "#lib/rules/schema.ts";

type Versus = NonNullable<Frame["versus"]>;
type RuleOf = (frame: Frame, reading: Reading) => Rule | undefined;

/** "spent more on shoes than on bags": what is so of the one as a share of what is so of the other. */
export function comparedThings(
  frame: Frame,
  versus: Versus,
  reading: Reading,
  ruleOf: RuleOf,
): Rule | undefined {
  const { versus: _, ...open } = { ...frame, isNegated: false };
  const isAhead = (each: { readonly from: number }) => each.from < versus.from;
  const own = measureOf(
    { ...open, values: frame.values.filter(isAhead), filters: frame.filters.slice(0, versus.filters) },
    reading,
    ruleOf,
  );
  const other = measureOf(
    {
      ...open,
      values: frame.values.filter((each) => !isAhead(each)),
      filters: frame.filters.slice(versus.filters),
    },
    reading,
    ruleOf,
  );
  if (!own || !other) {
    const text = "Only how often or for how much can be compared between two things.";
    const chinese = "两者之间只能比较次数或金额。";
    reading.choices.problem("not_expressible", frame, say(reading.setting, text, chinese));
    return undefined;
  }
  const share = compare(
    { of: "share", part: own, whole: other },
    { op: versus.op, value: versus.times ?? 1 },
  );
  const isLess = versus.op === "lt" || versus.op === "lte";
  const none: Rule = {
    kind: "all",
    rules: [compare(own, { op: "gt", value: 0 }), compare(other, { op: "eq", value: 0 })],
  };
  return isLess ? share : { kind: "any", rules: [share, none] };
}

function measureOf(frame: Frame, reading: Reading, ruleOf: RuleOf): Measure | undefined {
  const isSaid = frame.values.length > 0 || frame.filters.length > 0;
  if (!isSaid || frame.amounts.length > 0 || frame.metric !== undefined || frame.only || frame.periods)
    return undefined;
  const { from, to } = frame;
  const some = frame.isSpend
    ? ({ k: "amount", bound: { op: "gt", value: 0 }, unit: "money", from, to } as const)
    : ({ k: "amount", bound: { op: "gte", value: 1 }, unit: "times", from, to } as const);
  const rule = ruleOf({ ...frame, amounts: [some] }, reading);
  return rule?.kind === "measure" ? rule.measure : undefined;
}
