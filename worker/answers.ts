import { timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import type { Database } from "#lib/db/client.ts";
import {
  countsQuestion,
  type MembersAnswer,
  memberRowsToBytes,
  membersQuestion,
  QUESTION_BYTES,
  sampleQuestion,
  thresholdsToJson,
} from "#lib/replica/answers-schema.ts";
import { boundMembersOf, boundRowsOf, countOf, type Moment, sampleOf } from "#lib/replica/members.ts";
import { isNoRoom } from "#lib/replica/no-room.ts";
import { type Replica, ReplicaNotReady } from "#lib/replica/replica.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { validateRule } from "#lib/rules/validate.ts";
import { readRuleCatalog, readSurroundings } from "#lib/segments/catalog-service.ts";
import { log } from "#worker/log.ts";

export type AnswersOptions = {
  readonly database: Database;
  readonly replica: Replica;
  readonly port: number;
  /** Only who knows it is answered. */
  readonly token: string;
};

export type RunningAnswers = { readonly port: number; readonly stop: () => Promise<void> };

/** Refused with its status and a sentence. */
class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Answers web's questions about the population from the replica: on loopback only, and only to who has the token. */
export async function startAnswers(options: AnswersOptions): Promise<RunningAnswers> {
  const server = createServer(async (request, response) => {
    const { status, body } = await answer(request, options);
    const isBytes = body instanceof Uint8Array;
    const type = isBytes ? "application/octet-stream" : "application/json";
    response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
    response.end(isBytes ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port, "127.0.0.1", resolve);
  });
  // A TCP server that listens has an address that is no text.
  const { port } = server.address() as AddressInfo;
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  options: AnswersOptions,
): Promise<{ status: number; body: unknown }> {
  try {
    if (!isKnown(request, options.token)) throw new Refused(401, "The token is wrong");
    const question = `${request.method} ${request.url}`;
    return { status: 200, body: await handle(question, request, options) };
  } catch (error) {
    if (error instanceof Refused) return { status: error.status, body: { error: error.message } };
    if (error instanceof ReplicaNotReady) return { status: 503, body: { error: error.message } };
    if (error instanceof z.ZodError) return { status: 400, body: { error: z.prettifyError(error) } };
    // Sorting what does not fit into memory needs room, too.
    if (isNoRoom(error)) return { status: 503, body: { error: "The disk of the replica is full" } };
    log.error({ err: error }, "a question to the replica failed");
    return { status: 500, body: { error: "It failed; the worker's log says why" } };
  }
}

async function handle(question: string, request: IncomingMessage, options: AnswersOptions): Promise<unknown> {
  const { replica } = options;
  switch (question) {
    case "GET /status":
      return status(replica);
    case "POST /counts": {
      const { queries } = countsQuestion.parse(await readJson(request));
      const moments = await momentsOf(queries, options.database);
      return replica.read(async (reading) => {
        const counts: number[] = [];
        for (const { rule, moment } of moments)
          counts.push(await countOf(reading, rule, { ...moment, zone: reading.zone }));
        return { counts };
      });
    }
    case "POST /members": {
      const [one] = await momentsOf([membersQuestion.parse(await readJson(request))], options.database);
      return one && members(replica, one);
    }
    case "POST /member-rows": {
      const [one] = await momentsOf([membersQuestion.parse(await readJson(request))], options.database);
      return one && memberRows(replica, one);
    }
    case "POST /sample": {
      const asked = sampleQuestion.parse(await readJson(request));
      const [one] = await momentsOf([asked], options.database);
      return (
        one &&
        replica.read(async (reading) => ({
          ids: await sampleOf(reading, one.rule, { ...one.moment, zone: reading.zone }, asked.size),
          uptoNo: reading.cursor,
        }))
      );
    }
    default:
      throw new Refused(404, `There is nothing at ${question}`);
  }
}

type Asked = { readonly rule: Rule; readonly moment: Moment };

function members(replica: Replica, { rule, moment }: Asked): Promise<MembersAnswer> {
  return replica.read(async (reading) => {
    const { ids, thresholds } = await boundMembersOf(reading, rule, { ...moment, zone: reading.zone });
    return { ids: [...ids], thresholds: thresholdsToJson(thresholds), uptoNo: reading.cursor };
  });
}

function memberRows(replica: Replica, { rule, moment }: Asked): Promise<Uint8Array> {
  return replica.read(async (reading) => {
    const found = await boundRowsOf(reading, rule, { ...moment, zone: reading.zone });
    return memberRowsToBytes({ ...found, uptoNo: BigInt(reading.cursor), timeZone: reading.zone.id });
  });
}

async function status(replica: Replica): Promise<{ isReady: boolean; uptoNo: number | null }> {
  try {
    return await replica.read(async ({ cursor }) => ({ isReady: true, uptoNo: cursor }));
  } catch (error) {
    if (error instanceof ReplicaNotReady) return { isReady: false, uptoNo: null };
    throw error;
  }
}

/** Checks the rules once more, and brings what they refer to. */
async function momentsOf(
  queries: readonly { readonly rule: Rule; readonly asOf: number }[],
  database: Database,
): Promise<readonly Asked[]> {
  const catalog = await readRuleCatalog(database);
  for (const { rule } of queries) {
    const valid = validateRule(rule, catalog);
    if (!valid.ok) throw new Refused(400, JSON.stringify(valid.error));
  }
  const surroundings = await readSurroundings(
    database,
    queries.map(({ rule }) => rule),
  );
  return queries.map(({ rule, asOf }) => ({ rule, moment: { ...surroundings, asOf } }));
}

function isKnown(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > QUESTION_BYTES) throw new Refused(413, "The question is too long");
    chunks.push(buffer);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new Refused(400, "The question is not JSON");
  }
}
