import { compare } from "#lib/interpretations/built-in/bounds.ts";
import type { Frame } from "#lib/interpretations/built-in/frame.ts";
import { BEGINNING } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { countOf } from "#lib/interpretations/built-in/measure.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import type { Rule } from "#lib/rules/schema.ts";

export function signupRule(frame: Frame, reading: Reading): Rule | undefined {
  const { setting, choices } = reading;
  const [amount] = frame.amounts;
  const held = frame.window?.window;
  let window = held;
  if (held?.kind === "last" && frame.window?.why === "longer" && !frame.isNegated)
    window = { kind: "before_last", n: held.n, unit: held.unit };
  if (!window && amount?.time && amount.bound.op !== "between") {
    // "with us for 2 years": so long at least.
    const isFor = amount.bound.op === "eq" && !frame.isNegated && /\bfor\b/u.test(reading.textOf(frame));
    const isLonger = isFor || ["gt", "gte"].includes(amount.bound.op);
    window = { kind: isLonger ? "before_last" : "last", n: amount.time.n, unit: amount.time.unit };
  }
  if (window?.kind === "between" && frame.isSince && window.from !== BEGINNING)
    window = { kind: "since", from: window.from };
  const unused = frame.amounts.find(
    (each) => each !== amount || each.time === undefined || held !== undefined,
  );
  if (unused) {
    choices.problem(
      "incomplete",
      unused,
      say(
        setting,
        `I did not understand what “${reading.textOf(unused)}” belongs to.`,
        `没有理解“${reading.textOf(unused)}”指的是什么。`,
      ),
    );
    return undefined;
  }
  // "signed up on mobile": no more is known of it than when it was.
  if (frame.values.length > 0 || frame.filters.length > 0 || frame.periods || frame.window?.isAnyOne) {
    const text = `“${reading.textOf(frame)}” cannot be said in a rule.`;
    choices.problem("not_expressible", frame, say(setting, text, `规则无法表达“${reading.textOf(frame)}”。`));
    return undefined;
  }
  if (!window) {
    choices.note("trait", frame, say(setting, "their sign-up date is known", "有注册时间"));
    return { kind: "trait", trait: "signed_up_at", op: "exists" };
  }
  const before: Rule =
    window.kind === "between" && window.from === "1900-01-01"
      ? { kind: "trait", trait: "signed_up_at", op: "before", value: nextDay(window.to) }
      : { kind: "trait", trait: "signed_up_at", op: "within", value: window };
  return choices.choose("trait", frame, [
    { label: say(setting, "by the date of signing up", "按注册时间"), value: before },
    {
      label: say(setting, "by the date of the first order", "按首单时间"),
      value: compare(countOf({ events: ["order_completed"], where: [], window, only: "first" }), {
        op: "gte",
        value: 1,
      }),
    },
  ]);
}

export function nextDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
