import { spawn } from "node:child_process";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { z } from "zod";
import {
  RAW_TABLES,
  type RawColumn,
  type RawTable,
  rawColumns,
  withCsv,
} from "#lib/bench/rivals/raw-files.ts";
import { type OpenRival, RivalMissing } from "#lib/bench/rivals/rival.ts";

const VERSION = "3.4.0";

/** What we use of chDB. */
type Session = { query(sql: string, format: string): string; close(): void };
const Chdb = z.object({
  Session: z.custom<new (folder: string) => Session>((value) => typeof value === "function"),
});

/** ClickHouse's own order of rows: its index. */
const ORDER: Record<RawTable, string> = {
  raw_customer: "id",
  raw_event: "(name, ts)",
  raw_item: "ts",
  raw_trait: "(trait, customer_id, ts)",
};

/** ClickHouse in this process. It is 500 MB, so the bench installs it beside its data, and nothing else ever does. */
export const openChdbRival: OpenRival = async ({ duckdb }, { folder, say }) => {
  const { Session } = await install(path.join(path.dirname(folder), "chdb"), say);
  const place = path.join(folder, "chdb");
  const isThere = await stat(place).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    say("Loading the raw rows into chDB …");
    await rm(`${place}.new`, { recursive: true, force: true });
    const making = new Session(`${place}.new`);
    for (const table of RAW_TABLES) await load(making, duckdb, table, folder);
    making.close();
    await rename(`${place}.new`, place);
  }
  const session = new Session(place);
  return {
    name: "chDB",
    version: session.query("SELECT version()", "TSV").trim(),
    count: async ({ sql, clickhouse }) => Number(session.query(clickhouse ?? sql, "TSV")),
    close: async () => session.close(),
  };
};

async function install(folder: string, say: (sentence: string) => void): Promise<z.infer<typeof Chdb>> {
  await mkdir(folder, { recursive: true });
  const manifest = path.join(folder, "package.json");
  await writeFile(manifest, JSON.stringify({ name: "bench-chdb", private: true }));
  const require = createRequire(manifest);
  try {
    return Chdb.parse(require("chdb"));
  } catch {
    say(`Installing chDB ${VERSION} (once, some 500 MB) …`);
  }
  const args = ["install", "--no-audit", "--no-fund", "--loglevel=error", `chdb@${VERSION}`];
  const output = await run("npm", args, folder);
  if (output !== undefined) throw new RivalMissing(`chDB cannot be installed: ${output}`);
  try {
    return Chdb.parse(require("chdb"));
  } catch (error) {
    throw new RivalMissing(
      `chDB does not run here: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** What a command said if it failed. */
function run(command: string, args: readonly string[], cwd: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code) => resolve(code === 0 ? undefined : output.trim().slice(-500)));
  });
}

async function load(
  session: Session,
  duckdb: DuckDBConnection,
  table: RawTable,
  folder: string,
): Promise<void> {
  const columns = await rawColumns(duckdb, table);
  const structure = columns.map((column) => `${column.name} ${typeOf(column, table)}`).join(", ");
  session.query(`CREATE TABLE ${table} (${structure}) ENGINE = MergeTree ORDER BY ${ORDER[table]}`, "TSV");
  await withCsv(duckdb, table, folder, async (file) => {
    const quoted = (text: string) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
    session.query(
      `INSERT INTO ${table} SELECT * FROM file(${quoted(file)}, 'CSV', ${quoted(structure)})`,
      "TSV",
    );
  });
  session.query(`OPTIMIZE TABLE ${table} FINAL`, "TSV");
}

const TYPES: Readonly<Record<string, string>> = { BIGINT: "Int64", INTEGER: "Int32", VARCHAR: "String" };
const FEW = new Set([
  "trait",
  "kind",
  "category",
  "device",
  "utm_source",
  "path",
  "coupon",
  "payment_method",
]);

function typeOf({ name, type, isNullable }: RawColumn, table: RawTable): string {
  const plain = TYPES[type] ?? type.replace("DECIMAL", "Decimal");
  const own = isNullable ? `Nullable(${plain})` : plain;
  return FEW.has(name) || (table === "raw_event" && name === "name") ? `LowCardinality(${own})` : own;
}
