import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import type { PopulationReader } from "#lib/customers/population-reader.ts";
import { conditionsOf } from "#lib/customers/why.ts";
import { db } from "#lib/db/client.ts";
import { explainSizeChange } from "#lib/drift/attribution-service.ts";
import { compareTables } from "#lib/drift/distribution.ts";
import type { AttributionReport } from "#lib/drift/schema.ts";
import { periodOf } from "#lib/drift/service.ts";
import { judgeSize } from "#lib/drift/size-noise.ts";
import { compareGroups } from "#lib/explanations/compare.ts";
import { movedSince, shopMovement, sizeMovement } from "#lib/explanations/drift.ts";
import { directionOf, type Finding, leastTold } from "#lib/explanations/fact.ts";
import type { Explanation, OfDriftInput } from "#lib/explanations/schema.ts";
import { readSetting, restateClauses } from "#lib/explanations/setting-service.ts";
import { write } from "#lib/explanations/write-service.ts";
import { nameOf } from "#lib/segments/name-of.ts";
import { getActiveSegment } from "#lib/segments/service.ts";
import { sizesAt } from "#lib/segments/sizes.ts";
import { readFeatureTable } from "#lib/snapshots/feature-table-service.ts";
import { AppError } from "#lib/std/app-error.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** At so many moments of the period it is looked since when the size is beyond noise. */
const looks = 12;

/** What moved in a segment between two moments: its size, what made it move, and its members' features. */
export async function explainDrift(
  actor: Actor,
  input: OfDriftInput,
  population: PopulationReader,
  now: Instant,
): Promise<Explanation> {
  requirePermission(actor, "drift:read");
  const { asOf, baselineAsOf } = periodOf(input, now);
  const segment = await getActiveSegment(db, input.key);
  const { rule, versionNo } = segment;
  const name = nameOf(segment, input.locale);
  const before = (await population.members({ rule, asOf: baselineAsOf })).ids;
  const after = (await population.members({ rule, asOf })).ids;
  const old = new Set(before);
  const stayed = after.filter((id) => old.has(id)).length;
  const turnover = { before: before.length, after: after.length, stayed };
  const [size, ...flows] = sizeMovement(turnover);
  if (!size) throw new Error("A movement has a size");
  const setting = await readSetting(actor, input.locale);
  const known = { subject: { kind: "drift" }, name, versionNo, asOf, baselineAsOf } as const;
  const engine = population.engine;
  if (Math.max(before.length, after.length) < leastTold) {
    return write(actor, { ...known, engine, outcome: "too_few", findings: [size] }, setting, input.writer);
  }
  const causes: Finding[] = [];
  if (size.direction !== 0) {
    const step = (asOf - baselineAsOf) / looks;
    const moments = Array.from({ length: looks }, (_, index) => asOf - (looks - 1 - index) * step);
    const sizes = await sizesAt(rule, moments.map(Math.round), population);
    const since = movedSince(sizes, before.length, judgeSize(turnover));
    const [shopBefore = 0, shopAfter = 0] = await population.counts(
      [baselineAsOf, asOf].map((moment) => ({ rule: { kind: "everyone" }, asOf: moment })),
    );
    causes.push(...shopMovement(turnover, { before: shopBefore, after: shopAfter }));
    if (since) causes.push({ kind: "moved_since", unit: "moment", value: since.at, n: since.size });
    causes.push(...causesOf(await attributionOf(actor, input, population, now)));
  }
  const [baseline, current] = [
    await readFeatureTable(db, before, baselineAsOf),
    await readFeatureTable(db, after, asOf),
  ];
  const moved = new Set(
    compareTables(baseline, current).flatMap(({ feature, verdict }) =>
      verdict.kind === "judged" && verdict.hasMoved ? [feature] : [],
    ),
  );
  const features = compareGroups(current, baseline).filter(({ about }) => moved.has(about ?? ""));
  const isMoved = size.direction !== 0 || features.length > 0;
  const conditions = restateClauses(
    conditionsOf(rule).map(({ pointer, condition }) => ({ pointer, rule: condition })),
    setting,
  );
  const findings = [size, ...flows, ...causes, ...features];
  const outcome = isMoved ? "told" : "no_difference";
  return write(actor, { ...known, engine, outcome, findings, conditions }, setting, input.writer);
}

/** None for a rule of more conditions than can be told apart. */
async function attributionOf(
  actor: Actor,
  { key, asOf, baselineAsOf }: OfDriftInput,
  population: PopulationReader,
  now: Instant,
): Promise<AttributionReport | undefined> {
  try {
    return await explainSizeChange(actor, { key, asOf, baselineAsOf }, population, now);
  } catch (error) {
    if (error instanceof AppError && error.code === "drift.too_many_conditions") return undefined;
    throw error;
  }
}

/** What made the size change, as far as it plays a part; of several conditions the one that carries most. */
function causesOf(report: AttributionReport | undefined): readonly Finding[] {
  if (!report) return [];
  const { rule, behavior, population, after, conditions, versionNo, baselineVersionNo } = report;
  const effects = [
    { kind: "behavior_effect", value: behavior },
    { kind: "population_effect", value: population },
    ...(baselineVersionNo !== null && baselineVersionNo !== versionNo
      ? [{ kind: "rule_effect", value: rule } as const]
      : []),
  ] as const;
  const findings = effects
    .filter(({ value }) => value !== 0)
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .map(
      (effect): Finding => ({ ...effect, unit: "change", n: after, direction: directionOf(effect.value) }),
    );
  const [main] = conditions.toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  if (!main || conditions.length < 2 || Math.abs(main.effect) < 0.5) return findings;
  const value = Math.round(main.effect);
  const direction = directionOf(value);
  const condition: Finding = {
    kind: "condition_effect",
    about: main.pointer,
    unit: "change",
    value,
    n: after,
    direction,
  };
  return [...findings, condition];
}
