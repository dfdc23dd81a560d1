import { both } from "#lib/interpretations/built-in/grammar/figures.ts";
import { window } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";

/** 3000多但没到6000, 一年多: from a figure on, whatever it is open to. */
/** 再往前21天: as long, before the time that was said last (gather/further.ts). */
export const furtherWindows: readonly Production[] = [
  on("further <duration> inside?", (m) => {
    const { n, unit } = m.get("duration");
    return window({ kind: "last", n, unit }, { note: "further" });
  }),
  // "in the 90 days before that"
  on("in|within|over|during|for? the? <duration> beforethat", (m) => {
    const { n, unit } = m.get("duration");
    return window({ kind: "last", n, unit }, { note: "further" });
  }),
  on("further a? <unit> inside?", (m) =>
    window({ kind: "last", n: m.get("unit").times, unit: m.get("unit").unit }, { note: "further" }),
  ),
];

export const vagueRanges: readonly Production[] = [
  on("<amount:low> but|and|comma? <cmp> <amount:high>", (m) => {
    const low = m.get("amount", "low");
    if (low.isVague !== true || low.bound.op !== "between") return undefined;
    const start = { ...low, bound: { op: "eq", value: low.bound.value[0] - 1 }, isBare: true } as const;
    return both(start, "gt", m.get("amount", "high"), m.get("cmp").op);
  }),
  on("<amount> more", (m) => {
    const { time, isBare, bound } = m.get("amount");
    if (!time || !isBare || bound.op !== "eq") return undefined;
    return { ...m.get("amount"), isBare: false, bound: { op: "gt", value: bound.value } };
  }),
];
