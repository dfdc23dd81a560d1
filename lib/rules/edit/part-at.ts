import { stepsOf, valueAt } from "#lib/rules/edit/pointer.ts";
import { toPointer } from "#lib/rules/problems.ts";
import type { Role } from "#lib/rules/restate/piece.ts";

/** What of a condition is edited together, and where it is: a word of its sentence leads to one of these. */
export type Part = { readonly kind: PartKind; readonly at: string };
export type PartKind =
  | "whole"
  | "trait"
  | "segment"
  | "list"
  | "comparison"
  | "held"
  | "measure"
  | "periods"
  | "window"
  | "filter"
  | "only"
  | "band"
  | "relative"
  | "step";

const MEASURE_FIELDS = new Set(["event", "property", "feature", "of"]);
const PERIOD_FIELDS = new Set(["per", "last", "times", "align"]);

/** The part of a condition that a place in it belongs to. `pointer` leads from the condition. */
export function partAt(condition: unknown, pointer: string, role?: Role): Part {
  const steps = stepsOf(pointer);
  const upTo = (count: number) => toPointer(steps.slice(0, count));
  const filter = steps.lastIndexOf("where");
  if (filter >= 0 && steps.length > filter + 1) return { kind: "filter", at: upTo(filter + 2) };
  const window = steps.indexOf("window");
  if (window >= 0) return { kind: "window", at: upTo(window) };
  if (steps[0] === "steps" && steps.length > 1) return { kind: "step", at: upTo(2) };
  const measures = measureDepth(steps);
  const field = steps[measures];
  if (measures > 0) {
    const at = upTo(measures);
    if (role === "window") return { kind: "window", at };
    if (field === "only") return { kind: "only", at };
    const isPeriods = valueAt(condition, `${at}/of`) === "periods";
    if (field !== undefined && PERIOD_FIELDS.has(field) && isPeriods) return { kind: "periods", at };
    if (field === undefined || MEASURE_FIELDS.has(field) || PERIOD_FIELDS.has(field))
      return { kind: "measure", at };
  }
  return { kind: rootPart(valueAt(condition, "/kind"), field, role), at: "" };
}

/** How many steps lead to the innermost measure on the way; 0 if there is none. */
function measureDepth(steps: readonly string[]): number {
  if (steps[0] !== "measure") return 0;
  let depth = 1;
  while (steps[depth] === "part" || steps[depth] === "whole") depth += 1;
  return depth;
}

function rootPart(kind: unknown, field: string | undefined, role: Role | undefined): PartKind {
  switch (kind) {
    case "rank":
      return field === undefined ? "whole" : "band";
    case "relative":
      return field === undefined ? "whole" : "relative";
    case "sequence":
      return role === "window" ? "window" : "whole";
    case "segment":
    case "list":
      return kind;
    case "trait":
      if (field === "trait") return "trait";
      if (field === "for") return "held";
      return field === undefined ? "whole" : "comparison";
    case "measure":
      return field === undefined ? "whole" : "comparison";
    default:
      return "whole";
  }
}
