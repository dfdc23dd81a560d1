import type { MemberRows, PopulationQuery, PopulationReader } from "#lib/customers/population-reader.ts";
import { readHistories, readPopulationIds } from "#lib/customers/read.ts";
import { type Database, type Db, transaction } from "#lib/db/client.ts";
import { rankThreshold, relativeThreshold } from "#lib/rules/bind.ts";
import {
  type Context,
  evaluationContext,
  type Threshold,
  type Thresholds,
  thresholdKey,
} from "#lib/rules/context.ts";
import { evaluate } from "#lib/rules/evaluate.ts";
import type { History } from "#lib/rules/history.ts";
import { measureValue } from "#lib/rules/measures.ts";
import type { RankCondition, RelativeCondition, Rule } from "#lib/rules/schema.ts";
import { visitConditions } from "#lib/rules/visit.ts";
import { readSurroundings } from "#lib/segments/catalog-service.ts";
import { compareFractions, type Fraction } from "#lib/std/fraction.ts";
import { compareByCodePoint } from "#lib/std/text.ts";
import type { Instant } from "#lib/std/time-zone.ts";

const chunkSize = 2_000;

/**
 * The population as Postgres has it, evaluated customer by customer in memory: always current and needing nothing else,
 * but it reads every history. The replica gives the same answers in milliseconds; this one stands in where it is not.
 */
export function postgresPopulation(database: Database): PopulationReader {
  const reading = <T>(work: (tx: Db) => Promise<T>) =>
    transaction(work, { database, isolation: "RepeatableRead" });
  return {
    engine: "postgres",
    counts: (queries) =>
      reading(async (tx) => {
        const counts = queries.map(() => 0);
        for (const asOf of new Set(queries.map((query) => query.asOf))) {
          const asked = queries
            .map((query, index) => ({ ...query, index }))
            .filter((query) => query.asOf === asOf);
          const rules = asked.map((query) => query.rule);
          const context = await contextOf(tx, rules, asOf);
          await eachHistory(tx, asOf, (history) => {
            for (const { rule, index } of asked) {
              if (evaluate(rule, history, context)) counts[index] = (counts[index] ?? 0) + 1;
            }
          });
        }
        return counts;
      }),
    members: (query) =>
      reading(async (tx) => {
        const { members, timeZone: _, ...found } = await findMembers(tx, query);
        return { ...found, ids: members.map(({ id }) => id).toSorted(compareByCodePoint) };
      }),
    memberRows: (query) =>
      reading(async (tx) => {
        const { members, ...found } = await findMembers(tx, query);
        return { ...found, rowIds: Float64Array.from(members, ({ rowId }) => Number(rowId)).sort() };
      }),
  };
}

type Found = Omit<MemberRows, "rowIds"> & {
  readonly members: readonly { readonly id: string; readonly rowId: bigint }[];
};

async function findMembers(tx: Db, { rule, asOf }: PopulationQuery): Promise<Found> {
  const { rows } = await tx.sql.query<{ last_no: bigint }>("select last_no from message_counter");
  const context = await contextOf(tx, [rule], asOf);
  const members: { id: string; rowId: bigint }[] = [];
  await eachHistory(tx, asOf, (history, rowId) => {
    if (evaluate(rule, history, context)) members.push({ id: history.id, rowId });
  });
  return {
    members,
    thresholds: context.thresholds,
    uptoNo: rows[0]?.last_no ?? 0n,
    timeZone: context.zone.id,
  };
}

async function eachHistory(
  tx: Db,
  asOf: Instant,
  visit: (history: History, rowId: bigint) => void,
): Promise<void> {
  const ids = await readPopulationIds(tx.sql, asOf);
  for (let from = 0; from < ids.length; from += chunkSize) {
    const histories = await readHistories(tx.sql, ids.slice(from, from + chunkSize), asOf);
    for (const [rowId, history] of histories) visit(history, rowId);
  }
}

async function contextOf(tx: Db, rules: readonly Rule[], asOf: Instant): Promise<Context> {
  const unbound = evaluationContext({ asOf, ...(await readSurroundings(tx, rules)) });
  return { ...unbound, thresholds: await bindOver(tx, rules, unbound) };
}

/** One pass over the histories for the values of all ranked measures; only the values are held. */
async function bindOver(tx: Db, rules: readonly Rule[], context: Context): Promise<Thresholds> {
  const wanted = new Map<string, { condition: RankCondition | RelativeCondition; values: Fraction[] }>();
  for (const rule of rules) {
    visitConditions(rule, context.segmentRule, (condition) => {
      if (condition.kind !== "rank" && condition.kind !== "relative") return;
      wanted.set(thresholdKey(condition), { condition, values: [] });
    });
  }
  if (wanted.size === 0) return new Map();
  await eachHistory(tx, context.asOf, (history) => {
    for (const { condition, values } of wanted.values()) {
      const value = measureValue(condition.measure, history, context);
      if (value && value.numerator > 0n) values.push(value);
    }
  });
  return new Map(
    [...wanted].map(([key, { condition, values }]): [string, Threshold] => {
      const descending = values.toSorted((a, b) => compareFractions(b, a));
      const isRank = condition.kind === "rank";
      return [key, isRank ? rankThreshold(condition, descending) : relativeThreshold(condition, descending)];
    }),
  );
}
