import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/permissions.ts";
import { testDatabase } from "#lib/db/testing.ts";
import { type Mapping, mappingSchema } from "#lib/imports/mapping.ts";
import { runImport } from "#lib/imports/run.ts";
import { addTo, emptyTally, settledLines, type Tally } from "#lib/imports/schema.ts";
import { getImport, registerFile, startImport, undoNow } from "#lib/imports/service.ts";

// Six months of a real shop, which are not part of the project: the test is skipped where they are not there.
const folder = path.join(process.env.TIDELINE_SHARED ?? path.join("..", "shared"), "data", "online-retail");
const files = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith(".csv.gz"))
      .toSorted()
  : [];
const actor = systemActor("test");

describe.skipIf(files.length === 0)("the online-retail files", async () => {
  const db = await testDatabase();
  const scratch = await mkdtemp(path.join(tmpdir(), "tideline-"));
  const imports: string[] = [];
  let tally: Tally = emptyTally;

  afterAll(() => rm(scratch, { recursive: true, force: true }));

  async function importAll(): Promise<{ ids: string[]; tally: Tally }> {
    const mapping: Mapping = mappingSchema.parse(
      JSON.parse(await readFile("lib/imports/mappings/online-retail.json", "utf8")),
    );
    const ids: string[] = [];
    let sum = emptyTally;
    for (const name of files) {
      const file = path.join(folder, name);
      const { id } = await registerFile(actor, file);
      await startImport(actor, id, mapping);
      expect(await runImport(id, { file, spillFolder: path.join(scratch, id) })).toBe("done");
      sum = sumOf(sum, (await getImport(actor, id)).tally);
      ids.push(id);
    }
    return { ids, tally: sum };
  }

  async function one<T>(query: string): Promise<T | undefined> {
    const { rows } = await db.sql.query<{ value: T }>(query);
    return rows[0]?.value;
  }

  const totals = (where: string) =>
    one(`select sum((properties ->> 'total')::numeric)::text as value from event where ${where}`);

  async function contents() {
    const { rows } = await db.sql.query(
      `select (select count(*) from event) as events, (select count(*) from trait_change) as traits,
         (select count(*) from customer) as customers, (select count(*) from accepted_message) as messages,
         (select count(*) from identity_link) as links,
         (select jsonb_agg(to_jsonb(c) order by kind, event, name) from catalog_entry c) as catalog,
         (select md5(string_agg(to_jsonb(e)::text, '' order by no)) from event e) as digest,
         (select md5(string_agg(kind::text || external_id || created_at || last_seen_at, '' order by external_id)) from customer) as people`,
    );
    return rows[0];
  }

  beforeAll(async () => {
    const result = await importAll();
    imports.push(...result.ids);
    tally = result.tally;
  }, 120_000);

  it("account for every one of their 209,029 lines", () => {
    expect(tally).toEqual({
      lines: 209_029,
      accepted: 145_450 + 3_590,
      duplicates: 0,
      setAside: { no_customer: 59_976, price_not_positive: 13 },
      messages: { order_completed: 7_409, order_refunded: 1_588, identify: 7_409 + 1_588 },
    });
    expect(settledLines(tally)).toBe(tally.lines);
  });

  it("keep every line that was set aside, with its reason", async () => {
    expect(await one("select count(*)::int as value from import_problem")).toBe(59_976 + 13);
    expect(
      await one(
        "select count(*)::int as value from import_problem where code = 'no_customer' and raw -> 0 ->> 'text' like 'C%'",
      ),
    ).toBe(193);
  });

  it("hold 7,409 orders of 2,718 customers, 3,332,591.961 in value", async () => {
    const orders = "name = 'order_completed'";
    expect(await one(`select count(*)::int as value from event where ${orders}`)).toBe(7_409);
    expect(await one(`select count(distinct customer_id)::int as value from event where ${orders}`)).toBe(
      2_718,
    );
    expect(await totals(orders)).toBe("3332591.961");
    expect(
      await one(
        `select sum(jsonb_array_length(properties -> 'products'))::int as value from event where ${orders}`,
      ),
    ).toBe(145_450);
    expect(
      await one(`select sum((i ->> 'price')::numeric * (i ->> 'quantity')::numeric)::text as value
                 from event, jsonb_array_elements(properties -> 'products') i where ${orders}`),
    ).toBe("3332591.961");
  });

  it("hold the known values of months and customers, by the shop's clock", async () => {
    const inMonth = (month: string) =>
      `name = 'order_completed' and to_char(at at time zone 'Europe/London', 'YYYY-MM') = '${month}'`;
    expect(await totals(inMonth("2010-12"))).toBe("572713.89");
    expect(await totals(inMonth("2011-02"))).toBe("447137.35");
    const { rows } = await db.sql.query(
      `select c.external_id as id, sum((properties ->> 'total')::numeric)::text as spent from event e
       join customer c on c.id = e.customer_id where name = 'order_completed' group by 1 order by sum((properties ->> 'total')::numeric) desc limit 1`,
    );
    expect(rows).toEqual([{ id: "14646", spent: "110713.12" }]);
  });

  it("hold 1,332 customers with exactly one order and 372 with at least five", async () => {
    const having = (condition: string) =>
      one(`select count(*)::int as value from (select 1 from event where name = 'order_completed'
             group by customer_id having count(*) ${condition}) x`);
    expect(await having("= 1")).toBe(1_332);
    expect(await having(">= 5")).toBe(372);
  });

  it("hold cancellations as refunds with positive amounts, also of 49 customers who have no order", async () => {
    const refunds = "name = 'order_refunded'";
    expect(await one(`select count(*)::int as value from event where ${refunds}`)).toBe(1_588);
    expect(await totals(refunds)).toBe("212103.87");
    expect(
      await one(`select min((properties ->> 'total')::numeric) > 0 as value from event where ${refunds}`),
    ).toBe(true);
    expect(await one("select count(*)::int as value from customer where merged_into_id is null")).toBe(
      2_718 + 49,
    );
  });

  it("change nothing the second time", async () => {
    const before = await contents();
    const again = await importAll();
    expect(await contents()).toEqual(before);
    expect(again.tally).toEqual({ ...tally, accepted: 0, duplicates: tally.accepted, messages: {} });
    for (const id of again.ids) await undoNow(actor, id);
    expect(await contents()).toEqual(before);
  }, 120_000);

  it("can be taken away again, without a trace", async () => {
    for (const id of imports) await undoNow(actor, id);
    expect(await contents()).toEqual({
      events: 0n,
      traits: 0n,
      customers: 0n,
      messages: 0n,
      links: 0n,
      catalog: null,
      digest: null,
      people: null,
    });
    expect(await one("select count(*)::int as value from removal")).toBe(12);
  }, 60_000);
});

function sumOf(a: Tally, b: Tally): Tally {
  const merge = (left: Tally["setAside"], right: Tally["setAside"]) =>
    Object.entries(right).reduce((sum, [key, count]) => addTo(sum, key, count), left);
  return {
    lines: a.lines + b.lines,
    accepted: a.accepted + b.accepted,
    duplicates: a.duplicates + b.duplicates,
    setAside: merge(a.setAside, b.setAside),
    messages: merge(a.messages, b.messages),
  };
}
