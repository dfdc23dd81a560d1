import { beforeEach, expect, it } from "vitest";
import { readHistories, readIdsOfNames, readPopulationIds } from "#lib/customers/read.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext } from "#lib/ingest/testing.ts";
import { type Context, evaluationContext } from "#lib/rules/context.ts";
import { historyNeeds } from "#lib/rules/history-needs.ts";
import { measureValue } from "#lib/rules/measures.ts";
import type { Measure } from "#lib/rules/schema.ts";
import { arbitraryRulesOf, shopOf } from "#lib/rules/testing/parity.ts";
import { visitConditions } from "#lib/rules/visit.ts";
import { readSurroundings } from "#lib/segments/catalog-service.ts";
import { type FeatureTable, joinFeatureTables, toFeatureTable } from "#lib/snapshots/feature-table.ts";
import { readFeatureTable } from "#lib/snapshots/feature-table-service.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

/** A random shop in the database: customers who merge, odd values, several moments. */
async function aShop(seed: number) {
  const { shop } = shopOf(seed);
  await db.shop.create({ data: { name: "Shop", timeZone: shop.zone.id, currency: "EUR" } });
  for (let from = 0; from < shop.raws.length; from += 500)
    await acceptMessages(shop.raws.slice(from, from + 500), aContext());
  return shop;
}

async function contextAt(asOf: number): Promise<Context> {
  return evaluationContext({ asOf, ...(await readSurroundings(db, [])) });
}

/** A table customer by customer, in no order. */
function rowsOf({ numbers, texts, flags, rows }: FeatureTable): readonly string[] {
  const columns = [...numbers, ...texts, ...flags];
  const rowAt = (index: number) => columns.map(([name, values]) => `${name}=${values[index]}`).join(" ");
  return Array.from({ length: rows }, (_, index) => rowAt(index)).toSorted();
}

async function wholeHistoriesAt(asOf: number) {
  return readHistories(db.sql, await readPopulationIds(db.sql, asOf), asOf);
}

it.each([77, 5, 2026])(
  "tells of the needed part of histories what the whole tells (shop %i)",
  async (seed) => {
    const shop = await aShop(seed);
    let told = 0;
    for (const asOf of shop.asOfs) {
      const names = [...(await wholeHistoriesAt(asOf)).values()].map(({ id }) => id);
      const ids = await readIdsOfNames(db.sql, names, asOf);
      const histories = await readHistories(db.sql, [...ids.values()], asOf);
      const found = await readFeatureTable(db, names, asOf);
      const whole = toFeatureTable(histories, await contextAt(asOf), names.length);
      expect(rowsOf(found)).toEqual(rowsOf(whole));
      const context = await contextAt(asOf);
      const halves = [[...histories].slice(0, 3), [...histories].slice(3)].map((part) =>
        toFeatureTable(new Map(part), context, names.length),
      );
      expect(joinFeatureTables(halves, asOf, names.length)).toEqual(whole);
      told += [...found.numbers.values()].flat().filter((value) => value !== undefined && value > 0).length;
    }
    expect(told).toBeGreaterThan(50);
  },
);

it("computes any measure from the part of a history that it needs", { timeout: 120_000 }, async () => {
  const shop = await aShop(77);
  const measures = new Map<string, Measure>();
  for (const rule of arbitraryRulesOf(shop, 77, 150)) {
    visitConditions(
      rule,
      () => ({ kind: "everyone" }),
      (condition) => {
        if ("measure" in condition) measures.set(JSON.stringify(condition.measure), condition.measure);
      },
    );
  }
  expect(measures.size).toBeGreaterThan(60);
  let [whole, needed] = [0, 0];
  for (const asOf of shop.asOfs.slice(0, 2)) {
    const context = await contextAt(asOf);
    const ids = await readPopulationIds(db.sql, asOf);
    const histories = await wholeHistoriesAt(asOf);
    for (const [key, measure] of measures) {
      const parts = await readHistories(db.sql, ids, asOf, historyNeeds([measure], [], context));
      expect(new Set(parts.keys())).toEqual(new Set(histories.keys()));
      for (const [id, history] of histories) {
        const part = parts.get(id);
        expect(part && measureValue(measure, part, context), key).toEqual(
          measureValue(measure, history, context),
        );
        whole += history.events.length;
        needed += part?.events.length ?? 0;
      }
    }
  }
  expect(needed).toBeLessThan(whole);
});
