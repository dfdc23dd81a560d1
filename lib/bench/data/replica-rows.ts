import type { DuckDBConnection } from "@duckdb/node-api";
import {
  EVENT_NAMES,
  EVENT_PROPERTIES,
  ITEM_PROPERTIES,
  type RawProperty,
  TRAITS,
  ZONE,
} from "#lib/bench/data/shape.ts";
import { settleTraits } from "#lib/replica/succession.ts";
import {
  type ColumnName,
  createTables,
  ensureColumn,
  ensureTable,
  readTables,
  type Tables,
} from "#lib/replica/tables.ts";
import { timeZone } from "#lib/std/time-zone.ts";

/**
 * Fills the tables of a replica from the raw rows, inside DuckDB: what the feed would have made of the same rows in
 * Postgres. The bench `rebuild` holds them to each other.
 */
export async function makeReplicaRows(duckdb: DuckDBConnection): Promise<void> {
  await createTables(duckdb, "bench", timeZone(ZONE));
  await fillCustomers(duckdb);
  const tables = await readTables(duckdb);
  for (const name of EVENT_NAMES) await fillEvents(duckdb, tables, name);
  for (const trait of TRAITS) await fillTrait(duckdb, tables, trait.name, trait.kind);
  await settleTraits(duckdb, tables);
  await duckdb.run("UPDATE replica SET cursor = (SELECT max(no) FROM raw_event)");
}

/** Numbers are those of the raw customers; merges go one step up. */
async function fillCustomers(duckdb: DuckDBConnection): Promise<void> {
  await duckdb.run(`INSERT INTO customer
    WITH families AS (SELECT coalesce(parent, id) AS root, min(created_at) AS born FROM raw_customer GROUP BY ALL)
    SELECT c.id, c.id, c.kind, c.name, c.created_at, c.parent, c.merged_at, coalesce(c.parent, c.id), c.merged_at,
      CASE WHEN c.parent IS NULL THEN f.born END
    FROM raw_customer c LEFT JOIN families f ON f.root = c.id ORDER BY c.id`);
}

type Filled = ColumnName & { readonly sql: string };

async function fillEvents(duckdb: DuckDBConnection, tables: Tables, name: string): Promise<void> {
  const known = EVENT_PROPERTIES.filter(({ events }) => events.includes(name));
  const isOrder = name === "order_completed";
  const columns = known.map(toColumn);
  if (known.some((property) => property.name === "price")) columns.push(amount("price"));
  const from = isOrder
    ? "raw_event e LEFT JOIN (SELECT event_no, count(*)::INTEGER AS k FROM raw_item GROUP BY event_no) i ON i.event_no = e.no"
    : "raw_event e";
  await fill(duckdb, tables, ["event", name], columns, {
    own: `e.customer_id, e.sender_id, e.ts, e.no, isodow(epoch_ms(e.ts)), hour(epoch_ms(e.ts)), ${isOrder ? "coalesce(i.k, 0)" : "0"}, NULL`,
    from: `${from} WHERE e.name = '${name}' ORDER BY e.no`,
  });
  if (!isOrder) return;
  const ofItems = [...ITEM_PROPERTIES.map(toColumn), amount("price * quantity")];
  await fill(duckdb, tables, ["item", name], ofItems, {
    own: "e.customer_id, v.sender_id, e.ts, e.event_no, NULL",
    from: "raw_item e JOIN raw_event v ON v.no = e.event_no ORDER BY e.event_no, e.rowid",
  });
}

async function fillTrait(
  duckdb: DuckDBConnection,
  tables: Tables,
  trait: string,
  kind: "text" | "boolean" | "date",
): Promise<void> {
  const property = { role: "property", property: "" } as const;
  const columns: Filled[] =
    kind === "boolean"
      ? [{ ...property, facet: "b", sql: "e.value = 'true'" }]
      : [{ ...property, facet: "t", sql: "e.value" }];
  if (kind === "date") {
    columns.push({ ...property, facet: "d", sql: "epoch_ms(e.value::DATE::TIMESTAMP)" });
    columns.push({ ...property, facet: "y", sql: "strftime(e.value::DATE, '%Y%m%d')::INTEGER" });
  }
  await fill(duckdb, tables, ["trait", trait], columns, {
    own: "e.customer_id, e.customer_id, e.ts, e.no, NULL, NULL",
    from: `raw_trait e WHERE e.trait = '${trait}' ORDER BY e.no`,
  });
}

async function fill(
  duckdb: DuckDBConnection,
  tables: Tables,
  [kind, subject]: readonly ["event" | "item" | "trait", string],
  columns: readonly Filled[],
  { own, from }: { readonly own: string; readonly from: string },
): Promise<void> {
  const table = await ensureTable(duckdb, tables, kind, subject);
  for (const column of columns) await ensureColumn(duckdb, table, column);
  const values = [own, ...columns.map(({ sql }) => sql)].join(", ");
  await duckdb.run(`INSERT INTO ${table.name} SELECT ${values} FROM ${from}`);
}

function toColumn({ name, type }: Omit<RawProperty, "events">): Filled {
  const property = { role: "property", property: name } as const;
  if (type === "VARCHAR") return { ...property, facet: "t", sql: `e.${name}` };
  return { ...property, facet: "n", sql: `(e.${name} * 10000)::BIGINT` };
}

function amount(sql: string): Filled {
  return {
    role: "amount",
    property: "",
    facet: "n",
    sql: `(${sql.replace("price", "e.price").replace("quantity", "e.quantity")} * 10000)::BIGINT`,
  };
}
