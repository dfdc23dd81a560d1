import { countTexts, countTrue } from "#lib/explanations/compare.ts";
import { type Finding, leastTold } from "#lib/explanations/fact.ts";
import { FAVORITES } from "#lib/snapshots/favorites.ts";
import type { FeatureTable } from "#lib/snapshots/feature-table.ts";
import { CONSENT_TRAITS } from "#lib/snapshots/feature-table.ts";

/** How large a group is, and which share of all customers and of all spend it makes. */
export function sizeFindings(group: FeatureTable, rest: FeatureTable): readonly Finding[] {
  const population = group.size + rest.size;
  const size: Finding = { kind: "size", unit: "count", value: group.size, n: group.size };
  if (population === 0) return [size];
  const share: Finding = {
    kind: "population_share",
    unit: "share",
    value: group.size / population,
    n: population,
  };
  const spend = spendShare(group, rest);
  return [size, share, ...(spend ? [spend] : [])];
}

/** Only where all customers were looked at: of a sample it would be an estimate. */
function spendShare(group: FeatureTable, rest: FeatureTable): Finding | undefined {
  if (group.rows < group.size || rest.rows < rest.size || group.size < leastTold) return undefined;
  const [own, other] = [sumOf(group), sumOf(rest)];
  if (own < 0 || other < 0 || own + other === 0) return undefined;
  return { kind: "revenue_share", unit: "share", value: own / (own + other), n: group.rows + rest.rows };
}

function sumOf({ numbers }: FeatureTable): number {
  return (numbers.get("monetary") ?? []).reduce<number>((total, value) => total + (value ?? 0), 0);
}

/**
 * What a marketer asks of any group, whether or not it differs from the others: what most of them buy, and how many may
 * be written to. Those that differ are among the comparisons already.
 */
export function usualFindings(
  group: FeatureTable,
  rest: FeatureTable,
  compared: readonly Finding[],
): readonly Finding[] {
  const isSaid = (about: string) => compared.some((finding) => finding.about === about);
  const favorites = Object.keys(FAVORITES).flatMap((about) =>
    isSaid(about) ? [] : (favoriteFinding(about, group, rest) ?? []),
  );
  const consents = CONSENT_TRAITS.flatMap((about) =>
    isSaid(about) ? [] : (consentFinding(about, group, rest) ?? []),
  );
  return [...favorites, ...consents];
}

function favoriteFinding(about: string, group: FeatureTable, rest: FeatureTable): Finding | undefined {
  const [own, other] = [group, rest].map(({ texts }) => countTexts(texts.get(about) ?? []));
  if (!own || !other || own.n < leastTold || other.n < leastTold) return undefined;
  const [first] = [...own.counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  if (!first || first[1] < leastTold) return undefined;
  const [name, count] = first;
  const base = (other.counts.get(name) ?? 0) / other.n;
  const sides = { value: count / own.n, base, n: own.n, baseN: other.n };
  return { kind: "text", about, name, unit: "share", ...sides, direction: 0 };
}

function consentFinding(about: string, group: FeatureTable, rest: FeatureTable): Finding | undefined {
  const [own, other] = [group.flags.get(about) ?? [], rest.flags.get(about) ?? []];
  if (own.length < leastTold || other.length < leastTold) return undefined;
  const [given, otherGiven] = [countTrue(own), countTrue(other)];
  // Nobody was asked: that is no news of this group.
  if (given + otherGiven === 0) return undefined;
  const sides = { value: given / own.length, base: otherGiven / other.length };
  return {
    kind: "flag",
    about,
    unit: "share",
    ...sides,
    n: own.length,
    baseN: other.length,
    direction: 0,
  };
}
