import { begunWhen } from "#lib/interpretations/built-in/abandoned-when.ts";
import type { Option } from "#lib/interpretations/built-in/choices.ts";
import { all, atLeast, none, orders } from "#lib/interpretations/built-in/default-parts.ts";
import { defaultsOf } from "#lib/interpretations/built-in/defaults.ts";
import type { Element } from "#lib/interpretations/built-in/frame.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { restateOptions, type Setting, say } from "#lib/interpretations/built-in/setting.ts";
import { withWindow } from "#lib/interpretations/built-in/vague-window.ts";
import { ruleKey } from "#lib/rules/keys.ts";
import { restateClause } from "#lib/rules/restate.ts";
import type { Rule } from "#lib/rules/schema.ts";

type Vague = Extract<Element, { kind: "vague" }>;

/** What a vague word stands for: its default, with the time that the description gives. */
export function vagueRule(element: Vague, reading: Reading): Rule | undefined {
  const options = defaultsOf(element.name, reading.setting);
  if (!options) {
    reading.choices.problem(
      "ambiguous",
      element,
      element.name === "coupon_claimed"
        ? say(reading.setting, ...COUPON_CLAIMED)
        : say(
            reading.setting,
            `What does “${reading.textOf(element)}” mean here?`,
            `“${reading.textOf(element)}”具体指什么？`,
          ),
    );
    return undefined;
  }
  const ahead = element.window;
  if (ahead?.note === "next" || (ahead?.window.kind === "calendar" && ahead.window.offset > 0)) {
    const problem = "What customers will do is not known; say what they did";
    reading.choices.problem(
      "not_expressible",
      element,
      say(reading.setting, problem, "无法得知客户将来的行为，请描述已经发生的行为"),
    );
    return undefined;
  }
  if (element.window && element.name !== "repeat" && isTimeless(options[0].value)) {
    const text = `When that was (“${reading.textOf(element.window)}”) is not known.`;
    reading.choices.near(
      "not_expressible",
      element,
      say(reading.setting, text, `无法得知这发生在什么时候（“${reading.textOf(element.window)}”）。`),
    );
  }
  // "went quiet 3 to 6 months ago": the last order was then.
  const quiet = element.window?.window;
  if (
    ["lapsed", "churned"].includes(element.name) &&
    (quiet?.kind === "ago" || quiet?.kind === "before_last")
  ) {
    const last = atLeast({ of: "count", event: "order_completed", only: "last", window: quiet }, 1);
    reading.choices.note("vague_word", element, restateClause(last, restateOptions(reading.setting)).text);
    return element.isNegated ? { kind: "not", rule: last } : last;
  }
  const isFirst = element.name === "one_time" && /first[- ]time/iu.test(reading.textOf(element));
  const timed = timedOptions(element, isFirst ? withFirstOrders(element, options) : options, reading.setting);
  const rule = reading.choices.choose("vague_word", element, timed);
  if (timed.length === 1) reading.choices.note("vague_word", element, timed[0].label);
  if (element.name === "repeat" && element.isNegated && element.window) return rule;
  return element.isNegated ? { kind: "not", rule } : rule;
}

/** "first-time buyers in February": their first order was then. */
function withFirstOrders({ window }: Vague, options: Options): Options {
  if (!window) return options;
  const measure = { of: "count", event: "order_completed", only: "first", window: window.window } as const;
  return [{ label: "", value: atLeast(measure, 1) }, ...options];
}

const COUPON_CLAIMED = [
  "The data tell who used a coupon, not who was given one. Say who used one, or who did not.",
  "数据里只有用过优惠券的记录，没有领取记录。请改说用过或没用过优惠券。",
] as const;

/** "unsubscribed last month": of what is only known as it is now. */
function isTimeless(rule: Rule): boolean {
  const keys = [1, 2].map((n) => ruleKey(withWindow(rule, { kind: "last", n, unit: "day" })));
  return keys[0] === keys[1];
}

type Options = readonly [Option<Rule>, ...Option<Rule>[]];

/** A vague word's readings with the time that the description gives, each told by the rule that it became. */
function timedOptions(
  { name, window, isNegated, when }: Extract<Element, { kind: "vague" }>,
  known: Options,
  setting: Setting,
): Options {
  const [only, ...rest] = known.map(({ label, value }) => ({
    label: when ? restateClause(begunWhen(value, when), restateOptions(setting)).text : label,
    value: when ? begunWhen(value, when) : value,
  }));
  const options: Options = only ? [only, ...rest] : known;
  if (!window) return options;
  const told = (value: Rule): Option<Rule> => ({
    label: restateClause(value, restateOptions(setting)).text,
    value,
  });
  // 近半年没有复购: who bought before has not bought again, be it once.
  if (name === "repeat" && isNegated) {
    const again = (n: number): Rule => atLeast(orders(window.window), n);
    return [
      told(all(atLeast(orders(), 1), none(orders(window.window)))),
      told({ kind: "not", rule: again(2) }),
    ];
  }
  const timed = new Map(
    options.map(({ value }) => withWindow(value, window.window)).map((rule) => [ruleKey(rule), rule]),
  );
  const [first, ...others] = [...timed.values()].map(told);
  return first ? [first, ...others] : options;
}
