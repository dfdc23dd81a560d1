import { type Frame, hasHead, type Item, isEmpty, newFrame } from "#lib/interpretations/built-in/frame.ts";
import { hoursOf } from "#lib/interpretations/built-in/hours-of.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import type { Filter, Rule } from "#lib/rules/schema.ts";

const ABANDONED: ReadonlySet<string> = new Set(["abandoned_cart", "abandoned_checkout"]);

/** "left items in their basket on Friday night": the day and the hour are those of what was left, not of an order. */
export function abandonedWhen(items: readonly Item[], { choices, setting }: Reading): readonly Item[] {
  return items.flatMap((item, index): Item[] => {
    const [before, after] = [items[index - 1], items[index + 1]];
    if (isAbandoned(before) && item.by === "none" && timesOf(item)) return [];
    const frame = isAbandoned(item) && after?.by === "none" ? timesOf(after) : undefined;
    if (!frame || item.element.kind !== "vague") return [item];
    const hour = frame.filters.find(({ property }) => property === "$hour");
    if (hour) {
      const hours = hoursOf(hour);
      choices.note("date", frame, say(setting, `the time of day is taken as ${hours}`, `时段理解为${hours}`));
    }
    const window = item.element.window ?? frame.window;
    const element = { ...item.element, when: frame.filters, to: frame.to, ...(window && { window }) };
    return [{ ...item, element }];
  });
}

/** What was begun then, and not ordered afterwards. */
export function begunWhen(rule: Rule, when: readonly Filter[]): Rule {
  if (rule.kind !== "sequence") return rule;
  return {
    ...rule,
    steps: rule.steps.map((step, index) =>
      index === 0 ? { ...step, where: [...(step.where ?? []), ...when] } : step,
    ),
  };
}

function isAbandoned(item: Item | undefined): boolean {
  return item?.element.kind === "vague" && ABANDONED.has(item.element.name);
}

/** A clause of nothing but days of the week and hours. */
function timesOf({ element }: Item): Frame | undefined {
  if (element.kind !== "frame" || hasHead(element.frame) || element.frame.isNegated) return undefined;
  const { filters, ...rest } = element.frame;
  const isBare = isEmpty({ ...newFrame(0, 0), ...rest, filters: [], window: undefined });
  return isBare && filters.length > 0 && filters.every(({ property }) => property.startsWith("$"))
    ? element.frame
    : undefined;
}
