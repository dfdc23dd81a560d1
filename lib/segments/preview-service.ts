import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import type { PopulationReader } from "#lib/customers/population-reader.ts";
import { readHistories, readIdsOfNames } from "#lib/customers/read.ts";
import { conditionsOf, whyOf } from "#lib/customers/why.ts";
import { db, transaction } from "#lib/db/client.ts";
import { evaluationContext } from "#lib/rules/context.ts";
import { measureValue } from "#lib/rules/measures.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { validateRule } from "#lib/rules/validate.ts";
import { readRuleCatalog, readSurroundings } from "#lib/segments/catalog-service.ts";
import { monthEnds } from "#lib/segments/month-ends.ts";
import type { Preview, PreviewInput } from "#lib/segments/preview-schema.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import { sizesAt } from "#lib/segments/sizes.ts";
import { spread } from "#lib/segments/spread.ts";
import { fractionToNumber } from "#lib/std/fraction.ts";
import type { Instant } from "#lib/std/time-zone.ts";

type Found = Extract<Preview, { kind: "preview" }>;
type Asked = { rule: Rule; asOf: Instant; population: PopulationReader };

/** What a rule would select, before it is anybody's: the count and share, and of the rest what is asked for. */
export async function previewRule(
  actor: Actor,
  input: PreviewInput,
  population: PopulationReader,
  now: Instant,
): Promise<Preview> {
  requirePermission(actor, "segment:preview");
  const valid = validateRule(input.rule, await readRuleCatalog(db), input.segment);
  if (!valid.ok) return { kind: "invalid", problems: [...valid.error] };
  const asOf = input.asOf === undefined ? now : Date.parse(input.asOf);
  const asked = { rule: valid.value, asOf, population };
  const [count = 0, everybody = 0] = await population.counts([
    { rule: asked.rule, asOf },
    { rule: { kind: "everyone" }, asOf },
  ]);
  return {
    kind: "preview",
    asOf: new Date(asOf).toISOString(),
    engine: population.engine,
    count,
    population: everybody,
    ...(input.parts.includes("sample") && { sample: await sampleOf(asked, input.sample) }),
    ...(input.parts.includes("conditions") && { conditions: await countConditions(asked) }),
    ...(input.parts.includes("overlaps") && { overlaps: await countOverlaps(asked, input.segment) }),
    ...(input.parts.includes("history") && { history: await countHistory(asked, input.months) }),
  };
}

async function countConditions({ rule, asOf, population }: Asked): Promise<Found["conditions"]> {
  const places = conditionsOf(rule);
  const counts = await population.counts(places.map(({ condition }) => ({ rule: condition, asOf })));
  return places.map(({ pointer }, index) => ({ pointer, count: counts[index] ?? 0 }));
}

async function countOverlaps(
  { rule, asOf, population }: Asked,
  edited: string | undefined,
): Promise<Found["overlaps"]> {
  const others = [...(await readActiveSegments(db)).values()].filter(({ key }) => key !== edited);
  const counts = await population.counts(
    others.flatMap(({ key }) => {
      const other: Rule = { kind: "segment", segment: key };
      return [
        { rule: { kind: "all", rules: [rule, other] }, asOf },
        { rule: other, asOf },
      ];
    }),
  );
  return others
    .map(({ key, name, labels }, index) => ({
      key,
      name,
      labels,
      count: counts[2 * index] ?? 0,
      size: counts[2 * index + 1] ?? 0,
    }))
    .toSorted((a, b) => b.count - a.count);
}

async function countHistory({ rule, asOf, population }: Asked, months: number): Promise<Found["history"]> {
  const { zone } = await readSurroundings(db, []);
  return sizesAt(rule, monthEnds(asOf, months, zone), population);
}

/** Evaluated anew in memory, so that each reason is of the same moment as the membership it explains. */
async function sampleOf({ rule, asOf, population }: Asked, size: number): Promise<Found["sample"]> {
  const { ids, thresholds } = await population.members({ rule, asOf });
  const names = spread(ids, size);
  return transaction(
    async (tx) => {
      const context = evaluationContext({ asOf, thresholds, ...(await readSurroundings(tx, [rule])) });
      const rows = await readIdsOfNames(tx.sql, names, asOf);
      const histories = await readHistories(tx.sql, [...rows.values()], asOf);
      return [...histories].map(([row, history]) => {
        const spent = measureValue({ of: "feature", feature: "monetary" }, history, context);
        return {
          customerId: String(row),
          id: history.id,
          value: spent ? fractionToNumber(spent) : 0,
          why: [...whyOf(rule, history, context)],
        };
      });
    },
    { isolation: "RepeatableRead" },
  );
}
