import path from "node:path";
import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import type { MappingInput } from "#lib/imports/mapping.ts";
import { runImport } from "#lib/imports/run.ts";
import { emptyTally, settledLines } from "#lib/imports/schema.ts";
import { getImport, getProblems, requestUndo, undoNow } from "#lib/imports/service.ts";
import { actor, aFile, begin, bring, contents, folder, header, orders } from "#lib/imports/testing.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { aContext, aMessage, storedCustomers } from "#lib/ingest/testing.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

async function storedEvents() {
  const { rows } = await db.sql.query(
    `select name, to_json(at at time zone 'UTC') #>> '{}' as at, c.external_id as customer, properties
     from event e join customer c on c.id = e.customer_id order by at, name, properties ->> 'order_id'`,
  );
  return rows;
}

describe("an import of orders", () => {
  it("puts an order's lines together wherever they are, and lines that give back into a refund", async () => {
    const file = await aFile(
      "orders.csv",
      [
        `\uFEFF${header}`,
        "A1;7;01.03.2026 10:05;Schuh;1.049,90;1;DE",
        "A2;8;01.03.2026 11:00;Hut;5,00;2;AT",
        'A1;7;01.03.2026 10:04;"Band; rot\nlang";0,125;3;DE',
        "A1;7;05.03.2026 09:00;Schuh;1.049,90;-1;DE",
        "",
      ].join("\r\n"),
    );
    const { tally } = await bring(file, orders);
    expect(tally).toEqual({
      ...emptyTally,
      lines: 4,
      accepted: 4,
      messages: { order_completed: 2, order_refunded: 1, identify: 3 },
    });
    expect(await storedEvents()).toEqual([
      {
        name: "order_completed",
        at: "2026-03-01T09:04:00",
        customer: "7",
        properties: {
          order_id: "A1",
          total: 1050.275,
          currency: "EUR",
          products: [
            { name: "Schuh", price: 1049.9, quantity: 1 },
            { name: "Band; rot\nlang", price: 0.125, quantity: 3 },
          ],
        },
      },
      {
        name: "order_completed",
        at: "2026-03-01T10:00:00",
        customer: "8",
        properties: {
          order_id: "A2",
          total: 10,
          currency: "EUR",
          products: [{ name: "Hut", price: 5, quantity: 2 }],
        },
      },
      {
        name: "order_refunded",
        at: "2026-03-05T08:00:00",
        customer: "7",
        properties: {
          order_id: "A1",
          total: 1049.9,
          currency: "EUR",
          products: [{ name: "Schuh", price: 1049.9, quantity: 1 }],
        },
      },
    ]);
  });

  it("sets aside what it cannot use, line by line, with the reason and the cells", async () => {
    const file = await aFile(
      "wrong.csv",
      gzipSync(
        [
          header,
          "A1;;01.03.2026 10:05;Schuh;10,00;1;DE",
          "A2;8;2026-03-01;Hut;5,00;2;AT",
          "A3;8;01.03.2026 11:00;Hut;viel;2;AT",
          "A4;8;01.03.2026 11:00;Hut;5,00;0;AT",
          "A5;8;01.03.2026 11:00;Hut",
          "A6;8;01.03.2026 11:00;Hut;5,00;1;AT",
          "A6;9;01.03.2026 11:00;Hut;5,00;1;AT",
          "A7;9;01.03.2026 11:00;Hut;5,00;1;AT",
        ].join("\n"),
      ),
    );
    const { id, tally } = await bring(file, orders);
    expect(tally.accepted).toBe(1);
    expect(tally.setAside).toEqual({
      no_customer: 1,
      not_a_time: 1,
      not_a_number: 1,
      quantity_not_positive: 1,
      wrong_number_of_cells: 1,
      several_customers: 2,
    });
    expect(settledLines(tally)).toBe(tally.lines);
    const { rows, total } = await getProblems(actor, id, { skip: 0, take: 10 });
    expect(total).toBe(7);
    expect(rows.map(({ line, code, column }) => [line, code, column])).toEqual([
      [2, "no_customer", "Kunde"],
      [3, "not_a_time", "Datum"],
      [4, "not_a_number", "Preis"],
      [5, "quantity_not_positive", "Menge"],
      [6, "wrong_number_of_cells", ""],
      [7, "several_customers", ""],
      [8, "several_customers", ""],
    ]);
    expect(rows[2]?.cells).toContainEqual({ column: "Preis", text: "viel" });
  });

  it("imports an order once, from however many files", async () => {
    const first = await aFile("march.csv", `${header}\nA1;7;01.03.2026 10:05;Schuh;10,00;1;DE\n`);
    const second = await aFile(
      "spring.csv",
      `${header}\nA1;7;01.03.2026 10:05;Schuh;10,00;1;DE\nA2;7;02.04.2026 10:05;Schuh;10,00;1;DE\n`,
    );
    await bring(first, orders);
    const { tally } = await bring(second, orders);
    expect(tally).toMatchObject({ lines: 2, accepted: 1, duplicates: 1 });
    expect(await storedEvents()).toHaveLength(2);
  });

  it("fails as a whole, with words for it, if the file does not fit its mapping", async () => {
    const file = await aFile("other.csv", "a,b\n1,2\n");
    const id = await begin(file, orders);
    await expect(runImport(id, { file, spillFolder: path.join(folder, id) })).rejects.toThrow(
      "no column “Bestellung”",
    );
    expect(await getImport(actor, id)).toMatchObject({ status: "failed" });
    const latin = await aFile(
      "latin.csv",
      Buffer.from(`${header}\nA1;7;01.03.2026 10:05;M\xfctze;10,00;1;DE\n`, "latin1"),
    );
    const other = await begin(latin, orders);
    await expect(runImport(other, { file: latin, spillFolder: path.join(folder, other) })).rejects.toThrow(
      "encoding",
    );
    const { tally } = await bring(latin, { ...orders, encoding: "windows-1252" });
    expect(tally.accepted).toBe(1);
  });
});

describe("an import of customers and of events", () => {
  it("brings traits by their types, and applies a line once", async () => {
    const file = await aFile(
      "people.csv",
      "id,邮箱,birthday,tags,vip,points\n1,a@x.example,1990-05-01,a|b,yes,12.50\n2,,,,,\n",
    );
    const mapping: MappingInput = {
      kind: "customers",
      source: "crm",
      timeZone: "UTC",
      columns: { customerId: "id" },
      traits: {
        email: "邮箱",
        birth_date: { column: "birthday", as: "date" },
        tags: { column: "tags", as: "list", separator: "|" },
        vip: { column: "vip", as: "boolean" },
        points: { column: "points", as: "number" },
      },
    };
    const { tally } = await bring(file, mapping);
    expect(tally).toMatchObject({ accepted: 1, setAside: { no_traits: 1 } });
    const { rows } = await db.sql.query("select trait, value from trait_change order by trait");
    expect(rows).toEqual([
      { trait: "birth_date", value: "1990-05-01" },
      { trait: "email", value: "a@x.example" },
      { trait: "points", value: 12.5 },
      { trait: "tags", value: ["a", "b"] },
      { trait: "vip", value: true },
    ]);
    expect((await bring(file, mapping)).tally).toMatchObject({ accepted: 0, duplicates: 1 });
  });

  it("brings events, with or without a column for their names", async () => {
    const file = await aFile(
      "events.csv",
      "who,when,what,page\nu1,1767225600,Page Viewed,/a\nu1,1767225600,Page Viewed,/a\nu1,1767225601,,/b\n",
    );
    const mapping: MappingInput = {
      kind: "events",
      source: "web",
      timeZone: "UTC",
      timeFormat: "unix",
      columns: { customerId: "who", time: "when", event: "what" },
      properties: { page: "page" },
    };
    const { tally } = await bring(file, mapping);
    expect(tally).toMatchObject({ accepted: 1, duplicates: 1, setAside: { no_event: 1 } });
    expect(await storedEvents()).toEqual([
      { name: "page_viewed", at: "2026-01-01T00:00:00", customer: "u1", properties: { page: "/a" } },
    ]);
  });
});

describe("undoing an import", () => {
  it("takes away exactly what it brought, and leaves everything else as it was", async () => {
    await acceptMessages(
      [
        aMessage({ userId: "7", anonymousId: "device", timestamp: "2026-04-01T00:00:00Z" }),
        aMessage({
          type: "identify",
          userId: "7",
          traits: { country: "FR" },
          timestamp: "2026-04-02T00:00:00Z",
        }),
        aMessage({ type: "track", event: "order_completed", userId: "9", properties: { total: 3 } }),
      ],
      aContext(),
    );
    const before = await contents(db);
    const customers = await storedCustomers(db);
    const file = await aFile(
      "undo.csv",
      [header, "A1;7;01.03.2026 10:05;Schuh;10,00;1;DE", "A2;8;01.05.2026 10:05;Schuh;10,00;1;DE"].join("\n"),
    );
    const { id } = await bring(file, orders);
    expect((await storedCustomers(db)).find((row) => row.id === "u:7")?.created).toBe("2026-03-01T09:05:00");
    const undone = await undoNow(actor, id);
    expect(undone.status).toBe("undone");
    expect(await contents(db)).toEqual(before);
    expect(await storedCustomers(db)).toEqual(customers);
    const { rows } = await db.sql.query(
      "select kind, import_id, no = (select last_no from message_counter) as is_last from removal",
    );
    expect(rows).toEqual([{ kind: "import", import_id: id, is_last: true }]);
    await expect(requestUndo(actor, id)).rejects.toThrow("not_undoable");
    expect((await bring(file, orders)).tally.accepted).toBe(2);
  });
});
