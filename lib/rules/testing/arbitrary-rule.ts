import fc from "fast-check";
import {
  type Condition,
  type Measure,
  NUMBER_OPS,
  PRESENCE_OPS,
  type Rule,
  type Step,
  type TraitCondition,
} from "#lib/rules/schema.ts";
import { arbitraryComparison, arbitraryWindow, type Scene } from "#lib/rules/testing/arbitrary-filter.ts";
import { arbitraryEvent, arbitraryMeasure, arbitraryWhere } from "#lib/rules/testing/arbitrary-measure.ts";
import { arbitraryDuration } from "#lib/rules/testing/arbitrary-time.ts";
import { perhaps } from "#lib/rules/testing/perhaps.ts";
import { LISTS, SEGMENTS, THRESHOLDS, TRAITS } from "#lib/rules/testing/vocabulary.ts";

/** Random valid rules about a random shop. `segments` are those that they may refer to. */
export function arbitraryRule(scene: Scene, segments: readonly string[] = SEGMENTS): fc.Arbitrary<Rule> {
  const condition = arbitraryCondition(scene, segments);
  const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
    rule: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      { weight: 6, arbitrary: condition },
      { weight: 1, arbitrary: children(tie("rule")).map((rules): Rule => ({ kind: "all", rules })) },
      { weight: 1, arbitrary: children(tie("rule")).map((rules): Rule => ({ kind: "any", rules })) },
      { weight: 1, arbitrary: tie("rule").map((child): Rule => ({ kind: "not", rule: child })) },
    ),
  }));
  return rule;
}

function children(rule: fc.Arbitrary<Rule>): fc.Arbitrary<Rule[]> {
  return fc.array(rule, { minLength: 1, maxLength: 3 });
}

function arbitraryCondition(scene: Scene, segments: readonly string[]): fc.Arbitrary<Rule> {
  const measure = arbitraryMeasure(scene);
  const references = segments.length === 0 ? [] : [{ weight: 1, arbitrary: arbitrarySegment(segments) }];
  return fc.oneof(
    { weight: 10, arbitrary: arbitraryTrait(scene) },
    { weight: 16, arbitrary: arbitraryMeasureCondition(measure) },
    { weight: 4, arbitrary: arbitraryRank(measure) },
    { weight: 4, arbitrary: arbitraryRelative(measure) },
    { weight: 8, arbitrary: arbitrarySequence(scene) },
    { weight: 1, arbitrary: fc.constantFrom(...LISTS).map((list): Rule => ({ kind: "list", list })) },
    { weight: 1, arbitrary: fc.constant<Rule>({ kind: "everyone" }) },
    ...references,
  );
}

function arbitrarySegment(segments: readonly string[]): fc.Arbitrary<Rule> {
  return fc.constantFrom(...segments).map((segment) => ({ kind: "segment", segment }));
}

function arbitraryTrait(scene: Scene): fc.Arbitrary<TraitCondition> {
  const comparison = arbitraryComparison(scene);
  const trait = fc.record({ kind: fc.constant("trait" as const), trait: fc.constantFrom(...TRAITS) });
  const held = perhaps(arbitraryDuration, 0.5).map((duration) => duration && { for: duration });
  // The parts make up one of the union's members, which the compiler cannot follow through spreads.
  const typical = fc.constantFrom(
    { trait: "country", op: "is", value: ["DE", "de"] },
    { trait: "country", op: "is_not", value: ["DE"] },
    { trait: "country", op: "exists" },
    { trait: "points", op: "gte", value: 5 },
    { trait: "points", op: "neq", value: 12 },
    { trait: "email_consent", op: "is_true" },
    { trait: "email_consent", op: "is_false" },
    { trait: "tags", op: "missing" },
    { trait: "loyalty_tier", op: "contains", value: "o" },
  );
  return fc.oneof(
    fc.tuple(trait, typical, held).map(([a, b, c]) => ({ ...a, ...b, ...c }) as TraitCondition),
    fc.tuple(trait, comparison.static, held).map(([a, b, c]) => ({ ...a, ...b, ...c }) as TraitCondition),
    fc.tuple(trait, comparison.clock).map(([a, b]) => ({ ...a, ...b }) as TraitCondition),
  );
}

function arbitraryMeasureCondition(measure: fc.Arbitrary<Measure>): fc.Arbitrary<Condition> {
  const value = fc.oneof(fc.constantFrom(0, 1, 2, 3, 5), fc.constantFrom(...THRESHOLDS));
  const kind = "measure" as const;
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant(kind), measure, op: fc.constantFrom(...NUMBER_OPS), value }),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(measure, value, value).map(([of, a, b]) => ({
        kind,
        measure: of,
        op: "between" as const,
        value: [Math.min(a, b), Math.max(a, b)] as [number, number],
      })),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant(kind), measure, op: fc.constantFrom(...PRESENCE_OPS) }),
    },
  );
}

function arbitraryRank(measure: fc.Arbitrary<Measure>): fc.Arbitrary<Condition> {
  const percents = fc.constantFrom(
    [0, 10],
    [0, 50],
    [10, 50],
    [25, 75],
    [50, 100],
    [0, 0.5],
    [33.3333, 66.6667],
    [99, 100],
  );
  const customers = fc.constantFrom([0, 1], [0, 5], [3, 8], [1, 2], [10, 1000], [0, 1000]);
  return fc
    .record({
      measure,
      band: fc.oneof(
        percents.map((band) => ({ band, unit: "percent" as const })),
        customers.map((band) => ({ band, unit: "customer" as const })),
      ),
    })
    .map(({ measure: of, band: { band, unit } }) => ({
      kind: "rank",
      measure: of,
      from: band[0] ?? 0,
      to: band[1] ?? 0,
      unit,
    }));
}

function arbitraryRelative(measure: fc.Arbitrary<Measure>): fc.Arbitrary<Condition> {
  return fc.record({
    kind: fc.constant("relative" as const),
    measure,
    op: fc.constantFrom("gt" as const, "gte" as const, "lt" as const, "lte" as const),
    times: fc.constantFrom(0.0001, 0.3333, 0.5, 1, 1.5, 2, 3),
    than: fc.constantFrom("mean" as const, "median" as const),
  });
}

function arbitrarySequence(scene: Scene): fc.Arbitrary<Condition> {
  const within = perhaps(arbitraryDuration, 0.5);
  const step = fc
    .tuple(arbitraryEvent, arbitraryWhere(scene))
    .map(([event, where]): Step => ({ event, ...where }));
  const next = fc
    .tuple(step, within)
    .map(([made, limit]): Step => ({ ...made, ...(limit && { within: limit }) }));
  const window = perhaps(arbitraryWindow(scene, false), 0.5);
  return fc
    .record({
      first: step,
      rest: fc.array(next, { minLength: 1, maxLength: 3 }),
      isAbsent: fc.boolean(),
      window,
    })
    .map(({ first, rest, isAbsent, window: span }) => {
      const steps = [
        first,
        ...rest.map((made, index) =>
          isAbsent && index === rest.length - 1 ? { ...made, absent: true as const } : made,
        ),
      ];
      return { kind: "sequence" as const, steps, ...(span && { window: span }) };
    });
}
