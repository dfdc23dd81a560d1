import { mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect } from "vitest";
import { systemActor } from "#lib/auth/permissions.ts";
import type { Database } from "#lib/db/client.ts";
import { type MappingInput, mappingSchema } from "#lib/imports/mapping.ts";
import { runImport } from "#lib/imports/run.ts";
import type { Import } from "#lib/imports/schema.ts";
import { getImport, registerFile, startImport } from "#lib/imports/service.ts";

export const actor = systemActor("test");

/** For the files of a test, gone at its end. */
export const folder = mkdtempSync(path.join(tmpdir(), "tideline-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A German till's file of orders. */
export const orders: MappingInput = {
  kind: "orders",
  source: "till",
  timeZone: "Europe/Berlin",
  timeFormat: "DD.MM.YYYY HH:mm",
  decimal: ",",
  delimiter: ";",
  currency: "EUR",
  columns: {
    orderId: "Bestellung",
    customerId: "Kunde",
    time: "Datum",
    name: "Artikel",
    price: "Preis",
    quantity: "Menge",
  },
  refunds: [{ when: "negative_quantity" }],
  traits: { country: "Land" },
};

export const header = "Bestellung;Kunde;Datum;Artikel;Preis;Menge;Land";

export async function aFile(name: string, content: string | Buffer): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

export async function begin(file: string, mapping: MappingInput): Promise<string> {
  const { id } = await registerFile(actor, file);
  await startImport(actor, id, mappingSchema.parse(mapping));
  return id;
}

export async function bring(file: string, mapping: MappingInput): Promise<Import> {
  const id = await begin(file, mapping);
  expect(await runImport(id, { file, spillFolder: path.join(folder, id) })).toBe("done");
  return getImport(actor, id);
}

/** Everything but what is different each time: numbers and ids of rows. */
export async function contents(db: Database) {
  const { rows } = await db.sql.query(
    `select
      (select jsonb_agg(x order by x::text) from (select name, at, properties, external_id as who from event join customer on customer.id = event.customer_id) x) as events,
      (select jsonb_agg(x order by x::text) from (select trait, at, value from trait_change) x) as traits,
      (select jsonb_agg(x order by x::text) from (select kind, external_id, created_at, last_seen_at, merged_at from customer) x) as customers,
      (select jsonb_agg(to_jsonb(c) order by kind, event, name) from catalog_entry c) as catalog,
      (select count(*) from accepted_message) as messages`,
  );
  return rows[0];
}
