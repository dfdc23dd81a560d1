import { type Datum, itemValue, toDatum, unitsOf } from "#lib/messages/datum.ts";
import type { Json, JsonRecord } from "#lib/messages/schema.ts";
import { type Facets, facetsOfUnits } from "#lib/replica/facets.ts";
import type { Writer } from "#lib/replica/writer.ts";
import type { Units } from "#lib/std/decimal.ts";
import { MS_PER_DAY, type TimeZone, weekdayOfDay } from "#lib/std/time-zone.ts";

/** Where a row comes from: who sent it, when, and its number. */
export type Origin = {
  readonly sender: number;
  readonly at: number;
  readonly no: number;
  readonly importId: string | null;
};

export type Recorder = {
  event(origin: Origin, name: string, properties: JsonRecord): void;
  trait(origin: Origin, trait: string, value: Json): void;
};

type Data = ReadonlyMap<string, Datum>;

const ITEM_PROPERTIES = ["category", "brand", "product_id", "name", "price", "quantity"];
export const NEVER_FOUND = new Set([...ITEM_PROPERTIES, "total"]);
const NO_DATA: Data = new Map();

/** Puts events and trait values into the writer's tables. */
export function createRecorder(
  writer: Writer,
  readFacets: (datum: Datum) => Facets,
  zone: TimeZone,
): Recorder {
  return {
    event: (origin, name, properties) => {
      const { products } = properties;
      const items = toItems(products);
      // Products that are all objects are in the items' table; rules cannot look into them otherwise.
      const areItems = items.length > 0 && Array.isArray(products) && products.every(isRecord);
      const data = toData(properties, areItems ? "products" : undefined);
      const local = zone.toLocal(origin.at);
      const day = Math.floor(local / MS_PER_DAY);
      const row = writer.row("event", name, origin.sender, {
        ...own(origin),
        weekday: weekdayOfDay(day),
        hour: Math.floor((local - day * MS_PER_DAY) / 3_600_000),
        k: items.length,
      });
      for (const [property, datum] of data) {
        row.add("property", property, readFacets(datum));
      }
      const total = derivedTotal(name, data, items);
      if (total !== undefined) row.add("total", "", facetsOfUnits(total));
      if (items.length === 0) {
        const amount = amountOf(data);
        if (amount !== undefined) row.add("amount", "", facetsOfUnits(amount));
        return;
      }
      for (const property of found(items)) row.add("property", property, [["i", true]]);
      for (const item of items) {
        const itemRow = writer.row("item", name, origin.sender, own(origin));
        for (const [property, datum] of item) itemRow.add("property", property, readFacets(datum));
        const amount = amountOf(item);
        if (amount !== undefined) itemRow.add("amount", "", facetsOfUnits(amount));
      }
    },
    trait: (origin, trait, value) => {
      const row = writer.row("trait", trait, origin.sender, { ...own(origin), u: null });
      const datum = toDatum(value);
      if (datum) row.add("property", "", readFacets(datum));
    },
  };
}

function own({ at, no, importId }: Origin) {
  return { ts: BigInt(at), no: BigInt(no), import_id: importId };
}

/** An order without a total that is a number has the sum of its items' price × quantity. */
function derivedTotal(name: string, data: Data, items: readonly Data[]): Units | undefined {
  if (name !== "order_completed" || unitsOf(data.get("total")) !== undefined) return undefined;
  const amounts = (items.length > 0 ? items : [data]).flatMap((item) => amountOf(item) ?? []);
  return amounts.length > 0 ? amounts.reduce((sum, amount) => sum + amount, 0n) : undefined;
}

function amountOf(item: Data): Units | undefined {
  return itemValue(item.get("price"), item.get("quantity"));
}

/** Properties that are the items' in this event because one of them has it. */
function found(items: readonly Data[]): ReadonlySet<string> {
  return new Set(items.flatMap((item) => [...item.keys()]).filter((property) => !NEVER_FOUND.has(property)));
}

function toItems(products: Json | undefined): readonly Data[] {
  if (!Array.isArray(products)) return [];
  return products.flatMap((item: Json) => {
    if (isRecord(item)) return [toData(item)];
    return toDatum(item) === undefined ? [] : [NO_DATA];
  });
}

function isRecord(value: Json): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every value that is not missing. `without` names a property that is not read. */
function toData(record: JsonRecord, without?: string): Data {
  const data = new Map<string, Datum>();
  for (const name in record) {
    const datum = name === without ? undefined : toDatum(record[name]);
    if (datum) data.set(name, datum);
  }
  return data;
}
