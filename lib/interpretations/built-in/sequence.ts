import { ruleOfClause } from "#lib/interpretations/built-in/clause.ts";
import { orders } from "#lib/interpretations/built-in/default-parts.ts";
import { afterItsTime, isNoOrderAtAll, noneFollowing } from "#lib/interpretations/built-in/following.ts";
import type { Frame, Item } from "#lib/interpretations/built-in/frame.ts";
import { eventName, eventsOf, pick, searchedText } from "#lib/interpretations/built-in/measure.ts";
import { noteAnyOne } from "#lib/interpretations/built-in/measured.ts";
import { withPrice } from "#lib/interpretations/built-in/priced-step.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";
import { tapped } from "#lib/interpretations/built-in/seen.ts";
import { say } from "#lib/interpretations/built-in/setting.ts";
import { searchedFor } from "#lib/interpretations/built-in/stated.ts";
import type { Filter, Rule, Step, Window } from "#lib/rules/schema.ts";

type Found = { readonly rule: Rule; readonly from: number; readonly to: number; readonly taken: number };

function frameOf(item: Item | undefined): Frame | undefined {
  return item?.element.kind === "frame" ? item.element.frame : undefined;
}

/** One thing after another, beginning with the element at `index`: "then", "after", "but did not … within a day". */
export function sequenceOf(
  items: readonly Item[],
  index: number,
  reading: Reading,
): Found | undefined | "impossible" {
  const first = frameOf(items[index]);
  if (!first) return undefined;
  if (first.isSignup && frameOf(items[index + 1])) {
    const by = items[index + 1]?.by;
    const isNever =
      frameOf(items[index + 1])?.isNegated === true && !frameOf(items[index + 1])?.window?.isWithin;
    if (!(by === "after" || by === "before" || (by === "then" && !isNever))) return undefined;
    reading.choices.problem(
      "not_expressible",
      first,
      say(
        reading.setting,
        "A rule cannot count from the day of signing up; say it with dates instead",
        "规则不能从注册日起算，请改用日期描述",
      ),
    );
    return "impossible";
  }
  if (isOfTwoTimes(first, items[index + 1])) return undefined;
  const either = eitherFirst(items, index, reading);
  if (either) return either;
  const frames = [withPrice(first)];
  const links: Item["by"][] = [];
  for (let next = index + 1; next < items.length; next += 1) {
    const frame = frameOf(items[next]);
    const by = items[next]?.by ?? "none";
    if (!frame || !follows(frames.at(-1), frame, by, reading)) break;
    frames.push(withPrice(frame));
    links.push(by);
  }
  if (frames.length < 2) {
    const by = items[index + 1]?.by;
    if (by !== "then" && by !== "after" && by !== "before") return undefined;
    reading.choices.problem(
      "not_expressible",
      first,
      say(
        reading.setting,
        "Only things that customers did can come one after the other",
        "只有客户的行为才能有先后顺序",
      ),
    );
    return "impossible";
  }
  // "email openers who bought within 48 hours of opening": the first of them once more.
  const [opener, ...following] = frames;
  const isSaidAgain = links.length === 2 && links[1] === "after" && opener && isBare(following[1], opener);
  const ordered = isSaidAgain ? inOrder(frames.slice(0, 2), ["then"]) : inOrder(frames, links);
  const at = {
    from: Math.min(...frames.map(({ from }) => from)),
    to: Math.max(...frames.map(({ to }) => to)),
  };
  // That it was the first or the last one of all is no step's to say.
  // "first order of laptops, and later a bag": so soon after the first one, no rule can say.
  const isSoon = ordered.some(({ within }) => within !== undefined);
  const isNth = ordered.some(
    ({ frame: { only } }, step) => only !== undefined && (only !== "first" || step > 0 || isSoon),
  );
  const quiet = noneFollowing(ordered, (step) => stepOf(step.frame, step.within, reading), reading);
  if (quiet) return { rule: quiet, ...at, taken: frames.length };
  const isAbsentEarly = ordered.slice(0, -1).some(({ frame }) => frame.isNegated);
  const isCounted = frames.some(
    (each) =>
      each.amounts.length > 0 ||
      each.isSpend ||
      each.metric !== undefined ||
      each.periods !== undefined ||
      isHowOften(each),
  );
  // 首单在去年、之后没复购: that order alone; what else there was none of after the very first one, no step can say.
  const [opening, closing] = ordered;
  const isFirstAlone = opening?.frame.only === "first" && closing?.frame.isNegated && ordered.length === 2;
  if (isFirstAlone && !isCounted && isNoOrderAtAll(closing.frame)) {
    const isFirst = ruleOfClause(opening.frame, reading);
    if (isFirst)
      return {
        rule: { kind: "all", rules: [isFirst, { kind: "measure", measure: orders(), op: "eq", value: 1 }] },
        ...at,
        taken: frames.length,
      };
  }
  if (isAbsentEarly || isCounted || isNth || isFirstAlone) {
    reading.choices.problem(
      "not_expressible",
      at,
      say(
        reading.setting,
        "A sequence can only say that something happened, and that the last thing did not",
        "先后顺序只能表达发生过的行为，以及最后一步没有发生",
      ),
    );
    return "impossible";
  }
  const anyOne = ordered.find(({ frame }) => frame.window?.isAnyOne);
  if (anyOne) noteAnyOne(anyOne.frame, reading);
  const window = ordered.map(({ frame }) => frame.window).find((each) => each && !each.isWithin)?.window;
  const steps = ordered.map(
    ({ frame, within }, step): Step => stepOf(frame, step === 0 ? undefined : within, reading),
  );
  const rule: Rule = afterItsTime(ordered, steps, window, reading) ?? {
    kind: "sequence",
    steps,
    ...(window && { window }),
  };
  // "whose first order was a laptop and who later bought a bag": and that one was the first.
  const [start] = ordered;
  const isFirst = start?.frame.only === "first" ? ruleOfClause(start.frame, reading) : undefined;
  return { rule: isFirst ? { kind: "all", rules: [isFirst, rule] } : rule, ...at, taken: frames.length };
}

/** Whether a clause says no more than that the other one's event happened. */
function isBare(frame: Frame | undefined, { events }: Frame): boolean {
  if (!frame || frame.isNegated || frame.window) return false;
  const isSame = eventsOf(frame).join() === events?.join();
  return isSame && frame.values.length === 0 && frame.filters.length === 0 && frame.amounts.length === 0;
}

/** 看过鞋或者包,后来下了单: any of the things that the same clause was about, and then the other. */
function eitherFirst(items: readonly Item[], index: number, reading: Reading): Found | undefined {
  const first = frameOf(items[index]);
  let end = index + 1;
  while (items[end]?.by === "or" && isAlternative(first, frameOf(items[end]))) end += 1;
  if (end === index + 1 || items[end]?.by !== "then") return undefined;
  const { setting, choices } = reading;
  const at = { from: first?.from ?? 0, to: frameOf(items[end - 1])?.to ?? 0 };
  const isShared =
    frameOf(items[end - 1])?.isElided === true ||
    choices.choose("grouping", at, [
      {
        label: say(setting, "what follows came after either of them", "之后的行为紧接其中任意一个"),
        value: true,
      },
      {
        label: say(setting, "what follows came after the last of them", "之后的行为只接最后一个"),
        value: false,
      },
    ]);
  if (!isShared) return undefined;
  const rest = items.slice(end);
  const found = items
    .slice(index, end)
    .map((item) => sequenceOf([{ ...item, by: "none" }, ...rest], 0, reading));
  const sequences = found.filter((each): each is Found => typeof each === "object");
  const [one] = sequences;
  if (!one || sequences.length < found.length) return undefined;
  return {
    rule: { kind: "any", rules: sequences.map(({ rule }) => rule) },
    from: Math.min(...sequences.map(({ from }) => from)),
    to: Math.max(...sequences.map(({ to }) => to)),
    taken: end - index - 1 + one.taken,
  };
}

/** Another thing of the same kind that was done, which a sequence can begin with. */
function isAlternative(a: Frame | undefined, b: Frame | undefined): boolean {
  const isPlain = [a, b].every(
    (frame) => frame && !frame.isNegated && frame.amounts.length === 0 && !frame.isSpend && !frame.only,
  );
  return isPlain && !a?.isSignup && !b?.isSignup;
}

/** 上个月买了鞋，然后这个月又下单: each in a time of its own, which says the order already. */
function isOfTwoTimes(first: Frame, next: Item | undefined): boolean {
  const [a, b] = [first.window, frameOf(next)?.window];
  const isNamed = (window: Frame["window"]) =>
    window !== undefined && !window.isWithin && ["calendar", "between"].includes(window.window.kind);
  return (
    next?.by === "then" && isNamed(a) && isNamed(b) && JSON.stringify(a?.window) !== JSON.stringify(b?.window)
  );
}

function follows(before: Frame | undefined, frame: Frame, by: Item["by"], reading: Reading): boolean {
  if (!before) return false;
  if (by === "then" || by === "after" || by === "before") return true;
  const isOther =
    eventsOf(before).join() !== eventsOf(frame).join() ||
    frame.isBack === true ||
    isNotRepeated(frame, reading);
  const isJoined = by === "but" || by === "and" || by === "none" || by === "commaAnd" || by === "comma";
  return (
    isJoined &&
    isOther &&
    !before.isNegated &&
    !before.periods &&
    !frame.periods &&
    !isHowOften(before) &&
    !isHowOften(frame) &&
    frame.window?.isWithin === true &&
    !isLongInChinese(frame.window, reading) &&
    frame.amounts.length === 0 &&
    !frame.isSpend &&
    before.amounts.length === 0 &&
    !before.isSpend &&
    !before.isSignup &&
    !before.window?.isWithin
  );
}

/** "bought shoes and did not reorder them within 60 days": so soon after the order itself. */
function isNotRepeated(frame: Frame, { textOf }: Reading): boolean {
  return frame.isNegated === true && /\bre-?(?:order|buy|bought|purchase).*\bwithin\b/iu.test(textOf(frame));
}

const HOW_OFTEN = new Set(["many_times", "many", "several", "frequent", "rare", "a_lot", "a_little"]);

/** "often visits but hasn't ordered for two months": so often is no step's to say. */
function isHowOften({ vague }: Frame): boolean {
  return vague?.some(({ name }) => HOW_OFTEN.has(name)) ?? false;
}

/** 搜过奶粉,但一年内没买: the last year, as a step is told by 之后; days are too near to tell. */
function isLongInChinese(window: NonNullable<Frame["window"]>, { textOf }: Reading): boolean {
  const isLong = window.window.kind === "last" && ["month", "quarter", "year"].includes(window.window.unit);
  return isLong && /\p{Script=Han}/u.test(textOf(window));
}

type Ordered = {
  readonly frame: Frame;
  readonly within: { n: number; unit: Extract<Window, { kind: "last" }>["unit"] } | undefined;
};

/** In the order of time: "B after A" and "B within a day of A" say the later thing first. */
function inOrder(frames: readonly Frame[], links: readonly Item["by"][]): readonly Ordered[] {
  const within = (frame: Frame | undefined) => {
    const window = frame?.window;
    return window?.isWithin && window.window.kind === "last"
      ? { n: window.window.n, unit: window.window.unit }
      : undefined;
  };
  if (links[0] === "after") {
    const [later, earlier] = frames;
    if (!later || !earlier) return [];
    return [
      { frame: earlier, within: undefined },
      { frame: later, within: within(later) ?? within(earlier) },
    ];
  }
  return frames.map((frame) => ({ frame, within: within(frame) }));
}

function stepOf(said: Frame, within: Ordered["within"], reading: Reading): Step {
  const frame = said.isTapped ? tapped(said, reading) : said;
  const { textOf } = reading;
  const events = eventsOf(frame);
  const where: Filter[] = [...(frame.where ?? []), ...frame.filters];
  const searched = searchedText(frame, textOf);
  if (searched !== undefined) where.push(searchedFor(searched, frame, reading));
  for (const values of frame.values) {
    const picked = pick(values, events);
    if (picked) where.push({ property: picked.property, op: "is", value: [...picked.values] });
  }
  return {
    event: eventName(events),
    ...(where.length > 0 && { where }),
    ...(within && { within }),
    ...(frame.isNegated && { absent: true as const }),
  };
}
