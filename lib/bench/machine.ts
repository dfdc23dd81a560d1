import { cpus, freemem, loadavg, release, totalmem, type } from "node:os";
import { version as duckdbVersion } from "@duckdb/node-api";

const MIB = 1024 * 1024;

/** What a measurement was made on. */
export type Machine = {
  readonly cores: number;
  readonly cpu: string;
  readonly memoryMib: number;
  readonly freeMemoryMib: number;
  /** Processes that wanted to run in the minute before: above the cores, others took part of the time. */
  readonly load: number;
  readonly system: string;
  readonly versions: Readonly<Record<string, string>>;
};

export function describeMachine(): Machine {
  const all = cpus();
  return {
    cores: all.length,
    cpu: all[0]?.model.trim() ?? "unknown",
    memoryMib: Math.round(totalmem() / MIB),
    freeMemoryMib: Math.round(freemem() / MIB),
    load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
    system: `${type()} ${release()}`,
    versions: { node: process.versions.node, duckdb: duckdbVersion() },
  };
}
