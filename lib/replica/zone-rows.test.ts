import { DuckDBInstance } from "@duckdb/node-api";
import { expect, it } from "vitest";
import { createTables } from "#lib/replica/tables.ts";
import { limitsSql } from "#lib/rules/compile/sequences.ts";
import { ZONES } from "#lib/rules/testing/vocabulary.ts";
import { shiftBy } from "#lib/rules/windows.ts";
import { timeZone } from "#lib/std/time-zone.ts";

const WITHIN = [
  { n: 1, unit: "month" },
  { n: 3, unit: "month" },
  { n: 5, unit: "quarter" },
  { n: 1, unit: "year" },
  { n: 37, unit: "month" },
] as const;

/** Every half hour around the changes of the clock and the ends of months, for forty years. */
function* instants() {
  for (let year = 1990; year < 2030; year += 1) {
    for (let month = 0; month < 12; month += 1) {
      for (const day of [1, 7, 15, 26, 28, 29, 30, 31]) {
        for (let half = 0; half < 8; half += 1)
          yield Date.UTC(year, month, day, 0, half * 30 + (half % 3), 0, half);
      }
    }
  }
}

it.each([...ZONES, "Africa/Cairo", "Pacific/Apia", "America/St_Johns"])(
  "adds months in SQL as on the wall clock of %s",
  async (id) => {
    const zone = timeZone(id);
    const instance = await DuckDBInstance.create(":memory:");
    const duckdb = await instance.connect();
    await createTables(duckdb, "test", zone);
    await duckdb.run("CREATE TABLE reached (c INTEGER, ts BIGINT)");
    const appender = await duckdb.createAppender("reached");
    for (const at of instants()) {
      appender.appendInteger(1);
      appender.appendBigInt(BigInt(at));
      appender.endRow();
    }
    appender.closeSync();
    for (const within of WITHIN) {
      const found = await duckdb.runAndReadAll(
        `SELECT ts, until FROM (${limitsSql("reached", within, zone)})`,
      );
      const wrong = found
        .getRows()
        .map(([at, until]) => ({ at: Number(at), until: Number(until) }))
        .filter(({ at, until }) => shiftBy(at, within, 1, zone) !== until);
      expect(wrong).toEqual([]);
      expect(found.currentRowCount).toBeGreaterThan(30_000 - 1_000);
    }
    duckdb.closeSync();
    instance.closeSync();
  },
);
