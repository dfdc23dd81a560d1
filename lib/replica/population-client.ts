import { z } from "zod";
import type { PopulationReader } from "#lib/customers/population-reader.ts";
import {
  countsAnswer,
  memberRowsFromBytes,
  membersAnswer,
  sampleAnswer,
  thresholdsFromJson,
} from "#lib/replica/answers-schema.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { AppError } from "#lib/std/app-error.ts";
import type { Instant } from "#lib/std/time-zone.ts";

export type WorkerAddress = { readonly port: number; readonly token: string };

export type ReplicaReader = PopulationReader & {
  /** Some members, the same ones each time. */
  sample(query: {
    readonly rule: Rule;
    readonly asOf: Instant;
    readonly size: number;
  }): Promise<readonly string[]>;
};

const PATIENCE_MS = 60_000;

/**
 * Asks the worker's replica. Throws AppError `unavailable`, as `replica.not_ready` while the worker is down or fills its replica,
 * as `replica.too_slow` if this answer takes longer than one is ready to wait.
 */
export function replicaReader(address: WorkerAddress, patienceMs = PATIENCE_MS): ReplicaReader {
  const request = (path: string, question: unknown) => requestFrom(address, path, question, patienceMs);
  const ask = async <S extends z.ZodType>(path: string, question: unknown, answer: S): Promise<z.infer<S>> =>
    answer.parse(JSON.parse(Buffer.from(await request(path, question)).toString("utf8")));
  return {
    engine: "duckdb",
    counts: async (queries) => {
      if (queries.length === 0) return [];
      return (await ask("/counts", { queries }, countsAnswer)).counts;
    },
    members: async (query) => {
      const answer = await ask("/members", query, membersAnswer);
      return {
        ids: answer.ids,
        thresholds: thresholdsFromJson(answer.thresholds),
        uptoNo: BigInt(answer.uptoNo),
      };
    },
    memberRows: async (query) => memberRowsFromBytes(await request("/member-rows", query)),
    sample: async (query) => (await ask("/sample", query, sampleAnswer)).ids,
  };
}

const statusAnswer = z.object({ isReady: z.boolean(), uptoNo: z.number().nullable() });
const STATUS_PATIENCE_MS = 1_500;

/** How far the worker's replica is; `undefined` if the worker does not answer. */
export async function askStatus({
  port,
  token,
}: WorkerAddress): Promise<z.infer<typeof statusAnswer> | undefined> {
  const response = await fetch(`http://127.0.0.1:${port}/status`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(STATUS_PATIENCE_MS),
  }).catch(() => undefined);
  return response?.ok ? statusAnswer.parse(await response.json()) : undefined;
}

async function requestFrom(
  { port, token }: WorkerAddress,
  path: string,
  question: unknown,
  patienceMs: number,
): Promise<ArrayBuffer> {
  const signal = AbortSignal.timeout(patienceMs);
  const unavailable = () =>
    new AppError("unavailable", signal.aborted ? "replica.too_slow" : "replica.not_ready");
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(question),
    signal,
  }).catch(() => undefined);
  if (!response || response.status === 503) throw unavailable();
  if (!response.ok)
    throw new Error(`The worker answered ${path} with ${response.status}: ${await response.text()}`);
  return response.arrayBuffer().catch(() => {
    throw unavailable();
  });
}
