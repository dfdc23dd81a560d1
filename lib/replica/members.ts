import { BIT, DuckDBBitValue, type DuckDBConnection } from "@duckdb/node-api";
import type { Surroundings } from "#lib/customers/reference-engine.ts";
import { type Bitmap, countBits, eachNumber, toBitString } from "#lib/replica/bitmap.ts";
import { chunksOf, numbersOf, readChunks } from "#lib/replica/chunks.ts";
import { findMembers, type Reading } from "#lib/replica/sets.ts";
import { bindThresholds } from "#lib/replica/thresholds.ts";
import { compile } from "#lib/rules/compile/compile.ts";
import { type Context, evaluationContext, type Thresholds } from "#lib/rules/context.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { compareByCodePoint } from "#lib/std/text.ts";
import type { Instant } from "#lib/std/time-zone.ts";

export type Moment = Surroundings & { readonly asOf: Instant };

/** The ids of a rule's members, sorted by code point. */
export async function membersOf(reading: Reading, rule: Rule, moment: Moment): Promise<readonly string[]> {
  return (await boundMembersOf(reading, rule, moment)).ids;
}

export type BoundMembers = { readonly ids: readonly string[]; readonly thresholds: Thresholds };

/** The same, with the thresholds that ranks were bound to. */
export async function boundMembersOf(reading: Reading, rule: Rule, moment: Moment): Promise<BoundMembers> {
  const { members, thresholds } = await find(reading, rule, moment);
  const ids = await readIds(reading, members);
  return { ids: ids.toSorted(compareByCodePoint), thresholds };
}

export type BoundRows = { readonly rowIds: Float64Array; readonly thresholds: Thresholds };

/** The same members as the ids of their rows in Postgres, rising. */
export async function boundRowsOf(reading: Reading, rule: Rule, moment: Moment): Promise<BoundRows> {
  const { members, thresholds } = await find(reading, rule, moment);
  return { rowIds: await rowIdsOf(reading, members), thresholds };
}

/** How many members a rule has. */
export async function countOf(reading: Reading, rule: Rule, moment: Moment): Promise<number> {
  return countBits((await find(reading, rule, moment)).members);
}

/** Some members, the same ones each time: those with the smallest hashes of their numbers. */
export async function sampleOf(
  reading: Reading,
  rule: Rule,
  moment: Moment,
  size: number,
): Promise<readonly string[]> {
  const { members } = await find(reading, rule, moment);
  return readIds(reading, members, `ORDER BY hash(no), no LIMIT ${Math.floor(size)}`);
}

async function rowIdsOf({ duckdb, layout, kept }: Reading, members: Bitmap): Promise<Float64Array> {
  kept.rowIds ??= await readRowIds(duckdb, layout.highest);
  const all = kept.rowIds;
  const rowIds = new Float64Array(countBits(members));
  let [next, last, isRising] = [0, 0, true];
  eachNumber(members, (no) => {
    const id = all[no] ?? 0;
    rowIds[next] = id;
    isRising &&= id > last;
    [next, last] = [next + 1, id];
  });
  return isRising ? rowIds : rowIds.sort();
}

async function readRowIds(duckdb: DuckDBConnection, highest: number): Promise<Float64Array> {
  const rowIds = new Float64Array(highest + 1);
  const sql = "SELECT no, source_id::DOUBLE FROM customer WHERE source_id IS NOT NULL";
  for (const chunk of await readChunks(duckdb, { sql, parameters: [] })) {
    const [numbers, ids] = [numbersOf(chunk, 0), numbersOf(chunk, 1)];
    for (let row = 0; row < numbers.length; row += 1) rowIds[numbers[row] ?? 0] = ids[row] ?? 0;
  }
  return rowIds;
}

async function readIds({ duckdb }: Reading, members: Bitmap, order = ""): Promise<readonly string[]> {
  // The first byte of DuckDB's bit strings says how many bits of the second one do not count: none.
  const bits = new DuckDBBitValue(Uint8Array.from([0, ...toBitString(members)]));
  const found = await duckdb.run(
    `SELECT id FROM customer WHERE get_bit($1::BIT, no) = 1 ${order}`,
    [bits],
    [BIT],
  );
  const ids: string[] = [];
  for (const chunk of chunksOf(found)) for (const id of chunk.getColumnValues(0)) ids.push(String(id));
  return ids;
}

async function find(
  reading: Reading,
  rule: Rule,
  moment: Moment,
): Promise<{ readonly members: Bitmap; readonly thresholds: Thresholds }> {
  const unbound = evaluationContext(moment);
  const thresholds = await bindThresholds(reading, rule, unbound);
  const context: Context = { ...unbound, thresholds };
  const members = await findMembers(reading, compile(rule, context, reading.layout), context);
  return { members, thresholds };
}
