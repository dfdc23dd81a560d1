import { checkSense } from "#lib/rules/check-sense.ts";
import { checkShape } from "#lib/rules/check-shape.ts";
import { type PathStep, type RuleProblem, toPointer } from "#lib/rules/problems.ts";
import type { Events, Measure, Rule } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

/** What rules may name: all that the data hold at any time, and the built-in vocabulary. */
export type RuleCatalog = {
  hasEvent(name: string): boolean;
  hasTrait(name: string): boolean;
  hasFeature(name: string): boolean;
  hasList(key: string): boolean;
  /** The JSON of a segment's active rule, `undefined` for an unknown segment. It is checked here. */
  segmentRule(key: string): unknown;
};

type Path = readonly PathStep[];
type Scope = { readonly catalog: RuleCatalog; readonly open: ReadonlySet<string> };

/** References to what is not known, and circles of segments. An error inside a segment is one of whoever refers to it. */
export function checkReferences(
  rule: Rule,
  catalog: RuleCatalog,
  segmentKey?: string,
): readonly RuleProblem[] {
  return check(rule, [], { catalog, open: new Set(segmentKey === undefined ? [] : [segmentKey]) });
}

function check(rule: Rule, path: Path, scope: Scope): readonly RuleProblem[] {
  const { catalog } = scope;
  switch (rule.kind) {
    case "everyone":
      return [];
    case "all":
    case "any":
      return rule.rules.flatMap((child, index) => check(child, [...path, "rules", index], scope));
    case "not":
      return check(rule.rule, [...path, "rule"], scope);
    case "trait":
      if (catalog.hasTrait(rule.trait)) return [];
      return [problem("unknown_trait", [...path, "trait"], `No customer has the trait ${rule.trait}`)];
    case "measure":
    case "rank":
    case "relative":
      return checkMeasure(rule.measure, [...path, "measure"], catalog);
    case "sequence":
      return rule.steps.flatMap((step, index) =>
        checkEvent(step.event, [...path, "steps", index, "event"], catalog),
      );
    case "segment":
      return checkSegment(rule.segment, [...path, "segment"], scope);
    case "list":
      if (catalog.hasList(rule.list)) return [];
      return [problem("unknown_list", [...path, "list"], `There is no list ${rule.list}`)];
    default:
      return assertNever(rule);
  }
}

function checkSegment(key: string, path: Path, { catalog, open }: Scope): readonly RuleProblem[] {
  if (open.has(key)) return [problem("cycle", path, `The segment ${key} refers back to itself`)];
  const raw = catalog.segmentRule(key);
  if (raw === undefined) return [problem("unknown_segment", path, `There is no segment ${key}`)];
  const [first] = problemsInside(raw, { catalog, open: new Set([...open, key]) });
  if (!first) return [];
  const where = first.path === "" ? "" : ` at ${first.path}`;
  return [problem(first.code, path, `The segment ${key} is not valid${where}: ${first.message}`)];
}

function problemsInside(raw: unknown, scope: Scope): readonly RuleProblem[] {
  const shaped = checkShape(raw);
  if (!shaped.ok) return shaped.error;
  const problems = checkSense(shaped.value);
  return problems.length > 0 ? problems : check(shaped.value, [], scope);
}

function checkMeasure(measure: Measure, path: Path, catalog: RuleCatalog): readonly RuleProblem[] {
  switch (measure.of) {
    case "feature":
      if (catalog.hasFeature(measure.feature)) return [];
      return [problem("unknown_feature", [...path, "feature"], `There is no feature ${measure.feature}`)];
    case "share":
      return [
        ...checkMeasure(measure.part, [...path, "part"], catalog),
        ...checkMeasure(measure.whole, [...path, "whole"], catalog),
      ];
    case "count":
    case "sum":
    case "avg":
    case "min":
    case "max":
    case "distinct":
    case "days_since_last":
    case "days_since_first":
    case "periods":
      return checkEvent(measure.event, [...path, "event"], catalog);
    default:
      return assertNever(measure);
  }
}

function checkEvent(event: Events["event"], path: Path, catalog: RuleCatalog): readonly RuleProblem[] {
  if (event === "*") return [];
  const names: (readonly [string, Path])[] =
    typeof event === "string" ? [[event, path]] : event.map((name, index) => [name, [...path, index]]);
  return names
    .filter(([name]) => !catalog.hasEvent(name))
    .map(([name, where]) => problem("unknown_event", where, `No event ${name} was ever received`));
}

function problem(code: RuleProblem["code"], path: Path, message: string): RuleProblem {
  return { code, path: toPointer(path), message };
}
