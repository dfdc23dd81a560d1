import { existsSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { folderOf, removeFiles, spillOf, uploadOf } from "#lib/imports/files.ts";
import { carryOnImport, enqueueImport, enqueueUnfinished, importTask } from "#lib/imports/jobs.ts";
import { type Mapping, mappingSchema } from "#lib/imports/mapping.ts";
import { problemsAsCsv } from "#lib/imports/problems-csv.ts";
import { runImport } from "#lib/imports/run.ts";
import { getImport, pauseImport, startImport } from "#lib/imports/service.ts";
import { actor, header, orders } from "#lib/imports/testing.ts";
import {
  guessUpload,
  resumeUpload,
  startUpload,
  tryUpload,
  undoLater,
  uploadFile,
} from "#lib/imports/upload-service.ts";
import { loadMoney } from "#lib/ingest/money.ts";
import { type JobRunner, runJobs } from "#lib/jobs/run-jobs.ts";

const db = await testDatabase();
const mapping: Mapping = mappingSchema.parse(orders);
const content = `${header}\nA1;7;01.03.2026 10:05;Schuh;10,00;1;DE\nA2;;01.03.2026 10:05;=Schuh;10,00;-1;DE\n`;
let runner: JobRunner | undefined;
let id = "";

beforeEach(async () => {
  await emptyTables(db);
  await db.shop.create({ data: { id: 1, name: "Shop", timeZone: "Europe/Berlin", currency: "EUR" } });
  const made = await uploadFile(actor, "März.csv", new Blob([content]).stream());
  id = made.id;
});

afterEach(async () => {
  await runner?.stop();
  runner = undefined;
  await removeFiles(id);
});

async function work(): Promise<void> {
  runner ??= await runJobs({ tasks: { [importTask]: carryOnImport } });
}

async function becomes(status: string): Promise<void> {
  await vi.waitFor(async () => expect((await getImport(actor, id)).status).toBe(status), { timeout: 10_000 });
}

describe("an uploaded file", () => {
  it("is guessed, tried, imported by the worker, and undone", async () => {
    const { examples } = await guessUpload(actor, id);
    expect(examples).toHaveLength(2);
    const tried = await tryUpload(actor, id, mapping);
    expect(tried).toMatchObject({
      isWhole: true,
      tally: { lines: 2, accepted: 1, setAside: { no_customer: 1 } },
    });
    expect(tried.samples[0]).toMatchObject({ type: "track", event: "order_completed", userId: "7" });
    expect((await db.sql.query("select from event")).rowCount).toBe(0);

    await work();
    await startUpload(actor, id, mapping);
    await becomes("done");
    expect((await getImport(actor, id)).tally).toMatchObject({
      lines: 2,
      accepted: 1,
      setAside: { no_customer: 1 },
    });
    await vi.waitFor(() => expect(existsSync(folderOf(id))).toBe(false), { timeout: 10_000 });

    await undoLater(actor, id);
    await becomes("undone");
    expect((await db.sql.query("select from event")).rowCount).toBe(0);
  });

  it("leaves no file behind, also if it was stopped right after its last line", async () => {
    await startImport(actor, id, mapping);
    await runImport(id, { file: uploadOf(id), spillFolder: spillOf(id), money: await loadMoney() });
    expect(existsSync(uploadOf(id))).toBe(true);
    await carryOnImport({ id }, new AbortController().signal);
    expect(existsSync(folderOf(id))).toBe(false);
  });

  it("goes on when the worker starts again, whatever it was doing", async () => {
    await startImport(actor, id, mapping);
    await work();
    await enqueueUnfinished();
    await becomes("done");
  });

  it("goes on at once although a killed worker still holds its job", async () => {
    await startUpload(actor, id, mapping);
    await db.sql.query(
      "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'gone'; update graphile_worker._private_job_queues set locked_at = now(), locked_by = 'gone'",
    );
    await work();
    await becomes("done");
  });

  it("rests while it is paused", async () => {
    await startImport(actor, id, mapping);
    await pauseImport(actor, id);
    await enqueueImport(id);
    await carryOnImport({ id }, new AbortController().signal);
    expect((await getImport(actor, id)).status).toBe("paused");
    await work();
    await resumeUpload(actor, id);
    await becomes("done");
  });

  it("fails with words if it does not fit its mapping, and is not tried again", async () => {
    const wrong = mappingSchema.parse({ ...orders, columns: { ...orders.columns, time: "Zeit" } });
    await expect(tryUpload(actor, id, wrong)).rejects.toThrow("imports.does_not_fit");
    await work();
    await startUpload(actor, id, wrong);
    await becomes("failed");
    expect((await getImport(actor, id)).error).toContain("no column “Zeit”");
  });

  it("gives back the lines that were set aside as CSV, harmless to spreadsheets", async () => {
    await work();
    await startUpload(actor, id, mapping);
    await becomes("done");
    const text = (await Array.fromAsync(problemsAsCsv(id))).join("");
    expect(text).toBe(
      `\uFEFFline,reason,explanation,Bestellung,Kunde,Datum,Artikel,Preis,Menge,Land\r\n` +
        `3,no_customer,The line has no customer: Kunde is blank.,A2,,01.03.2026 10:05,'=Schuh,"10,00",-1,DE\r\n`,
    );
  });
});
