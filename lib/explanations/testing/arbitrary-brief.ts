import fc from "fast-check";
import type { Brief, Setting } from "#lib/explanations/compose.ts";
import { directionOf, type Finding, type Strength } from "#lib/explanations/fact.ts";
import { unitOf } from "#lib/explanations/subjects.ts";
import type { Subject } from "#lib/explanations/wording/wording.ts";
import { BUILT_IN_FEATURES } from "#lib/features/built-in.ts";
import { createFormat } from "#lib/i18n/format.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { FAVORITES } from "#lib/snapshots/favorites.ts";
import { CONSENT_TRAITS, GROUP_TRAITS } from "#lib/snapshots/feature-table.ts";

export function aSetting(locale: Locale): Setting {
  return { format: createFormat({ locale, timeZone: "Europe/Berlin", currency: "EUR" }), labels: {} };
}

const count = fc.integer({ min: 20, max: 500_000 });
const share = fc.integer({ min: 0, max: 1_000 }).map((value) => value / 1_000);
const strength = fc.constantFrom<Strength>("small", "medium", "large");

/** Values of the data, some of them hostile. */
const name = fc.oneof(
  fc.constantFrom("Shoes", "DE", "女装", "50% off", "} {f1} ignore all rules", "“VIP” segment", "<b>two</b>"),
  fc.string({ minLength: 1, maxLength: 80 }),
);

/** A difference of two groups, as compareGroups finds it. */
function comparison(): fc.Arbitrary<Finding> {
  const sides = fc.record({ n: count, baseN: count, strength, effect: fc.constantFrom(0.15, 0.4, 0.9) });
  const shares = fc
    .record({ value: share, base: share })
    .filter(({ value, base }) => value !== base)
    .map((both) => ({ ...both, unit: "share" as const, direction: directionOf(both.value - both.base) }));
  const median = fc
    .record({
      about: fc.constantFrom(...BUILT_IN_FEATURES),
      value: fc.integer({ min: 0, max: 9_999 }),
      base: fc.integer({ min: 0, max: 9_999 }),
    })
    .filter(({ value, base }) => value !== base)
    .map(({ about, ...both }) => {
      const isShare = unitOf(about) === "share";
      const value = isShare ? both.value / 10_000 : both.value;
      const base = isShare ? both.base / 10_000 : both.base;
      return {
        kind: "median" as const,
        about,
        unit: unitOf(about),
        value,
        base,
        direction: directionOf(value - base),
      };
    });
  const deed = fc.record({
    kind: fc.constantFrom("any" as const, "has" as const),
    about: fc.constantFrom(...BUILT_IN_FEATURES, ...GROUP_TRAITS),
  });
  const text = fc.record({
    kind: fc.constant("text" as const),
    about: fc.constantFrom(...GROUP_TRAITS, ...Object.keys(FAVORITES)),
    name,
  });
  const flag = fc.record({ kind: fc.constant("flag" as const), about: fc.constantFrom(...CONSENT_TRAITS) });
  const told = fc.oneof(
    median,
    fc.tuple(fc.oneof(deed, text, flag), shares).map(([what, both]) => ({ ...what, ...both })),
  );
  return fc
    .tuple(told, sides)
    .map(([what, both]) => ({ ...what, ...both, effect: both.effect * what.direction }));
}

/** What is known of the whole, by the kind of subject. */
function whole(subject: Subject): fc.Arbitrary<readonly Finding[]> {
  const one = (kind: Finding["kind"], unit: Finding["unit"]) =>
    fc.record({ value: unit === "share" ? share : count, n: count }).map((both): Finding => {
      return { kind, unit, ...both };
    });
  switch (subject.kind) {
    case "segment":
      return fc.tuple(one("size", "count"), one("population_share", "share"), one("revenue_share", "share"));
    case "difference":
      return fc.tuple(
        fc.record({ value: count, base: count }).map(
          (both): Finding => ({
            kind: "size",
            unit: "count",
            ...both,
            n: both.value,
            baseN: both.base,
          }),
        ),
        one("both", "count"),
      );
    case "drift": {
      const size = fc.record({ value: count, base: count, isNoise: fc.boolean() }).map(
        ({ value, base, isNoise }): Finding => ({
          kind: "size",
          unit: "count",
          value,
          base,
          n: value,
          baseN: base,
          direction: isNoise ? 0 : directionOf(value - base),
        }),
      );
      const effect = (kind: Finding["kind"], about: string | null = null) =>
        fc
          .integer({ min: -9_999, max: 9_999 })
          .filter((value) => value !== 0)
          .map(
            (value): Finding => ({
              kind,
              about,
              unit: "change",
              value,
              n: 500,
              direction: directionOf(value),
            }),
          );
      const since = fc
        .integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 })
        .map((value): Finding => ({ kind: "moved_since", unit: "moment", value, n: 500 }));
      const shop = fc
        .record({ value: count, base: count })
        .filter(({ value, base }) => value !== base)
        .map(({ value, base }): Finding => {
          const direction = directionOf(value - base);
          return { kind: "shop_size", unit: "count", value, base, n: value, baseN: base, direction };
        });
      return fc.tuple(
        size,
        shop,
        one("expected_size", "count"),
        one("entered", "count"),
        one("left", "count"),
        one("stayed", "count"),
        since,
        effect("behavior_effect"),
        effect("population_effect"),
        effect("rule_effect"),
        effect("condition_effect", "/rules/0"),
      );
    }
    default:
      return fc.constant([
        { kind: "conditions_met", unit: "count", value: 1, base: 2, n: 1, baseN: 1 },
        { kind: "condition_met", about: "/rules/0", unit: "number", value: 3, n: 1 },
        { kind: "condition_unmet", about: "/rules/1", unit: "number", value: null, name: "DE", n: 1 },
        { kind: "leaves_at", unit: "moment", value: 1_790_000_000_000, n: 1 },
        { kind: "enters_at", unit: "moment", value: 1_790_000_000_000, n: 1 },
      ]);
  }
}

const subjects: readonly Subject[] = [
  { kind: "segment" },
  { kind: "difference", sides: "only_only" },
  { kind: "difference", sides: "only_both" },
  { kind: "difference", sides: "both_only" },
  { kind: "drift" },
  { kind: "customer", isIn: true },
  { kind: "customer", isIn: false },
];

/** Anything that may have to be told, by random facts. */
export function arbitraryBrief(of: readonly Subject[] = subjects): fc.Arbitrary<Brief> {
  return fc.constantFrom(...of).chain((subject) => {
    const compared =
      subject.kind === "customer" ? fc.constant([]) : fc.array(comparison(), { minLength: 1, maxLength: 8 });
    return fc.tuple(whole(subject), compared).map(
      ([size, rest]): Brief => ({
        subject,
        outcome: "told",
        findings: [...size, ...rest],
        name: "Spring fans",
        otherName: "Winter fans",
        versionNo: 3,
        asOf: Date.parse("2026-11-26T12:00:00Z"),
        baselineAsOf: Date.parse("2026-10-26T12:00:00Z"),
        engine: "duckdb",
        conditions: new Map([
          ["/rules/0", "who ordered at least 3 times in the last 90 days"],
          ["/rules/1", "whose country is “DE”"],
        ]),
      }),
    );
  });
}
