import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { guessMapping } from "#lib/imports/guess.ts";
import { guessTimeFormat } from "#lib/imports/guess-time.ts";
import { type Mapping, mappingSchema } from "#lib/imports/mapping.ts";
import { numberOfUnits, readUnits } from "#lib/imports/read-cell.ts";
import { folder } from "#lib/imports/testing.ts";
import { isTimeFormat, timeReader } from "#lib/imports/time-format.ts";
import { timeZone } from "#lib/std/time-zone.ts";

async function guess(name: string, content: string | Buffer): Promise<Mapping> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  const { mapping } = await guessMapping(file, name, "Europe/Berlin");
  return mappingSchema.parse(mapping);
}

describe("guessing a mapping", () => {
  it("knows an order file by its English headers", async () => {
    const mapping = await guess(
      "online_retail_2010-12.csv",
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n536365,85123A,HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,UK\nC5,85123A,HOLDER,-6,2010-12-01 08:26:00,2.55,17850.0,UK\n",
    );
    expect(mapping).toMatchObject({
      kind: "orders",
      source: "online_retail",
      decimal: ".",
      timeFormat: "iso",
      columns: {
        orderId: { column: "InvoiceNo" },
        customerId: { column: "CustomerID", trimSuffix: ".0" },
        time: { column: "InvoiceDate" },
        productId: { column: "StockCode" },
        name: { column: "Description" },
        price: { column: "UnitPrice" },
        quantity: { column: "Quantity" },
      },
      traits: { country: { column: "Country" } },
      refunds: [{ when: "negative_quantity" }],
    });
  });

  it("knows an order file by its Chinese headers, also in the encoding of Chinese spreadsheets", async () => {
    const gb18030 = Buffer.from(
      "tqm1pbHgusUs08O7p7HgusUsz8K1pcqxvOQsyczGt8P7s8Ys1sjGtyy1pbzbLMr9wb8NCkExLHUxLDIwMjbE6jPUwjHI1Sy1wSzM+CwxMi41MCwyDQo=",
      "base64",
    );
    const file = await guess(
      "订单.csv",
      "订单编号\t用户编号\t下单时间\t商品名称\t品类\t单价\t数量\nA1\tu1\t2026年3月1日\t雨靴\t靴子\t69.90\t1\n",
    );
    expect(file).toMatchObject({
      kind: "orders",
      delimiter: "\t",
      timeFormat: "YYYY年M月D日",
      columns: {
        orderId: { column: "订单编号" },
        category: { column: "品类" },
        quantity: { column: "数量" },
      },
    });
    expect((await guess("spreadsheet.csv", gb18030)).encoding).toBe("gb18030");
  });

  it("knows German order files, customers and events", async () => {
    const german = await guess(
      "bestellungen.csv",
      "Bestellnummer;Kundennummer;Datum;Artikel;Preis;Menge\n1;2;31.12.2025 10:00;Hut;1.049,90;1\n",
    );
    expect(german).toMatchObject({
      kind: "orders",
      delimiter: ";",
      decimal: ",",
      timeFormat: "DD.MM.YYYY HH:mm",
    });
    const people = await guess(
      "customers.csv",
      "customer_id,E-Mail,birthday,Points,zip\n1,a@x.example,1990-05-01,12,01067\n",
    );
    expect(people).toMatchObject({
      kind: "customers",
      traits: {
        email: { column: "E-Mail" },
        birth_date: { column: "birthday" },
        points: { column: "Points", as: "number" },
        postal_code: { column: "zip" },
      },
    });
    const events = await guess("log.csv", "user_id,event,timestamp,page\nu1,Page Viewed,1767225600,/a\n");
    expect(events).toMatchObject({
      kind: "events",
      timeFormat: "unix",
      properties: { page: { column: "page" } },
    });
  });
});

describe("times", () => {
  it.each([
    ["DD.MM.YYYY HH:mm", "29.03.2026 02:30", "2026-03-29T01:30:00.000Z"],
    ["M/D/YY H:mm", "2/8/26 9:05", "2026-02-08T08:05:00.000Z"],
    ["YYYY年M月D日", "2026年7月1日", "2026-06-30T22:00:00.000Z"],
    ["iso", "2026-07-01T10:00:00+02:00", "2026-07-01T08:00:00.000Z"],
    ["unix", "1767225600", "2026-01-01T00:00:00.000Z"],
    ["unix_ms", "1767225600123", "2026-01-01T00:00:00.123Z"],
  ])("of the format %s are read by the shop's clock: %s", (format, text, expected) => {
    const at = timeReader(format, timeZone("Europe/Berlin"))(text);
    expect(at === undefined ? undefined : new Date(at).toISOString()).toBe(expected);
  });

  it("that do not exist, or are of another format, are none", () => {
    const read = timeReader("DD.MM.YYYY HH:mm", timeZone("UTC"));
    for (const text of ["31.02.2026 10:00", "01.01.2026 24:00", "2026-01-01 10:00", "", "01.01.2026"]) {
      expect(read(text)).toBeUndefined();
    }
    expect(timeReader("unix", timeZone("UTC"))("999999999999999")).toBeUndefined();
  });

  it("need a year, a month and a day", () => {
    expect(["iso", "D/M/YYYY", "YYYYMMDD"].every(isTimeFormat)).toBe(true);
    expect(["HH:mm", "YYYY-MM", "DD.DD.YYYY MM"].some(isTimeFormat)).toBe(false);
  });

  it("have day and month told apart by days above 12", () => {
    expect(guessTimeFormat(["01/02/2026", "13/02/2026"])).toBe("DD/MM/YYYY");
    expect(guessTimeFormat(["01/02/2026", "02/13/2026"])).toBe("MM/DD/YYYY");
  });
});

describe("numbers", () => {
  it.each([
    ["1,049.90", ".", 1049.9],
    ["1.049,90", ",", 1049.9],
    ["€ 12,5", ",", 12.5],
    ["-¥1 200", ".", -1200],
    ["0.00005", ".", 0.0001],
    ["12.50 €", ".", 12.5],
  ] as const)("are read as files write them: %s", (text, decimal, expected) => {
    const units = readUnits(text, decimal);
    expect(units === undefined ? undefined : numberOfUnits(units)).toBe(expected);
  });

  it("are not guessed from other text", () => {
    for (const text of ["", "n/a", "1.2.3", "12e3", "--1"]) expect(readUnits(text, ".")).toBeUndefined();
  });
});
