import { BUILT_IN_FEATURES } from "#lib/features/built-in.ts";
import { booleanOf, textsOf } from "#lib/messages/datum.ts";
import type { Context } from "#lib/rules/context.ts";
import type { History } from "#lib/rules/history.ts";
import { type HistoryNeeds, historyNeeds } from "#lib/rules/history-needs.ts";
import { measureValue } from "#lib/rules/measures.ts";
import { traitAt } from "#lib/rules/traits.ts";
import { FAVORITES, favoriteOf } from "#lib/snapshots/favorites.ts";
import { fractionToNumber } from "#lib/std/fraction.ts";

/** Traits whose values groups are compared by; those that tell persons apart are not among them. */
export const GROUP_TRAITS = ["country", "region", "language", "gender", "loyalty_tier"] as const;

/** Whom one may write to. */
export const CONSENT_TRAITS = ["email_consent", "sms_consent"] as const;

/** The features of some customers of a group, at one moment. */
export type FeatureTable = {
  readonly asOf: number;
  /** How many the group has, of whom the rows are a sample, or all. */
  readonly size: number;
  readonly rows: number;
  /** The rows of `customer` in Postgres that they are of. */
  readonly rowIds: readonly bigint[];
  /** By feature; `undefined` where the customer has no value. */
  readonly numbers: ReadonlyMap<string, readonly (number | undefined)[]>;
  /** By trait, and what customers bought most (FAVORITES). A list counts as its first element. */
  readonly texts: ReadonlyMap<string, readonly (string | undefined)[]>;
  /** By trait: whether it is true. What was never said is not. */
  readonly flags: ReadonlyMap<string, readonly boolean[]>;
};

/** What of histories a table is computed from. */
export function featureTableNeeds(context: Context): HistoryNeeds {
  const features = BUILT_IN_FEATURES.map((feature) => ({ of: "feature", feature }) as const);
  const favorites = Object.values(FAVORITES).map(
    (property) => ({ of: "distinct", property, event: "order_completed" }) as const,
  );
  return historyNeeds([...features, ...favorites], [...GROUP_TRAITS, ...CONSENT_TRAITS], context);
}

/** Computes every built-in feature, the group traits, favorites and consents of some histories, by the customer's row. */
export function toFeatureTable(
  historiesByRow: ReadonlyMap<bigint, History>,
  context: Context,
  size: number,
): FeatureTable {
  const histories = [...historiesByRow.values()];
  const numberOf = (feature: string, history: History) => {
    const value = measureValue({ of: "feature", feature }, history, context);
    return value && fractionToNumber(value);
  };
  const textOf = (trait: string, history: History) => textsOf(traitAt(history, trait, context.asOf))[0];
  return {
    asOf: context.asOf,
    size,
    rows: histories.length,
    rowIds: [...historiesByRow.keys()],
    numbers: new Map(
      BUILT_IN_FEATURES.map((feature) => [feature, histories.map((history) => numberOf(feature, history))]),
    ),
    texts: new Map<string, readonly (string | undefined)[]>([
      ...GROUP_TRAITS.map((trait) => [trait, histories.map((history) => textOf(trait, history))] as const),
      ...Object.entries(FAVORITES).map(
        ([name, property]) =>
          [name, histories.map((history) => favoriteOf(history, property, context.asOf))] as const,
      ),
    ]),
    flags: new Map(
      CONSENT_TRAITS.map((trait) => [
        trait,
        histories.map((history) => booleanOf(traitAt(history, trait, context.asOf)) === true),
      ]),
    ),
  };
}

/** The tables of parts of one group, at one moment, as one. */
export function joinFeatureTables(parts: readonly FeatureTable[], asOf: number, size: number): FeatureTable {
  return {
    asOf,
    size,
    rows: parts.reduce((sum, part) => sum + part.rows, 0),
    rowIds: parts.flatMap((part) => part.rowIds),
    numbers: joinColumns(parts.map((part) => part.numbers)),
    texts: joinColumns(parts.map((part) => part.texts)),
    flags: joinColumns(parts.map((part) => part.flags)),
  };
}

function joinColumns<T>(
  parts: readonly ReadonlyMap<string, readonly T[]>[],
): ReadonlyMap<string, readonly T[]> {
  const names = new Set(parts.flatMap((part) => [...part.keys()]));
  return new Map([...names].map((name) => [name, parts.flatMap((part) => part.get(name) ?? [])]));
}
