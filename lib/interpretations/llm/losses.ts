import { normalise } from "#lib/interpretations/built-in/normalise.ts";
import { type Command, commandsOf } from "#lib/interpretations/built-in/refine/commands.ts";
import { namedLeaves } from "#lib/interpretations/built-in/refine/named.ts";
import { leavesOf } from "#lib/interpretations/built-in/refine/slots.ts";
import { restateOptions, type Setting } from "#lib/interpretations/built-in/setting.ts";
import { quotedData, toDataText } from "#lib/interpretations/llm/data-text.ts";
import { contentsOf } from "#lib/interpretations/llm/rule-contents.ts";
import { dependsOn } from "#lib/rules/depends-on.ts";
import { corePointer, type RuleChange, type Side } from "#lib/rules/diff.ts";
import { restateClause } from "#lib/rules/restate.ts";
import type { Rule } from "#lib/rules/schema.ts";

/**
 * What a change does to conditions that the words do not name, in sentences that whoever made it can act on. A condition may
 * only go if the words take something away and it can be what they name; it may only change into what the words say; and
 * it may only stand elsewhere if the words add customers.
 */
export function findLosses(
  changes: readonly RuleChange[],
  base: Rule,
  description: string,
  setting: Setting,
): readonly string[] {
  const commands = commandsOf(normalise(description).text);
  const shown = ({ rule, pointer }: Side) =>
    quotedData(toDataText(restateClause(rule, restateOptions(setting), pointer).text));
  return changes.flatMap((change): string[] => {
    switch (change.kind) {
      case "added":
        return [];
      case "removed":
        return isNamed(change.before, commands, base, setting)
          ? []
          : [
              `the condition ${shown(change.before)} is gone, and the description does not take it away: keep it`,
            ];
      case "changed":
        if (change.before.pointer === "") return isRegrouped(commands) ? [] : [regrouped];
        return isSaidChange(change.before, change.after, commands)
          ? []
          : [
              `the condition ${shown(change.before)} has lost a part that the description does not name: keep it whole`,
            ];
      default:
        return isRegrouped(commands) ? [] : [regrouped];
    }
  });
}

const regrouped =
  "logic: conditions of the rule are put together in another way, which the description does not say";

function isRegrouped(commands: readonly Command[]): boolean {
  return commands.some(({ kind }) => kind === "include");
}

function isNamed(side: Side, commands: readonly Command[], base: Rule, setting: Setting): boolean {
  return commands.some((command) => {
    if (command.kind !== "remove" && command.kind !== "replace") return false;
    const words = command.kind === "remove" ? command.what : (command.old ?? command.by);
    const named = namedLeaves(words, leavesOf(base), setting);
    return named.length === 0 || named.some(({ pointer }) => pointer === corePointer(side));
  });
}

/** The same subject with other figures, days or values in place of those that went, unless the words take something away. */
function isSaidChange(before: Side, after: Side, commands: readonly Command[]): boolean {
  if (commands.some(({ kind }) => kind === "remove" || kind === "replace")) return true;
  if (subjectOf(before.rule) !== subjectOf(after.rule)) return false;
  const [had, has] = [marksOf(before.rule), marksOf(after.rule)];
  const lost = had.filter((mark) => !has.includes(mark));
  const gained = has.filter((mark) => !had.includes(mark));
  return gained.length > 0 && lost.length <= gained.length;
}

function subjectOf(rule: Rule): string {
  const { events, traits, features, segments, lists } = dependsOn(rule);
  return JSON.stringify([[...events], [...traits], [...features], [...segments], [...lists]]);
}

function marksOf(rule: Rule): readonly string[] {
  const { numbers, dates, texts, needles, hasCalendar } = contentsOf(rule);
  return [...numbers.map(String), ...dates, ...texts, ...needles, ...(hasCalendar ? ["calendar"] : [])];
}
