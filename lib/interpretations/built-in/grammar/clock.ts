import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import type { Bound, Sense } from "#lib/interpretations/built-in/sense.ts";
import type { Filter } from "#lib/rules/schema.ts";

type M = Parameters<Production["make"]>[0];
type Daytime = Extract<Sense, { k: "daytime" }>;

/** Times of day in figures: 8pm, 20:00, 晚上8点. */
export const clocks: readonly Production[] = [
  on("<number> oclock? am", (m) => clock(m, 0)),
  on("<number> oclock? pm", (m) => clock(m, 12)),
  on("<number> oclock", (m) => clock(m, undefined)),
  on("<daytime> <number> oclock", (m) => clock(m, m.get("daytime").from >= 11 ? 12 : 0, m.get("daytime"))),
  on("at <number> in? the? <daytime>", (m) => {
    const told = clock(m, m.get("daytime").from >= 11 ? 12 : 0);
    return told?.k === "clock" ? hour("eq", told.hour) : undefined;
  }),
  // "For our spring mailing we need …": what it is for, not who is meant.
  on("for <values>? email", (_m, { start }) => (start === 0 ? { k: "filler" } : undefined)),
  on("<values> email", (m) => campaign(m.get("values"))),
  on("between|from? <weekday:a> to|until|and <weekday:b>", (m) =>
    m.has("and") && !m.has("between")
      ? undefined
      : weekdays(m.get("weekday", "a").bound, m.get("weekday", "b").bound),
  ),
  on("noon", () => ({ k: "clock", hour: 12, isTold: true })),
  on("midnight", () => ({ k: "clock", hour: 0, isTold: true })),
];

/** "our March campaign" where a campaign goes by that name. */
function campaign({ values }: Extract<Sense, { k: "values" }>): Sense | undefined {
  const named = values.filter(({ target }) => target.kind === "property" && target.property === "campaign");
  return named.length > 0 ? { k: "values", values: named } : undefined;
}

/** "Monday to Wednesday". */
function weekdays(first: Bound, last: Bound): Sense | undefined {
  const isRange = first.op === "eq" && last.op === "eq" && first.value < last.value;
  return isRange ? { k: "weekday", bound: { op: "between", value: [first.value, last.value] } } : undefined;
}

/** An hour of 0 to 24; `half` adds the afternoon's twelve where they are not said. */
function clock(m: M, half: 0 | 12 | undefined, daytime?: Daytime): Sense | undefined {
  const { value } = m.get("number");
  if (!Number.isInteger(value) || value < 0 || value > 24) return undefined;
  if (half === undefined) return { k: "clock", hour: value, isTold: value > 12 };
  if (value > 12) return { k: "clock", hour: value, isTold: true };
  // Noon is 12 pm and 中午12点, midnight 12 am; 中午11点 is before noon.
  const isBeforeNoon = daytime?.from === 11 && value === 11;
  const hour = isBeforeNoon ? 11 : (value % 12) + half;
  return { k: "clock", hour, isTold: true };
}

const PREP = "in|on|at|from|during|since|between";

/** Stretches of the day. Their end is the first minute that is no longer meant: "8pm to 11pm" ends at 22:59. */
export const hours: readonly Production[] = [
  on(`${PREP}? <clock:from> to|until|and|through <clock:to> inside?`, (m) =>
    span(m.get("clock", "from"), m.get("clock", "to")),
  ),
  on("between|from <number:from> to|and|until <clock:to>", (m) => numbered(m)),
  on("after|since <clock>", (m) => hour("gte", m.get("clock").hour)),
  on("<clock> since_after|hou|onwards", (m) => hour("gte", m.get("clock").hour)),
  on("<cmp> <clock>", (m) => {
    const { op } = m.get("cmp");
    if (op === "gt" || op === "gte") return hour("gte", m.get("clock").hour);
    return op === "lt" || op === "lte" ? hour("lt", m.get("clock").hour) : undefined;
  }),
  on("before|until|by <clock>", (m) => hour("lt", m.get("clock").hour)),
  on("<clock> ago|before", (m) => hour("lt", m.get("clock").hour)),
  on("<clock> and? <after>", (m) => hour(m.get("after").op === "lte" ? "lt" : "gte", m.get("clock").hour)),
  on("at <clock>", (m) => hour("eq", m.get("clock").hour)),
];

type Clock = Extract<Sense, { k: "clock" }>;

/** 晚上8点到11点: the end is in the same half of the day where it does not say. */
function span(from: Clock, until: Clock): Sense | undefined {
  const to = until.hour === 0 && from.hour > 0 ? { ...until, hour: 24 } : until;
  const isOpen = !to.isTold && from.isTold && to.hour <= 12 && from.hour >= 12;
  const end = isOpen && to.hour + 12 > from.hour && to.hour < 12 ? to.hour + 12 : to.hour;
  const start =
    !from.isTold && to.isTold && to.hour > 12 && from.hour + 12 < to.hour ? from.hour + 12 : from.hour;
  return start < end
    ? { k: "filter", filters: [{ property: "$hour", op: "between", value: [start, end - 1] }] }
    : undefined;
}

/** "between 8 and 11 pm". */
function numbered(m: M): Sense | undefined {
  const { value } = m.get("number", "from");
  if (!Number.isInteger(value) || value < 0 || value > 12) return undefined;
  return span({ k: "clock", hour: value, isTold: false }, m.get("clock", "to"));
}

function hour(op: "eq" | "gte" | "lt", value: number): Sense | undefined {
  if (value > 23) return undefined;
  const filter: Filter = { property: "$hour", op, value };
  return { k: "filter", filters: [filter] };
}
