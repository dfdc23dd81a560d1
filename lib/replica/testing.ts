import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterAll } from "vitest";
import { createReplica, type Replica, type Snapshot } from "#lib/replica/replica.ts";
import { readTables } from "#lib/replica/tables.ts";

/** A folder of this test file's own, removed at its end. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tideline-replica-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** All that a replica holds, by names instead of numbers and tables: equal for equal data, however it came in. */
export async function contentOf(replica: Replica): Promise<readonly string[]> {
  return replica.read(async ({ duckdb }) => {
    const rows = await textsOf(
      duckdb,
      `SELECT concat_ws(' ', 'customer', k.kind, k.id, k.created_at, p.id, k.merged_at, r.id, k.settled_at, k.born)
       FROM customer k LEFT JOIN customer p ON p.no = k.parent LEFT JOIN customer r ON r.no = k.root`,
    );
    for (const table of (await readTables(duckdb)).values()) {
      const facets = [...table.prefixes.values()].flatMap(({ role, property, prefix, facets: seen }) =>
        [...seen].map(
          (facet) => `'${role} ${property.replaceAll("'", "''")} ${facet}=' || t.${prefix}${facet}::VARCHAR`,
        ),
      );
      const own = [...table.columns.keys()].filter((name) => !/^(c|s|p\d+_\w)$/.test(name));
      const cells = [...own.map((name) => `t.${name}::VARCHAR`), ...facets.toSorted()].join(", ");
      rows.push(
        ...(await textsOf(
          duckdb,
          `SELECT concat_ws(' ', '${table.kind}', '${table.subject.replaceAll("'", "''")}', s.kind, s.id, c.id, ${cells})
           FROM ${table.name} t LEFT JOIN customer s ON s.no = t.s LEFT JOIN customer c ON c.no = t.c`,
        )),
      );
    }
    return rows.toSorted();
  });
}

async function textsOf(duckdb: Snapshot["duckdb"], sql: string): Promise<string[]> {
  const found = await duckdb.runAndReadAll(sql);
  return found.getRows().map(([text]) => String(text));
}

/** What a replica holds that was built from nothing, just now. */
export async function freshContent(folder: string, pool: pg.Pool): Promise<readonly string[]> {
  const path = join(folder, `fresh-${Math.random().toString(36).slice(2)}.duckdb`);
  const replica = createReplica({ path, pool });
  await replica.catchUp();
  const content = await contentOf(replica);
  await replica.close();
  await rm(path, { force: true });
  return content;
}
