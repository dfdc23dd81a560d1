import { beforeEach, expect, it } from "vitest";
import { auth } from "#lib/auth/auth.ts";
import { openDatabase, replaceDatabase } from "#lib/db/client.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { handleApi } from "#lib/http/handle.ts";
import { handleAuth } from "#lib/http/handle-auth.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const admin = {
  name: "Ada",
  email: "ada@example.com",
  password: "a long password",
  shopName: "Shop",
  timeZone: "Europe/Berlin",
  currency: "EUR",
  locale: "en",
};

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const sent = { host: "localhost", "content-type": "application/json", ...headers };
  return handleApi(
    new Request(`http://localhost/api${path}`, { method: "POST", headers: sent, body: JSON.stringify(body) }),
  );
}

const get = (path: string) =>
  handleApi(new Request(`http://localhost/api${path}`, { headers: { host: "localhost" } }));

it("says in the caller's language why it refuses, with a code to act on", async () => {
  await post("/first-admin", admin);
  const response = await post(
    "/first-admin",
    { ...admin, email: "b@example.com" },
    { "accept-language": "zh-CN" },
  );
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({
    message: "已有管理员。请登录。",
    data: { code: "users.not_first_visit" },
  });
});

it("answers 400 with the issues for what is not valid", async () => {
  const response = await post("/first-admin", { ...admin, timeZone: "Mars/Olympus" });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ data: { issues: [{ path: ["timeZone"] }] } });
});

it("answers 503 with Retry-After, and says so, while the database cannot be used", async () => {
  await post("/first-admin", admin);
  const { email, password } = admin;
  const signedIn = await auth().api.signInEmail({ body: { email, password }, asResponse: true });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  const ask = () =>
    handleApi(new Request("http://localhost/api/overview", { headers: { host: "localhost", cookie } }));
  expect((await ask()).status).toBe(200);
  const away = openDatabase("postgresql://nobody@127.0.0.1:1/none");
  replaceDatabase(away);
  const responses = [await ask(), await post("/first-admin", admin)];
  const signIn = await handleAuth(
    new Request("http://localhost/api/auth/sign-in/email", {
      method: "POST",
      headers: { host: "localhost", origin: "http://localhost", "content-type": "application/json" },
      body: JSON.stringify({ email, password }),
    }),
  );
  replaceDatabase(db);
  await away.close();
  responses.push(signIn);
  for (const response of responses) {
    expect(response.status).toBe(503);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await response.json()).toMatchObject({
      message: expect.stringMatching(/[Tt]ry again in a moment/),
    });
  }
  expect((await ask()).status).toBe(200);
});

it("answers 401 to who is not signed in, and 404 where there is no operation", async () => {
  expect((await get("/overview")).status).toBe(401);
  expect((await get("/nothing")).status).toBe(404);
});

it.each([
  [{ origin: "https://evil.example" }, 403],
  [{ "sec-fetch-site": "cross-site" }, 403],
  [{ "sec-fetch-site": "same-site" }, 403],
  [{ "content-type": "text/plain" }, 415],
  [{ "content-type": "application/x-www-form-urlencoded" }, 415],
])("refuses to change anything for %j", async (headers, status) => {
  expect((await post("/first-admin", admin, headers as Record<string, string>)).status).toBe(status);
  expect(await db.user.count()).toBe(0);
});

it("lets nothing of an answer be run, framed, guessed at or kept", async () => {
  const { headers } = await get("/overview");
  expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("cache-control")).toBe("no-store");
});
