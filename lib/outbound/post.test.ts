import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { post } from "#lib/outbound/post.ts";

const seen: string[] = [];
const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => {
    body += chunk;
  });
  request.on("end", () => {
    seen.push(`${request.method} ${request.url} ${request.headers["webhook-id"]} ${body}`);
    const status = Number(request.url?.slice(1));
    if (status === 0) return; // never answers
    response.writeHead(status, status === 429 ? { "retry-after": "7" } : { location: "/200" });
    response.end("x".repeat(100_000));
  });
});
let base = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const send = (url: string, allowsPrivate = true, timeoutMs = 5_000) =>
  post({ url, body: '{"ü":1}', headers: { "webhook-id": "m1" }, allowsPrivate, timeoutMs });

it("posts the body and tells the status and when to come again, without following redirects", async () => {
  expect(await send(`${base}/204`)).toEqual({ kind: "answered", status: 204, retryAfterMs: undefined });
  expect(await send(`${base}/302`)).toMatchObject({ kind: "answered", status: 302 });
  expect(await send(`${base}/429`)).toEqual({ kind: "answered", status: 429, retryAfterMs: 7_000 });
  expect(seen).toEqual(["204", "302", "429"].map((status) => `POST /${status} m1 {"ü":1}`));
});

it("gives up on who does not answer, and says why nobody could be reached", async () => {
  expect(await send(`${base}/0`, true, 200)).toEqual({ kind: "failed", reason: "timeout" });
  expect(await send("http://127.0.0.1:1/")).toEqual({ kind: "failed", reason: "ECONNREFUSED" });
});

it("does not reach into this machine or a private network unless it may, by number or by name", async () => {
  const before = seen.length;
  for (const url of [
    `${base}/200`,
    base.replace("localhost", "127.0.0.1"),
    "http://[::1]:9/",
    "http://10.0.0.1/",
  ])
    expect(await send(url, false), url).toEqual({ kind: "failed", reason: "private_address" });
  expect(seen).toHaveLength(before);
});
