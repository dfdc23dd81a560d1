import { abandonedWhen } from "#lib/interpretations/built-in/abandoned-when.ts";
import { areBothLeftOut, isOfNothing } from "#lib/interpretations/built-in/both-left-out.ts";
import { compareBoth } from "#lib/interpretations/built-in/bounds.ts";
import { ruleOfClause } from "#lib/interpretations/built-in/clause.ts";
import { cameAgain, comeBack, stayedAway } from "#lib/interpretations/built-in/come-back.ts";
import { noteCondition, takenAsAge } from "#lib/interpretations/built-in/condition-notes.ts";
import { deniedAlternatives } from "#lib/interpretations/built-in/denied-alternatives.ts";
import { deniedObjects } from "#lib/interpretations/built-in/denied-objects.ts";
import { explained } from "#lib/interpretations/built-in/explained.ts";
import { formerBuyers } from "#lib/interpretations/built-in/former-buyers.ts";
import { type Element, type Frame, hasHead, type Item } from "#lib/interpretations/built-in/frame.ts";
import { furtherPeople } from "#lib/interpretations/built-in/further-people.ts";
import { end, joined, start, type Term } from "#lib/interpretations/built-in/grouping.ts";
import { onceMoreBefore, onceMoreTimes } from "#lib/interpretations/built-in/once-more.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import type { Bound } from "#lib/interpretations/built-in/sense.ts";
import { sequenceOf } from "#lib/interpretations/built-in/sequence.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import { shareHeads } from "#lib/interpretations/built-in/share.ts";
import { objectsOf, shareObjects, shareObjectsAhead } from "#lib/interpretations/built-in/share-objects.ts";
import { shareWindows } from "#lib/interpretations/built-in/share-windows.ts";
import { inSteps } from "#lib/interpretations/built-in/steps.ts";
import { ofThatOrder } from "#lib/interpretations/built-in/that-order.ts";
import { aboutTopic } from "#lib/interpretations/built-in/topic.ts";
import { traitsRule } from "#lib/interpretations/built-in/traits.ts";
import { vagueRule } from "#lib/interpretations/built-in/vague-rule.ts";
import type { Measure, Rule } from "#lib/rules/schema.ts";

export type Origin = { readonly rule: Rule; readonly from: number; readonly to: number };

/** The elements of a description, put together. `undefined` if nothing was said or something was not understood. */
export function ruleOfItems(items: readonly Item[], reading: Reading, origins: Origin[]): Rule | undefined {
  const exceptions = items.filter(({ element }) => element.kind === "except");
  const others = items.filter(({ element }) => element.kind !== "except");
  const base = others.length > 0 ? ruleOfTerms(others, reading, origins) : undefined;
  if (others.length > 0 && !base) return undefined;
  const rules: Rule[] = base ? [base] : [];
  for (const { element } of exceptions) {
    if (element.kind !== "except") continue;
    if (others.some((item) => isOfNothing(item, element))) {
      const text = "Except for that, nothing at all: which customers are meant? Say what they did.";
      reading.choices.problem(
        "ambiguous",
        element,
        say(reading.setting, text, "“除此之外都没有”指的是哪些客户？请说出他们做过什么。"),
      );
      return undefined;
    }
    const inner = exceptRule(element.items, others, reading, origins);
    if (!inner) return undefined;
    rules.push({ kind: "not", rule: inner });
  }
  return rules.length > 1 ? { kind: "all", rules } : rules[0];
}

/** Each of several exceptions is left out, however they are joined. */
function exceptRule(
  items: readonly Item[],
  base: readonly Item[],
  reading: Reading,
  origins: Origin[],
): Rule | undefined {
  const lastFrame = base.map(({ element }) => element).findLast((element) => element.kind === "frame");
  const first = items[0]?.element;
  if (
    first?.kind === "frame" &&
    !hasHead(first.frame) &&
    lastFrame?.kind === "frame" &&
    first.frame.values.length > 0
  ) {
    const { events, isNoun } = lastFrame.frame;
    if (events) Object.assign(first.frame, { events, isNoun, isElided: true });
  }
  if (first?.kind === "frame" && lastFrame?.kind === "frame") {
    const values = objectsOf(first.frame, lastFrame.frame, reading);
    if (values)
      return exceptRule(
        [
          { ...(items[0] as Item), element: { kind: "frame", frame: { ...first.frame, values } } },
          ...items.slice(1),
        ],
        base,
        reading,
        origins,
      );
  }
  // "except those in Paris who ordered": of one and the same.
  const isBoth = areBothLeftOut(items, reading);
  const asAny = items.map(
    (item, index): Item =>
      index > 0 && !(item.by === "none" || item.by === "who" || (isBoth && item.by === "and"))
        ? { ...item, by: "or" }
        : item,
  );
  return ruleOfTerms(asAny, reading, origins);
}

function ruleOfTerms(said: readonly Item[], reading: Reading, origins: Origin[]): Rule | undefined {
  const items = shareObjectsAhead(
    inSteps(
      cameAgain(
        stayedAway(
          comeBack(
            explained(
              deniedAlternatives(
                furtherPeople(
                  formerBuyers(
                    abandonedWhen(aboutTopic(ofThatOrder(said, reading), reading), reading),
                    reading,
                  ),
                ),
                reading,
              ),
              reading,
            ),
            reading,
          ),
        ),
      ),
    ),
    reading,
  );
  const headed = shareHeads(deniedObjects(items), reading);
  const windowed = shareObjects(onceMoreBefore(shareWindows(headed, reading), reading), reading);
  const terms: Term[] = [];
  for (let index = 0; index < windowed.length; index += 1) {
    const item = windowed[index];
    if (!item) continue;
    const sequence = sequenceOf(windowed, index, reading);
    if (sequence === "impossible") return undefined;
    if (sequence) {
      origins.push({ rule: sequence.rule, from: sequence.from, to: sequence.to });
      terms.push({ ...item, rule: sequence.rule });
      index += sequence.taken - 1;
      continue;
    }
    if (isOrderedState(item, windowed[index + 1], reading)) return undefined;
    const rule = ruleOfElement(item.element, reading, origins);
    if (!rule) return undefined;
    origins.push({ rule, from: start(item.element), to: end(item.element) });
    terms.push({ ...item, rule });
  }
  return joined(terms, reading);
}

/** "unsubscribed after buying": when a state began is not known, so that nothing comes before or after it. */
function isOrderedState({ element }: Item, next: Item | undefined, { setting, choices }: Reading): boolean {
  if (element.kind === "frame" || element.kind === "group" || !next) return false;
  if ((next.by !== "after" && next.by !== "before") || next.element.kind !== "frame") return false;
  const at = { from: start(element), to: end(next.element) };
  const text = "Only things that customers did can come one after the other";
  choices.problem("not_expressible", at, say(setting, text, "只有客户的行为才能有先后顺序"));
  return true;
}

function ruleOfElement(element: Element, reading: Reading, origins: Origin[]): Rule | undefined {
  switch (element.kind) {
    case "frame":
      return ruleOfFrame(element.frame, reading);
    case "rule": {
      noteCondition(element, reading);
      return element.isNegated ? negatedCondition(element.rule) : element.rule;
    }
    case "traits":
      return traitsRule(element, reading);
    case "vague":
      return vagueRule(element, reading);
    case "group": {
      const inner = ruleOfItems(element.items, reading, origins);
      return inner && element.isNegated ? { kind: "not", rule: inner } : inner;
    }
    case "except":
      return undefined;
    default:
      return undefined;
  }
}

function ruleOfFrame(frame: Frame, reading: Reading): Rule | undefined {
  const { setting, choices } = reading;
  const nothing =
    !hasHead(frame) &&
    frame.values.length === 0 &&
    !frame.rank &&
    !frame.relative &&
    !frame.periods &&
    !frame.isMostly &&
    !frame.only &&
    frame.filters.length === 0 &&
    !(frame.vague ?? []).some(({ name }) =>
      ["frequent", "rare", "recently", "still", "topspend", "interested"].includes(name),
    );
  const [only] = frame.amounts;
  const isAge =
    nothing &&
    !frame.isPrice &&
    frame.amounts.length === 1 &&
    only?.unit === "plain" &&
    !only.isBare &&
    ageOf(only.bound) &&
    (only.and === undefined || ageOf(only.and));
  if (isAge && only) {
    choices.note("measure", only, takenAsAge(setting));
    const age: Measure = { of: "feature", feature: "age" };
    // "over 18 but under 30"
    const rule = compareBoth(age, only.bound, only.and);
    return frame.isNegated ? { kind: "not", rule } : rule;
  }
  if (nothing) {
    choices.problem(
      "incomplete",
      frame,
      say(
        setting,
        `I did not understand “${reading.textOf(frame)}”: what does it belong to?`,
        `没有理解“${reading.textOf(frame)}”：它指的是什么？`,
      ),
    );
    return undefined;
  }
  return ruleOfTimes(frame, reading);
}

/** Each of several times on its own; what is denied is denied of all of them. */
function ruleOfTimes(said: Frame, reading: Reading): Rule | undefined {
  const frame = onceMoreTimes(said, reading);
  const { window } = frame;
  if (frame.isBothEnds) {
    const { isBothEnds: _, ...each } = frame;
    const ends = (["first", "last"] as const).map((only) => ruleOfTimes({ ...each, only }, reading));
    return ends[0] && ends[1] && { kind: "all", rules: [ends[0], ends[1]] };
  }
  if (!window?.also) return ruleOfClause(frame, reading);
  const { also, ...first } = window;
  const rules = [window.window, ...also.windows].map((each) =>
    ruleOfClause({ ...frame, window: { ...first, window: each } }, reading),
  );
  if (rules.some((rule) => rule === undefined)) return undefined;
  const kind = isOneEnough(frame, also.isAny, reading) ? "any" : "all";
  return { kind, rules: rules.filter((rule) => rule !== undefined) };
}

function isOneEnough(frame: Frame, isAny: boolean, { setting, choices }: Reading): boolean {
  if (frame.isNegated || isAny || frame.amounts.length === 0 || !frame.window)
    return isAny && !frame.isNegated;
  return choices.choose("grouping", frame.window, [
    { label: say(setting, "so much in each of these times", "每段时间都达到"), value: false },
    { label: say(setting, "so much in one of these times", "其中一段时间达到即可"), value: true },
  ]);
}

/** Figures that people use for ages of adults: "men over 40", "50+". */
function ageOf(bound: Bound): boolean {
  const values = bound.op === "between" ? bound.value : [bound.value];
  return values.every((value) => Number.isInteger(value) && value >= 18 && value <= 100);
}

/** Negated traits leave out customers without a value (convention 10). */
function negatedCondition(rule: Rule): Rule {
  return { kind: "not", rule };
}
