import { restateOptions, type Setting, say } from "#lib/interpretations/built-in/setting.ts";
import type { Choice, Interpretation } from "#lib/interpretations/schema.ts";
import { restate } from "#lib/rules/restate.ts";
import type { Measure, Rule, Window } from "#lib/rules/schema.ts";
import { visitConditions } from "#lib/rules/visit.ts";
import { startOf } from "#lib/rules/windows.ts";

/** Why a rule is asked about whose dates are still to come: in them nobody has done anything, everybody has "not yet". */
export function aheadOf(rule: Rule, setting: Setting): string | undefined {
  const from = windowsOf(rule)
    .flatMap((window) => (window.kind === "between" || window.kind === "since" ? [window.from] : []))
    .find((date) => startOf(date, setting.zone) > setting.asOf);
  return from === undefined
    ? undefined
    : say(
        setting,
        `${from} is still to come: nobody can have done anything then. Which time is meant?`,
        `${from}还没有到，谁都不可能在那时有过行为。指的是哪段时间？`,
      );
}

/** The same words as they would have been read a year ago: the last two of a yearly sale instead of the next one. */
export function ofAYearAgo(setting: Setting, read: (then: Setting) => Interpretation): Choice[] {
  const then = new Date(setting.asOf);
  then.setUTCFullYear(then.getUTCFullYear() - 1);
  const answer = read({ ...setting, asOf: then.getTime() });
  if (answer.outcome !== "rule" || aheadOf(answer.rule, setting) !== undefined) return [];
  // "this month" is still the present one: that is no reading of a year ago.
  if (windowsOf(answer.rule).some(({ kind }) => kind === "calendar")) return [];
  return [{ label: restate(answer.rule, restateOptions(setting)).text, rule: answer.rule }];
}

function windowsOf(rule: Rule): readonly Window[] {
  const found: Window[] = [];
  visitConditions(
    rule,
    () => ({ kind: "everyone" }),
    (condition) => {
      if (condition.kind === "sequence" && condition.window) found.push(condition.window);
      if ("measure" in condition) found.push(...windowsOfMeasure(condition.measure));
    },
  );
  return found;
}

function windowsOfMeasure(measure: Measure): readonly Window[] {
  if (measure.of === "share") return [...windowsOfMeasure(measure.part), ...windowsOfMeasure(measure.whole)];
  return "window" in measure && measure.window ? [measure.window] : [];
}
