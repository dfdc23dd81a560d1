import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import type { PopulationReader } from "#lib/customers/population-reader.ts";
import { db } from "#lib/db/client.ts";
import { compareGroups } from "#lib/explanations/compare.ts";
import type { Brief } from "#lib/explanations/compose.ts";
import { leastTold } from "#lib/explanations/fact.ts";
import { createKept, lastWholeMoment } from "#lib/explanations/kept.ts";
import type { Explanation, OfRuleInput, OfSegmentInput } from "#lib/explanations/schema.ts";
import { readSetting } from "#lib/explanations/setting-service.ts";
import { sizeFindings, usualFindings } from "#lib/explanations/whole.ts";
import { write } from "#lib/explanations/write-service.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { stableJson } from "#lib/rules/stable-json.ts";
import { readRuleCatalog } from "#lib/segments/catalog-service.ts";
import { checkRule } from "#lib/segments/content.ts";
import { nameOf } from "#lib/segments/name-of.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import { getActiveSegment } from "#lib/segments/service.ts";
import { readFeatureTable } from "#lib/snapshots/feature-table-service.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** In what a segment's members, by its active rule, differ from all other customers. */
export async function explainSegment(
  actor: Actor,
  input: OfSegmentInput,
  population: PopulationReader,
  now: Instant,
): Promise<Explanation> {
  requirePermission(actor, "segment:read");
  const segment = await getActiveSegment(db, input.key);
  const { rule, versionNo } = segment;
  const name = nameOf(segment, input.locale);
  const brief = await briefOf(rule, momentOf(input, now), population);
  return write(actor, { ...brief, name, versionNo }, await readSetting(actor, input.locale), input.writer);
}

/** The same of a rule that is nobody's yet. */
export async function explainRule(
  actor: Actor,
  input: OfRuleInput,
  population: PopulationReader,
  now: Instant,
): Promise<Explanation> {
  requirePermission(actor, "segment:preview");
  const rule = checkRule(input.rule, await readRuleCatalog(db));
  const brief = await briefOf(rule, momentOf(input, now), population);
  const setting = await readSetting(actor, input.locale);
  return write(actor, { ...brief, name: input.name, versionNo: null }, setting, input.writer);
}

/** As of when it is told; "now" is the last whole five minutes. */
export function momentOf({ asOf }: { readonly asOf?: string | undefined }, now: Instant): Instant {
  return asOf === undefined ? lastWholeMoment(now) : Date.parse(asOf);
}

type Told = Omit<Brief, "name" | "versionNo">;

const keep = createKept<Told>();

/** Kept by the rule, the moment, who answers, and the versions of all segments that the rule may name. */
async function briefOf(rule: Rule, asOf: Instant, population: PopulationReader): Promise<Told> {
  const versions = [...(await readActiveSegments(db)).values()].map(({ key, versionNo }) => [key, versionNo]);
  const key = stableJson({ rule, asOf, engine: population.engine, versions });
  return keep(key, () => computeBrief(rule, asOf, population));
}

async function computeBrief(rule: Rule, asOf: Instant, population: PopulationReader): Promise<Told> {
  const inside = await population.members({ rule, asOf });
  const outside = await population.members({ rule: { kind: "not", rule }, asOf });
  const members = await readFeatureTable(db, inside.ids, asOf);
  const rest = await readFeatureTable(db, outside.ids, asOf);
  const subject = { kind: "segment" } as const;
  const size = sizeFindings(members, rest);
  const known = { subject, asOf, engine: population.engine };
  if (members.size < leastTold) return { ...known, outcome: "too_few", findings: size };
  const compared = compareGroups(members, rest);
  const findings = [...size, ...compared, ...usualFindings(members, rest, compared)];
  return { ...known, outcome: compared.length > 0 ? "told" : "no_difference", findings };
}
