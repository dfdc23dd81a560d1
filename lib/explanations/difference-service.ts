import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import type { PopulationReader } from "#lib/customers/population-reader.ts";
import { db } from "#lib/db/client.ts";
import { compareGroups } from "#lib/explanations/compare.ts";
import type { Brief } from "#lib/explanations/compose.ts";
import { comparedParts } from "#lib/explanations/difference.ts";
import type { Explanation, OfChangeInput, OfDifferenceInput, Writer } from "#lib/explanations/schema.ts";
import { momentOf } from "#lib/explanations/segment-service.ts";
import { readSetting } from "#lib/explanations/setting-service.ts";
import { write } from "#lib/explanations/write-service.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { readRuleCatalog } from "#lib/segments/catalog-service.ts";
import { checkRule } from "#lib/segments/content.ts";
import { nameOf } from "#lib/segments/name-of.ts";
import { getActiveSegment, getSegment, versionOf } from "#lib/segments/service.ts";
import { readFeatureTable } from "#lib/snapshots/feature-table-service.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** In what the customers of two segments differ, or of two versions of one; those in both are left out where that can be. */
export async function explainDifference(
  actor: Actor,
  input: OfDifferenceInput,
  population: PopulationReader,
  now: Instant,
): Promise<Explanation> {
  requirePermission(actor, "segment:read");
  const isOfVersions = input.key === input.otherKey;
  const one = await sideOf(input.key, input.versionNo, isOfVersions, input.locale);
  const other = await sideOf(input.otherKey, input.otherVersionNo, isOfVersions, input.locale);
  return explainSides(actor, one, other, { ...input, asOf: momentOf(input, now) }, population);
}

/** In what the customers of a rule that is wanted for a segment differ from those of one of its versions. */
export async function explainChange(
  actor: Actor,
  input: OfChangeInput,
  population: PopulationReader,
  now: Instant,
): Promise<Explanation> {
  requirePermission(actor, "segment:preview");
  const other = await sideOf(input.key, input.otherVersionNo, true, input.locale);
  const rule = checkRule(input.rule, await readRuleCatalog(db));
  const name = nameOf(await getSegment(db, input.key), input.locale);
  const wanted = input.locale === "zh" ? `${name} 拟议规则` : `${name} as proposed`;
  const one = { name: wanted, rule, versionNo: null };
  return explainSides(actor, one, other, { ...input, asOf: momentOf(input, now) }, population);
}

async function explainSides(
  actor: Actor,
  one: Side,
  other: Side,
  { asOf, locale, writer }: { asOf: Instant; locale: Locale; writer?: Writer },
  population: PopulationReader,
): Promise<Explanation> {
  const [ids, otherIds] = [
    (await population.members({ rule: one.rule, asOf })).ids,
    (await population.members({ rule: other.rule, asOf })).ids,
  ];
  const parts = comparedParts(ids, otherIds);
  const sizes = { value: ids.length, base: otherIds.length };
  const whole: Brief["findings"] = [
    { kind: "size", unit: "count", ...sizes, n: ids.length, baseN: otherIds.length },
    { kind: "both", unit: "count", value: parts.both, n: parts.both },
  ];
  const known = {
    name: one.name,
    otherName: other.name,
    versionNo: one.versionNo,
    asOf,
    engine: population.engine,
  };
  const setting = await readSetting(actor, locale);
  if (!parts.compared) {
    const subject = { kind: "difference", sides: "only_only" } as const;
    const isSame = parts.both === ids.length && parts.both === otherIds.length;
    const outcome = isSame ? "no_difference" : "too_few";
    return write(actor, { ...known, subject, outcome, findings: whole }, setting, writer);
  }
  const { sides, value, base } = parts.compared;
  const compared = compareGroups(
    await readFeatureTable(db, value, asOf),
    await readFeatureTable(db, base, asOf),
  );
  const outcome = compared.length > 0 ? "told" : "no_difference";
  const subject = { kind: "difference", sides } as const;
  return write(actor, { ...known, subject, outcome, findings: [...whole, ...compared] }, setting, writer);
}

type Side = { readonly name: string; readonly rule: Rule; readonly versionNo: number | null };

async function sideOf(
  key: string,
  versionNo: number | undefined,
  isOfVersions: boolean,
  locale: Locale,
): Promise<Side> {
  const segment = versionNo === undefined ? await getActiveSegment(db, key) : await getSegment(db, key);
  const { rule, no } =
    "rule" in segment
      ? { ...segment, no: segment.versionNo }
      : await versionOf(db, segment.id, versionNo ?? 1);
  const name = nameOf(segment, locale);
  const version = locale === "zh" ? ` 第 ${no} 版` : ` version ${no}`;
  return { name: isOfVersions ? `${name}${version}` : name, rule, versionNo: no };
}
