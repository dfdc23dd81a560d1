// A process of its own that serves the tracking API as the web process does, so that tests can kill it.
// Takes DATABASE_URL and PORT; prints "ready" once it listens.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { answerHealth } from "#lib/db/health.ts";
import { env } from "#lib/env.ts";
import { preflightAnswer } from "#lib/ingest/answers.ts";
import { handleClientSettings, handleTracking } from "#lib/ingest/tracking.ts";

const server = createServer((incoming, outgoing) => {
  answer(incoming)
    .then((response) => send(response, outgoing))
    .catch((error: unknown) => outgoing.destroy(error instanceof Error ? error : undefined));
});

server.listen(env.PORT, "127.0.0.1", () => process.stdout.write("ready\n"));

async function answer(incoming: IncomingMessage): Promise<Response> {
  const request = toRequest(incoming);
  const { pathname } = new URL(request.url);
  if (request.method === "OPTIONS") return preflightAnswer();
  if (pathname === "/api/health") return answerHealth();
  const key = /^\/v1\/projects\/([^/]+)\/settings$/.exec(pathname)?.[1];
  if (key !== undefined) return handleClientSettings(request, decodeURIComponent(key));
  return handleTracking(request, pathname.replace("/v1/", ""));
}

function toRequest(incoming: IncomingMessage): Request {
  const { method = "GET", url = "/", headers } = incoming;
  const hasBody = method !== "GET" && method !== "HEAD" && method !== "OPTIONS";
  const pairs = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  );
  return new Request(new URL(url, `http://${headers.host ?? "localhost"}`), {
    method,
    headers: pairs,
    ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: "half" } : {}),
  });
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}
