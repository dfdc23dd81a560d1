import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { aMessage, storedCustomers } from "#lib/ingest/testing.ts";
import { aTrackingProcess, aWriteKey } from "#lib/ingest/testing-process.ts";

const db = await testDatabase();
const server = await aTrackingProcess(db.url);
beforeAll(() => server.start());
afterAll(() => server.kill());

let key: Awaited<ReturnType<typeof aWriteKey>>;
beforeEach(async () => {
  await emptyTables(db);
  key = await aWriteKey();
});

type Sent = { status: number; body: Record<string, unknown>; headers: Headers };

async function post(
  name: string,
  body: unknown,
  headers: Record<string, string | undefined> = {},
): Promise<Sent> {
  const response = await fetch(`${server.url}/v1/${name}`, {
    method: "POST",
    headers: Object.entries({
      "content-type": "application/json",
      authorization: basic(key.secret),
      ...headers,
    }).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])),
    body: typeof body === "string" || isBytes(body) ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

function isBytes(body: unknown): body is Uint8Array<ArrayBuffer> {
  return body instanceof Uint8Array;
}

function basic(user: string): string {
  return `Basic ${Buffer.from(`${user}:`).toString("base64")}`;
}

async function names(): Promise<string[]> {
  const { rows } = await db.sql.query<{ name: string }>("select name from event order by no");
  return rows.map(({ name }) => name);
}

async function count(table: string): Promise<number> {
  const { rows } = await db.sql.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? -1;
}

describe("an endpoint", () => {
  it.each([
    ["track", { event: "Order Completed" }, "order_completed"],
    ["t", { event: "Order Completed" }, "order_completed"],
    ["page", {}, "page_viewed"],
    ["p", {}, "page_viewed"],
    ["screen", {}, "screen_viewed"],
    ["s", {}, "screen_viewed"],
  ])("/v1/%s stores the event", async (endpoint, body, name) => {
    expect(await post(endpoint, { userId: "u", ...body })).toMatchObject({
      status: 200,
      body: { success: true },
    });
    expect(await names()).toEqual([name]);
  });

  it.each([
    ["identify", { traits: { a: 1 } }],
    ["i", { traits: { a: 1 } }],
    ["group", { groupId: "g" }],
    ["g", { groupId: "g" }],
    ["alias", { previousId: "v" }],
    ["a", { previousId: "u" }],
  ])("/v1/%s makes the customer known", async (endpoint, body) => {
    expect((await post(endpoint, { userId: "u", ...body })).status).toBe(200);
    expect((await storedCustomers(db)).filter(({ into }) => into === null)).toMatchObject([{ id: "u:u" }]);
  });

  it.each(["batch", "import", "b"])(
    "/v1/%s takes a batch, and sets aside what is bad in it",
    async (endpoint) => {
      const batch = [aMessage(), { type: "track", userId: "u" }, aMessage(), 7];
      const { status, body } = await post(endpoint, { batch });
      expect(status).toBe(200);
      expect(body).toMatchObject({ success: true, accepted: 2, duplicates: 0, rejected: 2 });
      expect(body.errors).toMatchObject([
        { index: 1, code: "missing", path: "/event" },
        { index: 3, code: "not_an_object", path: "" },
      ]);
      expect(await count("rejected_message")).toBe(2);
    },
  );

  it("answers an empty batch, and stores nothing", async () => {
    expect(await post("batch", { batch: [] })).toMatchObject({
      status: 200,
      body: { success: true, accepted: 0 },
    });
  });

  it("refuses a single bad message, and keeps it", async () => {
    const { status, body } = await post("track", { userId: "u", event: null });
    expect(status).toBe(400);
    expect(body).toEqual({
      success: false,
      code: "missing",
      path: "/event",
      message: "A track message needs an event name.",
    });
    expect(await count("rejected_message")).toBe(1);
  });
});

describe("a body", () => {
  it.each([
    ["gzip by header", { "content-encoding": "gzip" }],
    ["gzip by its first bytes, as text/plain", { "content-type": "text/plain" }],
  ])("may be %s", async (_, headers) => {
    expect((await post("batch", gzipSync(JSON.stringify({ batch: [aMessage()] })), headers)).status).toBe(
      200,
    );
    expect(await count("event")).toBe(1);
  });

  it.each([
    ["not JSON", "{", {}, 400, "malformed"],
    ["empty", "", {}, 400, "malformed"],
    ["a list", "[]", {}, 401, "unauthorized"],
    ["without a batch", "{}", {}, 400, "invalid"],
    ["with a batch of null", '{"batch":null}', {}, 400, "invalid"],
    ["with a batch too long", JSON.stringify({ batch: Array(5001).fill(0) }), {}, 400, "too_large"],
    ["gzip cut short", gzipSync("{}").subarray(0, 12), {}, 400, "malformed"],
    ["said to be gzip", "{}", { "content-encoding": "gzip" }, 400, "malformed"],
    ["brotli", "{}", { "content-encoding": "br" }, 415, "unsupported_encoding"],
    ["a form", "a=b", { "content-type": "application/x-www-form-urlencoded" }, 415, "unsupported_type"],
    ["no UTF-8", new Uint8Array([0x22, 0xff, 0x22]), {}, 400, "malformed"],
    ["a gzip bomb", gzipSync(`{"batch":["${"0".repeat(30_000_000)}"]}`), {}, 413, "too_large"],
    ["longer than 5 MB", `{"batch":["${"0".repeat(6_000_000)}"]}`, {}, 413, "too_large"],
  ])("that is %s is refused", async (name, sent, headers, status, code) => {
    const authorization = name === "a list" ? { authorization: "" } : {};
    const answer = await post("batch", sent, { ...headers, ...authorization });
    expect(answer).toMatchObject({ status, body: { success: false, code } });
  });

  it("of a single message may be 500 KB", async () => {
    const message = (length: number) => ({
      userId: "u",
      event: "e",
      properties: { list: Array(length).fill("x".repeat(1000)) },
    });
    expect((await post("track", message(450))).status).toBe(200);
    expect((await post("track", message(600))).status).toBe(413);
  });

  it("keeps numeric ids apart to the last digit", async () => {
    const ids = ["9007199254740993", "9007199254740992", "12345678901234567890", "42"];
    const batch = ids.map((id) => `{"type":"page","userId":${id},"properties":{"id":${id}}}`).join(",");
    expect((await post("batch", `{"batch":[${batch}]}`)).status).toBe(200);
    expect((await storedCustomers(db)).map(({ id }) => id)).toEqual(ids.map((id) => `u:${id}`).sort());
  });

  it("may hold NUL, lone surrogates, nulls and numbers beyond reason", async () => {
    const body =
      '{"batch":[{"type":"track","event":"x\\u0000","userId":"\\ud800","anonymousId":null,"properties":null},' +
      '{"type":"track","event":"y","userId":"u","context":null,"properties":{"a":1e999}},' +
      `{"type":"track","event":"z","userId":"u","properties":{"deep":${"[".repeat(50_000)}${"]".repeat(50_000)}}}]}`;
    const { status, body: answer } = await post("batch", body);
    expect(status).toBe(200);
    expect(answer.errors).toMatchObject([
      { index: 1, path: "/properties/a" },
      { index: 2, code: "too_large" },
    ]);
    expect(await count("rejected_message")).toBe(2);
  });
});

describe("a write key", () => {
  it("may be in the body instead", async () => {
    const answer = await post(
      "track",
      { userId: "u", event: "e", writeKey: key.secret },
      { authorization: "" },
    );
    expect(answer.status).toBe(200);
  });

  it.each([
    ["unknown", { authorization: basic("tl_unknown") }],
    ["missing", { authorization: "" }],
    ["garbled", { authorization: "Basic %%%" }],
  ])("that is %s is refused", async (_, headers) => {
    const answer = await post("track", { userId: "u", event: "e" }, headers);
    expect(answer).toMatchObject({
      status: 401,
      body: { success: false, code: "unauthorized", path: "/writeKey" },
    });
    expect(await count("event")).toBe(0);
  });

  it("works no longer once it is revoked", async () => {
    expect((await post("track", { userId: "u", event: "e" })).status).toBe(200);
    await key.revoke();
    expect((await post("track", { userId: "u", event: "e" })).status).toBe(401);
  });

  it("is not kept with a message that is set aside", async () => {
    await post("track", { userId: "u", writeKey: key.secret });
    const { rows } = await db.sql.query<{ text: string }>(
      "select payload::text as text from rejected_message",
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.text).not.toContain(key.secret);
  });
});

describe("a browser", () => {
  it("may ask from another origin", async () => {
    const preflight = await fetch(`${server.url}/v1/t`, {
      method: "OPTIONS",
      headers: {
        origin: "https://shop.example",
        "access-control-request-headers": "authorization,content-type",
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
    expect(preflight.headers.get("access-control-allow-headers")).toContain("authorization");
    const { headers } = await post("t", { userId: "u", event: "e" });
    expect(headers.get("access-control-allow-origin")).toBe("*");
  });

  it("is told to send to the address at which it asked", async () => {
    const response = await fetch(`${server.url}/v1/projects/${key.secret}/settings`);
    expect(await response.json()).toMatchObject({
      integrations: {
        "Segment.io": {
          apiKey: key.secret,
          apiHost: `${server.url.replace("http://", "")}/v1`,
          protocol: "http",
        },
      },
    });
    expect((await fetch(`${server.url}/v1/projects/nonsense/settings`)).status).toBe(401);
  });
});

const captures = path.resolve(process.env.TIDELINE_SHARED ?? "../shared", "client-captures");

describe.skipIf(!existsSync(captures))("requests recorded from Segment's clients", () => {
  type Capture = { method: string; url: string; headers: Record<string, string>; body: unknown };

  it.each([
    ["segment-analytics-node-3.1.0.json", 10],
    ["segment-analytics-next-1.84.3.browser.json", 5],
    ["segment-analytics-next-1.84.3.browser-batching.json", 5],
  ])("%s arrive whole, and once when they are sent twice", async (file, messages) => {
    const read: unknown = JSON.parse(readFileSync(path.join(captures, file), "utf8"));
    const captured = (Array.isArray(read) ? read : Object.values(read as object).flat()) as Capture[];
    for (const _ of ["first", "again"]) {
      for (const { method, url, headers, body } of captured) {
        if (method !== "POST") continue;
        const type = headers["content-type"] ?? "";
        const answer = await post(url.replace("/v1/", ""), body, { "content-type": type });
        expect(answer).toMatchObject({ status: 200, body: { success: true } });
      }
    }
    expect(await count("rejected_message")).toBe(0);
    expect(await count("accepted_message")).toBe(messages);
    expect(await count("event where properties ? '城市' and properties->>'城市' = '北京'")).toBe(1);
  });
});
