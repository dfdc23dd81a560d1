import { spawn } from "node:child_process";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { mappingSchema } from "#lib/imports/mapping.ts";
import { runImport } from "#lib/imports/run.ts";
import { emptyTally, type Import, settledLines } from "#lib/imports/schema.ts";
import { findBegun, getImport, pauseImport, resumeImport } from "#lib/imports/service.ts";
import { actor, aFile, begin, bring, contents, folder, header, orders } from "#lib/imports/testing.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

describe("an import that is interrupted", () => {
  const lines = Array.from({ length: 6_000 }, (_, index) => {
    const order = (index * 7919) % 2_500;
    return `B${order};${order % 400};${String(1 + (order % 28)).padStart(2, "0")}.01.2026 10:00;Ware ${index % 50};${index % 90},50;${index % 5};DE`;
  });
  const content = [header, ...lines].join("\n");

  it("goes on after a kill -9 at any point, and ends as if nothing had been", async () => {
    const file = await aFile("big.csv", content);
    await bring(file, orders);
    const whole = await contents(db);
    const { tally } = (await listAllImports())[0] ?? { tally: emptyTally };
    await emptyTables(db);

    const id = await begin(file, orders);
    let kills = 0;
    for (
      let patience = 350;
      (await getImport(actor, id)).status === "running";
      patience += 60 + Math.random() * 60
    ) {
      if (await wasKilled(id, file, patience)) kills += 1;
    }
    expect(kills).toBeGreaterThan(2);
    const done = await getImport(actor, id);
    expect(done).toMatchObject({ status: "done", tally });
    expect(settledLines(done.tally)).toBe(6_000);
    expect(await contents(db)).toEqual(whole);
  }, 120_000);

  it("can be paused, found again by its file, and resumed", async () => {
    const file = await aFile("paused.csv", content);
    const id = await begin(file, orders);
    let isPaused = false;
    const outcome = await runImport(id, {
      file,
      spillFolder: path.join(folder, id),
      onProgress: ({ accepted }) => {
        if (accepted === 0 || isPaused) return;
        isPaused = true;
        // The next batch finds the import paused, and is rolled back.
        void pauseImport(actor, id);
      },
    });
    expect(outcome).toBe("interrupted");
    const paused = await findBegun(actor, file, mappingSchema.parse(orders));
    expect(paused).toMatchObject({ id, status: "paused" });
    expect(settledLines(paused?.tally ?? emptyTally)).toBeLessThan(6_000);
    await resumeImport(actor, id);
    expect(await runImport(id, { file, spillFolder: path.join(folder, "another") })).toBe("done");
    const { tally } = await getImport(actor, id);
    expect(settledLines(tally)).toBe(6_000);
  });

  it("is run by one process at a time: of two, one stops", async () => {
    const file = await aFile("two.csv", content);
    const id = await begin(file, orders);
    const outcomes = await Promise.all(
      ["one", "other"].map((name) => runImport(id, { file, spillFolder: path.join(folder, name) })),
    );
    expect(outcomes.toSorted()).toEqual(["done", "interrupted"]);
    expect(settledLines((await getImport(actor, id)).tally)).toBe(6_000);
  });

  /** @returns whether the process had to be killed */
  async function wasKilled(id: string, file: string, patience: number): Promise<boolean> {
    const child = spawn(
      process.execPath,
      ["lib/imports/testing-import.ts", id, file, path.join(folder, `spill-${id}`)],
      {
        env: { ...process.env, DATABASE_URL: db.url, NODE_OPTIONS: "" },
        stdio: "ignore",
      },
    );
    const timer = setTimeout(() => child.kill("SIGKILL"), patience);
    const signal = await new Promise<NodeJS.Signals | null>((resolve) =>
      child.once("exit", (_, by) => resolve(by)),
    );
    clearTimeout(timer);
    return signal === "SIGKILL";
  }

  async function listAllImports(): Promise<{ tally: Import["tally"] }[]> {
    const { rows } = await db.sql.query<{ tally: Import["tally"] }>("select tally from import");
    return rows;
  }
});
