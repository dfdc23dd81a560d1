import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import type { Op, Sense } from "#lib/interpretations/built-in/sense.ts";

type M = Parameters<Production["make"]>[0];

const relative = (op: Op | undefined, times: number, than: "mean" | "median"): Sense => ({
  k: "relative",
  op: op === "gte" || op === "lt" || op === "lte" ? op : "gt",
  times,
  than,
});

/** Comparisons with the average or the median of all customers. */
export const relatives: readonly Production[] = [
  on("than the? mean|median", (m) => ({
    k: "relative",
    op: "gt",
    times: 1,
    than: m.has("mean") ? "mean" : "median",
    isOpen: true,
  })),
  on("abovemean", () => relative("gt", 1, "mean")),
  on("belowmean", () => relative("lt", 1, "mean")),
  on("<cmp> than? the? mean", (m) => relative(m.get("cmp").op, 1, "mean")),
  on("<cmp> than? the? median", (m) => relative(m.get("cmp").op, 1, "median")),
  on("mean|median <after>", (m) => relative(m.get("after").op, 1, m.has("mean") ? "mean" : "median")),
  on("<cmp>? double|triple the? mean|median", (m) =>
    relative(m.find("cmp")?.op ?? "gte", m.has("double") ? 2 : 3, m.has("mean") ? "mean" : "median"),
  ),
  on("<cmp>? <amount> as? the? mean|median", (m) => times(m, m.find("cmp")?.op ?? "gte")),
  on("<cmp>? <number> <counter> the? mean|median", (m) =>
    relative(m.find("cmp")?.op ?? "gte", m.get("number").value, m.has("mean") ? "mean" : "median"),
  ),
  // "1.5x as often as the average", "half as much as the average"
  on("<cmp>? <amount> asmuch the? mean|median", (m) => times(m, m.find("cmp")?.op ?? "gte")),
  on("<cmp> asmuch the? mean|median", (m) => relative(m.get("cmp").op, 1, m.has("mean") ? "mean" : "median")),
  on("<cmp>? mean|median <amount> fold <after>?", (m) => times(m, m.find("cmp")?.op ?? "gte")),
  on("<cmp>? mean|median <amount> <after>? fold", (m) => times(m, m.find("cmp")?.op ?? "gte")),
  on("<cmp> mean|median half", (m) => relative(m.get("cmp").op, 0.5, m.has("mean") ? "mean" : "median")),
];

function times(m: M, op: Op): Sense | undefined {
  const { bound, unit, isBare } = m.get("amount");
  if ((unit !== "times" && unit !== "plain") || bound.op === "between") return undefined;
  return relative(isBare ? op : bound.op, bound.value, m.has("mean") ? "mean" : "median");
}

/** "under half the average": before the half is taken for a figure. */
export const halves: readonly Production[] = [
  on("<cmp>? half asmuch of? the? mean|median", (m) =>
    relative(m.find("cmp")?.op ?? "lte", 0.5, m.has("mean") ? "mean" : "median"),
  ),
  on("<cmp>? half of? the? mean|median", (m) =>
    relative(m.find("cmp")?.op ?? "lt", 0.5, m.has("mean") ? "mean" : "median"),
  ),
];
