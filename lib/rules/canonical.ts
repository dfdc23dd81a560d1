import {
  COMPLEMENTS_OF_KNOWN,
  EXACT_COMPLEMENTS,
  isAlwaysKnown,
  toCanonicalComparison,
  toCanonicalMeasureComparison,
} from "#lib/rules/canonical-comparisons.ts";
import {
  canonicalWindowField,
  toCanonicalDuration,
  toCanonicalEvent,
  toCanonicalNumber,
} from "#lib/rules/canonical-values.ts";
import type { Filter, Measure, Rule, Step, TraitCondition } from "#lib/rules/schema.ts";
import { stableJson } from "#lib/rules/stable-json.ts";
import { assertNever } from "#lib/std/assert-never.ts";
import { compareByCodePoint } from "#lib/std/text.ts";

/**
 * The normal form of a rule: another way to write exactly the same customers, at every moment and on all data. Two
 * rules that differ only in order, nesting, repetition, defaults, double negation, equal durations (24 hours, 1 day)
 * or in ops that are exact complements have the same one. Takes a valid rule and gives a valid one.
 */
export function toCanonical(rule: Rule): Rule {
  switch (rule.kind) {
    case "everyone":
    case "segment":
    case "list":
      return rule;
    case "all":
    case "any":
      return toCanonicalGroup(rule.kind, rule.rules.map(toCanonical));
    case "not":
      return complementOf(toCanonical(rule.rule));
    case "trait":
      return toCanonicalTrait(rule);
    case "measure":
      return toCanonicalMeasureComparison({ ...rule, measure: toCanonicalMeasure(rule.measure) });
    case "rank":
      return {
        ...rule,
        measure: toCanonicalMeasure(rule.measure),
        from: toCanonicalNumber(rule.from),
        to: toCanonicalNumber(rule.to),
      };
    case "relative":
      return {
        ...rule,
        measure: toCanonicalMeasure(rule.measure),
        times: toCanonicalNumber(rule.times) || rule.times,
      };
    case "sequence": {
      const { window, steps } = rule;
      return { kind: "sequence", steps: steps.map(toCanonicalStep), ...canonicalWindowField(window) };
    }
    default:
      return assertNever(rule);
  }
}

export function toCanonicalMeasure(measure: Measure): Measure {
  switch (measure.of) {
    case "feature":
      return measure;
    case "share":
      return {
        of: "share",
        part: toCanonicalMeasure(measure.part),
        whole: toCanonicalMeasure(measure.whole),
      };
    case "periods": {
      const { where, per, ...rest } = measure;
      return {
        ...rest,
        event: toCanonicalEvent(measure.event),
        ...canonicalWhere(where),
        per: measure.align === "rolling" ? toCanonicalDuration(per) : per,
      };
    }
    case "count":
    case "sum":
    case "avg":
    case "min":
    case "max":
    case "distinct":
    case "days_since_last":
    case "days_since_first": {
      const { where, window, ...rest } = measure;
      return {
        ...rest,
        event: toCanonicalEvent(measure.event),
        ...canonicalWhere(where),
        ...canonicalWindowField(window),
      };
    }
    default:
      return assertNever(measure);
  }
}

export function toCanonicalFilter(filter: Filter): Filter {
  return toCanonicalComparison(filter);
}

function toCanonicalGroup(kind: "all" | "any", children: readonly Rule[]): Rule {
  const flat = children.flatMap((child) => (child.kind === kind ? child.rules : [child]));
  const hasEveryone = flat.some((child) => child.kind === "everyone");
  if (kind === "any" && hasEveryone) return { kind: "everyone" };
  const rules = sortedSet(flat.filter((child) => child.kind !== "everyone"));
  const [only] = rules;
  if (only === undefined) return { kind: "everyone" };
  return rules.length === 1 ? only : { kind, rules };
}

/** What is true of exactly the other customers. */
function complementOf(rule: Rule): Rule {
  if (rule.kind === "not") return rule.rule;
  if (rule.kind === "trait") {
    const { op, ...rest } = rule;
    // With `for` both a comparison and its complement can have held too shortly.
    if ("for" in rule || !isKeyOf(EXACT_COMPLEMENTS, op)) return { kind: "not", rule };
    return { ...rest, op: EXACT_COMPLEMENTS[op] } as TraitCondition;
  }
  if (rule.kind === "measure") {
    const complements = isAlwaysKnown(rule.measure) ? COMPLEMENTS_OF_KNOWN : EXACT_COMPLEMENTS;
    if (isKeyOf(complements, rule.op)) {
      return toCanonicalMeasureComparison({ ...rule, op: complements[rule.op] } as typeof rule);
    }
  }
  return { kind: "not", rule };
}

function isKeyOf<T extends object>(record: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(record, key);
}

function toCanonicalTrait(condition: TraitCondition): TraitCondition {
  const canonical = toCanonicalComparison(condition);
  if (!("for" in canonical)) return canonical;
  const { for: held, ...rest } = canonical;
  return held === undefined ? rest : { ...rest, for: toCanonicalDuration(held) };
}

function toCanonicalStep({ event, where, within, absent }: Step): Step {
  return {
    event: toCanonicalEvent(event),
    ...canonicalWhere(where),
    ...(within && { within: toCanonicalDuration(within) }),
    ...(absent && { absent }),
  };
}

function canonicalWhere(where: readonly Filter[] | undefined): { where?: Filter[] } {
  return where === undefined ? {} : { where: sortedSet(where.map(toCanonicalFilter)) };
}

/** Without repetition, in the order of the structural keys. */
function sortedSet<T>(values: readonly T[]): T[] {
  const byKey = new Map(values.map((value) => [stableJson(value), value]));
  return [...byKey].sort(([a], [b]) => compareByCodePoint(a, b)).map(([, value]) => value);
}
