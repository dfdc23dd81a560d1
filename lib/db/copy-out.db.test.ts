import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { copyToFile } from "#lib/db/copy-out.ts";
import { testDatabase } from "#lib/db/testing.ts";

const db = await testDatabase();

async function aFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tideline-copy-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, "rows.csv");
}

it("writes what Postgres sends, however much it is, and leaves the connection as it was", async () => {
  const file = await aFile();
  const client = await db.pool.connect();
  const bytes = await copyToFile(
    client,
    "copy (select n, repeat('ä', n % 40) from generate_series(1, 200000) n) to stdout (format csv)",
    file,
  );
  const text = await readFile(file, "utf8");
  expect(bytes).toBe(Buffer.byteLength(text));
  const lines = text.split("\n");
  expect(lines.length).toBe(200_001);
  expect(
    lines.every(
      (line, index) =>
        line === "" || line === `${index + 1},${"ä".repeat((index + 1) % 40)}`.replace(/,$/, ',""'),
    ),
  ).toBe(true);
  const { rows } = await client.query("select 1 as one");
  expect(rows).toEqual([{ one: 1 }]);
  client.release();
});

it("fails with what Postgres says, and leaves the connection as it was", async () => {
  const client = await db.pool.connect();
  await expect(copyToFile(client, "copy nothing to stdout", await aFile())).rejects.toThrow('"nothing"');
  const dividing = "copy (select 1 / (5 - n) from generate_series(1, 9) n) to stdout";
  await expect(copyToFile(client, dividing, await aFile())).rejects.toThrow("division by zero");
  const { rows } = await client.query("select 1 as one");
  expect(rows).toEqual([{ one: 1 }]);
  client.release();
});
