import { toValues } from "#lib/replica/parameters.ts";
import { measured, type Reading } from "#lib/replica/sets.ts";
import { rankPosition, rankThreshold, relativeThreshold } from "#lib/rules/bind.ts";
import { compileMeasure } from "#lib/rules/compile/compile.ts";
import { type Context, type Threshold, type Thresholds, thresholdKey } from "#lib/rules/context.ts";
import type { RankCondition, RelativeCondition, Rule } from "#lib/rules/schema.ts";
import { visitConditions } from "#lib/rules/visit.ts";
import { toUnits } from "#lib/std/decimal.ts";
import {
  compareFractions,
  type Fraction,
  fraction,
  fractionFromUnits,
  multiplyFractions,
} from "#lib/std/fraction.ts";

type Condition = RankCondition | RelativeCondition;

/** Computes the thresholds that a rule and the segments it refers to need, over the replica at the context's moment. */
export async function bindThresholds(reading: Reading, rule: Rule, context: Context): Promise<Thresholds> {
  const wanted = new Map<string, Condition>();
  visitConditions(rule, context.segmentRule, (condition) => {
    if (condition.kind === "rank" || condition.kind === "relative")
      wanted.set(thresholdKey(condition), condition);
  });
  const thresholds = new Map<string, Threshold>();
  for (const [key, condition] of wanted) {
    thresholds.set(key, await thresholdOf(reading, condition, context));
  }
  return thresholds;
}

async function thresholdOf(reading: Reading, condition: Condition, context: Context): Promise<Threshold> {
  const { duckdb, layout } = reading;
  const { scale, ...measure } = compileMeasure(condition.measure, context, layout);
  const { sql, parameters } = measure;
  const run = async (query: string) => (await duckdb.runAndReadAll(query, toValues(parameters))).getRows();
  if (scale === "fraction") {
    const rows = await run(`SELECT n, d FROM (${sql}) WHERE n > 0`);
    const descending = rows
      .map(([n, d]) => fraction(toBigInt(n), toBigInt(d)))
      .toSorted((a, b) => compareFractions(b, a));
    return condition.kind === "rank"
      ? rankThreshold(condition, descending)
      : relativeThreshold(condition, descending);
  }
  const values = await measured(reading, measure);
  if (values) return thresholdOfValues(condition, values.n, scale);
  const eligible = `SELECT n FROM (${sql}) WHERE n > 0`;
  const [[count, total] = [0n, 0n]] = await run(
    `SELECT count(*), coalesce(sum(n::HUGEINT), 0) FROM (${eligible})`,
  );
  const n = Number(count);
  const valueAt = async (position: number): Promise<Fraction | undefined> => {
    const [row] = await run(`SELECT n FROM (${eligible}) ORDER BY n DESC LIMIT 1 OFFSET ${position - 1}`);
    return row && fraction(toBigInt(row[0]), scale);
  };
  if (condition.kind === "rank") return rankOf(condition, n, valueAt);
  if (n === 0) return { kind: "relative", eligible: 0 };
  const middle =
    condition.than === "mean"
      ? fraction(toBigInt(total), scale * BigInt(n))
      : await medianOf(n, scale, (position) => valueAt(position));
  const cut = middle && multiplyFractions(fractionFromUnits(toUnits(condition.times)), middle);
  return cut ? { kind: "relative", eligible: n, cut } : { kind: "relative", eligible: n };
}

/** `values` are those of the eligible, times the scale, in any order. */
function thresholdOfValues(condition: Condition, values: Float64Array, scale: bigint): Threshold {
  const eligible = values.length;
  const isMean = condition.kind === "relative" && condition.than === "mean";
  const rising = isMean ? values : values.toSorted();
  const unitsAt = (position: number) => BigInt(rising[eligible - position] ?? 0);
  if (condition.kind === "rank") {
    const { from, to, unit } = condition;
    const valueAt = (bound: number) => fraction(unitsAt(rankPosition(bound, unit, eligible)), scale);
    if (eligible === 0) return { kind: "rank", eligible };
    return { kind: "rank", eligible, atTo: valueAt(to), ...(from > 0 && { atFrom: valueAt(from) }) };
  }
  if (eligible === 0) return { kind: "relative", eligible };
  const middle = isMean
    ? fraction(sumOf(values), scale * BigInt(eligible))
    : fraction(unitsAt(Math.ceil(eligible / 2)) + unitsAt(Math.floor(eligible / 2) + 1), 2n * scale);
  const cut = multiplyFractions(fractionFromUnits(toUnits(condition.times)), middle);
  return { kind: "relative", eligible, cut };
}

/** Exact: doubles are added up only as long as the sum is exact, too. */
function sumOf(values: Float64Array): bigint {
  let sum = 0n;
  let part = 0;
  for (const value of values) {
    if (part + value > Number.MAX_SAFE_INTEGER) {
      sum += BigInt(part);
      part = 0;
    }
    part += value;
  }
  return sum + BigInt(part);
}

async function rankOf(
  condition: RankCondition,
  eligible: number,
  valueAt: (position: number) => Promise<Fraction | undefined>,
): Promise<Threshold> {
  if (eligible === 0) return { kind: "rank", eligible };
  const { from, to, unit } = condition;
  const atTo = await valueAt(rankPosition(to, unit, eligible));
  const atFrom = from > 0 ? await valueAt(rankPosition(from, unit, eligible)) : undefined;
  return { kind: "rank", eligible, ...(atTo && { atTo }), ...(atFrom && { atFrom }) };
}

/** The middle value, or the mean of the middle two. */
async function medianOf(
  n: number,
  scale: bigint,
  valueAt: (position: number) => Promise<Fraction | undefined>,
): Promise<Fraction | undefined> {
  const upper = await valueAt(Math.ceil(n / 2));
  const lower = await valueAt(Math.floor(n / 2) + 1);
  return upper && lower && fraction(upper.numerator + lower.numerator, 2n * scale);
}

function toBigInt(value: unknown): bigint {
  if (typeof value === "bigint") return value;
  if (typeof value === "number") return BigInt(value);
  throw new Error(`Not a whole number: ${String(value)}`);
}
