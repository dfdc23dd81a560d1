import type { Filter, Measure, Rule, Window } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

/** How often each kind, op, window and measure came up: "kind:rank", "op:is", "window:last", "measure:avg". */
export type Coverage = Map<string, number>;

/** Counts what a rule is made of. */
export function cover(rule: Rule, coverage: Coverage): void {
  const count = (key: string) => coverage.set(key, (coverage.get(key) ?? 0) + 1);
  count(`kind:${rule.kind}`);
  switch (rule.kind) {
    case "everyone":
    case "list":
    case "segment":
      return;
    case "all":
    case "any":
      for (const child of rule.rules) cover(child, coverage);
      return;
    case "not":
      cover(rule.rule, coverage);
      return;
    case "trait":
      count(`trait op:${rule.op}`);
      if ("for" in rule && rule.for) count(`trait for:${rule.for.unit}`);
      if (rule.op === "within") count(`date window:${rule.value.kind}`);
      return;
    case "measure":
      count(`measure op:${rule.op}`);
      coverMeasure(rule.measure, count);
      return;
    case "rank":
      count(`rank:${rule.unit}`);
      coverMeasure(rule.measure, count);
      return;
    case "relative":
      count(`relative:${rule.op}:${rule.than}`);
      coverMeasure(rule.measure, count);
      return;
    case "sequence":
      for (const step of rule.steps) {
        if (step.within) count(`step within:${step.within.unit}${step.absent ? ":absent" : ""}`);
        else if (step.absent) count("step:absent");
        coverWhere(step.where, count);
      }
      coverWindow(rule.window, count);
      return;
    default:
      assertNever(rule);
  }
}

function coverMeasure(measure: Measure, count: (key: string) => void): void {
  count(`measure:${measure.of}`);
  if (measure.of === "share") {
    coverMeasure(measure.part, count);
    coverMeasure(measure.whole, count);
  } else if (measure.of === "periods") {
    count(`periods:${measure.align}:${measure.per.unit}`);
    coverWhere(measure.where, count);
  } else if (measure.of !== "feature") {
    if (measure.only) count(`only:${measure.only}`);
    coverWhere(measure.where, count);
    coverWindow(measure.window, count);
  }
}

function coverWhere(where: readonly Filter[] | undefined, count: (key: string) => void): void {
  for (const filter of where ?? []) {
    count(`filter op:${filter.op}`);
    count(`filter on:${filter.property}`);
    if (filter.op === "within") count(`date window:${filter.value.kind}`);
  }
}

function coverWindow(window: Window | undefined, count: (key: string) => void): void {
  if (window) count(`window:${window.kind}`);
}
