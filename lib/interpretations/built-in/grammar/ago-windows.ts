import { d, last, type M, window } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import { hasWord, type Op, type Piece, type Sense } from "#lib/interpretations/built-in/sense.ts";
import type { Duration } from "#lib/rules/schema.ts";

/** "older than", "of the past": days count from the moment asked about. */
export const agoWindows: readonly Production[] = [
  on("<cmp> a? <duration> ago", (m) => older(m.get("cmp").op, d(m))),
  on("<number> <after> <unit> ago", (m) =>
    older(m.get("after").op, { n: m.get("number").value, unit: m.get("unit").unit }),
  ),
  on("<duration> <after> ago", (m) => older(m.get("after").op, d(m))),
  // "cart abandoners of the past three days", not "each of the past three days".
  on("outof <duration>", (m, { pieces, start }) => (isNamed(pieces[start - 1]) ? last(d(m)) : undefined)),
  on("<duration> or? before|ago ago?", (m) => longAgo(d(m))),
  on("since <duration>", (m, { pieces, end }) => (hasWord(pieces[end], "ago") ? undefined : last(d(m)))),
  on("<cmp>? <duration> since the? last <event>", (m) => sinceLast(m)),
  on("since <duration> ago onwards?", (m) => last(d(m))),
  on("before <duration> ago", (m) => window({ kind: "before_last", ...d(m) })),
  on("<number:from> to <duration> ago", (m) => ago(m.get("number", "from").value, d(m))),
  on("<duration:first> to <duration> ago", (m) => agoOf(d(m, "first"), d(m))),
  on("<duration:first> ago? to <duration> ago inside?", (m) => agoOf(d(m, "first"), d(m))),
  on("from <duration:first> ago? to <duration> ago inside?", (m) => agoOf(d(m, "first"), d(m))),
  on("between <number:from> and|to <duration> ago", (m) => ago(m.get("number", "from").value, d(m))),
  on("between <duration:first> ago? and|to|he <duration> ago", (m) => agoOf(d(m, "first"), d(m))),
  on("since <duration:first> ago to <duration> ago", (m) => agoOf(d(m, "first"), d(m))),
];

/** Whether it names what was done, or who is meant, and no number or share of the time. */
function isNamed(piece: Piece | undefined): boolean {
  if (!piece || hasWord(piece, "per", "all", "allof", "half", "most")) return false;
  return (
    ["event", "vague", "spend", "metric", "rank"].some((kind) => piece.senses.some(({ k }) => k === kind)) ||
    hasWord(piece, "people", "topspend")
  );
}

/** "it has been over 6 months since their last order". */
function sinceLast(m: M): Sense | undefined {
  const op = m.find("cmp")?.op ?? "gte";
  const [event, ...others] = m.get("event").events;
  if (event === undefined || others.length > 0 || op === "eq" || op === "neq") return undefined;
  const kind = op === "gt" || op === "gte" ? "before_last" : "last";
  const measure = { of: "count", event, only: "last", window: { kind, ...d(m) } } as const;
  return { k: "condition", rule: { kind: "measure", measure, op: "gte", value: 1 } };
}

/** "two weeks ago": at least that long ago, which is stated. */
function longAgo(duration: Duration): Sense {
  return window({ kind: "before_last", ...duration }, { why: "ago" });
}

function older(op: Op, duration: Duration): Sense | undefined {
  if (op === "gt" || op === "gte") return window({ kind: "before_last", ...duration });
  if (op === "lt" || op === "lte") return last(duration);
  return undefined;
}

function ago(first: number, { n, unit }: Duration): Sense | undefined {
  return agoOf({ n: first, unit }, { n, unit });
}

function agoOf(a: Duration, b: Duration): Sense | undefined {
  const [from, to] = length(a) >= length(b) ? [a, b] : [b, a];
  return window({ kind: "ago", from, to });
}

const DAYS = {
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 30.4,
  quarter: 91.3,
  year: 365.25,
} as const;

export function length({ n, unit }: Duration): number {
  return n * DAYS[unit];
}
