import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { Database } from "#lib/db/client.ts";
import { type Parts, partsOf, type Running } from "#lib/launcher/testing.ts";
import { limitFileSize } from "#lib/launcher/testing-limit.ts";

/** A segment of Postgres' log: with less room it cannot go on at all. */
const logSegmentBytes = 16 * 2 ** 20;
const ticksPerSecond = 100;

/**
 * Makes what every message is noted in so large that a limit of file sizes above Postgres' log holds it: rows that were
 * taken back, whose place is not used again.
 * @returns that limit in bytes, which leaves no room for another message
 */
export async function fillUp({ sql }: Database): Promise<number> {
  await sql.query("alter table accepted_message set (autovacuum_enabled = false)");
  const bytes = async () => {
    const { rows } = await sql.query<{ bytes: bigint }>(
      "select pg_relation_size('accepted_message') as bytes",
    );
    return Number(rows[0]?.bytes ?? 0);
  };
  while ((await bytes()) < logSegmentBytes) {
    await sql.query(`do $$ begin
      insert into accepted_message (id_hash) select gen_random_uuid() from generate_series(1, 100000);
      raise exception 'taken back'; exception when raise_exception then null; end $$`);
  }
  return bytes();
}

/** Limits the files that Postgres may write, its connections that are open and those that come. */
export async function limitPostgres(running: Running, bytes: number): Promise<void> {
  const { postgres } = await partsOf(running);
  await limitFileSize(await withChildren(postgres), bytes);
}

/** Limits the files of all, and of whatever is started again: the database, its log, the replica, the logs of the parts. */
export async function limitAll({ child }: Running, bytes: number | "unlimited"): Promise<void> {
  // Whoever starts others first: they inherit it.
  await limitFileSize(await withChildren(child.pid ?? 0), bytes);
}

/** It and all that it started, those who start others before them. */
async function withChildren(pid: number): Promise<number[]> {
  const file = `/proc/${pid}/task/${pid}/children`;
  const children = (await readFile(file, "utf8").catch(() => ""))
    .trim()
    .split(" ")
    .filter(Boolean)
    .map(Number);
  const families = [];
  for (const each of children) families.push(await withChildren(each));
  return [pid, ...families.flat()];
}

export type Toll = {
  readonly parts: Parts;
  /** Processor time of web and worker, in seconds. */
  readonly cpuSeconds: number;
  /** Of all logs, in bytes. */
  readonly logBytes: number;
};

/** What the system has cost so far. */
export async function readToll(running: Running, folder: string): Promise<Toll> {
  const parts = await partsOf(running);
  const cpu = await Promise.all([parts.web, parts.worker].map(cpuOf));
  const logs = ["postgres", "web", "worker"].map((name) => path.join(folder, `shop/logs/${name}.log`));
  const sizes = await Promise.all(logs.map(async (log) => (await stat(log)).size));
  return { parts, cpuSeconds: sum(cpu), logBytes: sum(sizes) };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/** The most memory that a process has had so far, in bytes. */
export async function readMostMemory(pid: number): Promise<number> {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) * 1024;
}

async function cpuOf(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, "utf8")).split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
