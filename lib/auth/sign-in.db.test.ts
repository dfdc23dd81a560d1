import { hashPassword } from "better-auth/crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";

vi.hoisted(() => {
  process.env.TIDELINE_AUTH_SECRET = "a secret of the tests, long enough to be one";
});

const { findSessionIn } = await import("#lib/auth/session.ts");
const { addressLimit } = await import("#lib/auth/sign-in-guard.ts");
const { handleAuth } = await import("#lib/http/handle-auth.ts");
const db = await testDatabase();
const password = "a long password";
const hash = await hashPassword(password);
let address = 0;

beforeEach(async () => {
  await emptyTables(db);
  await db.user.create({
    data: {
      id: "ana",
      name: "Ana",
      email: "ana@example.com",
      role: "analyst",
      accounts: { create: { id: "a", accountId: "ana", providerId: "credential", password: hash } },
    },
  });
});

/** A request as the browser sends it, each from another address unless one is given. */
function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  address += 1;
  return handleAuth(
    new Request(`http://localhost:3000/api/auth/${path}`, {
      method: "POST",
      headers: {
        host: "localhost:3000",
        origin: "http://localhost:3000",
        "content-type": "application/json",
        "x-forwarded-for": `10.0.${Math.trunc(address / 250)}.${address % 250}`,
        ...headers,
      },
      body: JSON.stringify(body),
    }),
  );
}

const signIn = (typed: string, headers?: Record<string, string>, email = "ana@example.com") =>
  post("sign-in/email", { email, password: typed }, headers);

it("signs in with the right password, by a cookie that scripts cannot read and other sites cannot send", async () => {
  const response = await signIn(password);
  expect(response.status).toBe(200);
  const cookie = response.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/^tideline\.session_token=/);
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/);
  const session = await findSessionIn(new Headers({ cookie: cookie.split(";")[0] ?? "" }));
  expect(session).toMatchObject({ userId: "ana", role: "analyst" });
});

it("says the same of a wrong password and of an unknown address", async () => {
  const [wrong, unknown] = [await signIn("not it at all"), await signIn(password, {}, "nobody@example.com")];
  expect(wrong.status).toBe(401);
  expect(unknown.status).toBe(401);
  expect(await wrong.json()).toEqual(await unknown.json());
});

describe("the limits", () => {
  it("stop guessing at one account, from however many addresses, and are kept in the database", async () => {
    for (let attempt = 0; attempt < 10; attempt++)
      expect((await signIn(`guess ${attempt}`)).status).toBe(401);
    expect((await signIn(password)).status).toBe(429);
    expect((await db.rateLimit.findMany()).filter((row) => row.key.startsWith("account|"))).toHaveLength(1);
    await db.sql.query("UPDATE rate_limit SET last_request = last_request - 901000");
    expect((await signIn(password)).status).toBe(200);
  });

  it("forget wrong attempts once the password was right", async () => {
    for (let round = 0; round < 3; round++) {
      for (let attempt = 0; attempt < 6; attempt++) expect((await signIn("guess")).status).toBe(401);
      expect((await signIn(password)).status).toBe(200);
    }
  });

  it("stop one address that tries many accounts", async () => {
    const tryOne = (email: string) => signIn("guess", { "x-forwarded-for": "192.0.2.7" }, email);
    expect((await tryOne("first@example.com")).status).toBe(401);
    await db.rateLimit.updateMany({
      where: { key: { startsWith: "192.0.2.7|" } },
      data: { count: addressLimit.max - 1 },
    });
    expect((await tryOne("last@example.com")).status).toBe(401);
    expect((await tryOne("one-too-many@example.com")).status).toBe(429);
  });

  it("count an address's minute from its first attempt, so that a busy office is not shut out", async () => {
    const tryOne = (email: string) => signIn("guess", { "x-forwarded-for": "192.0.2.8" }, email);
    const where = { key: { startsWith: "192.0.2.8|" } };
    const begin = (secondsAgo: number) =>
      db.rateLimit.updateMany({
        where,
        data: { count: addressLimit.max - 1, lastRequest: BigInt(Date.now() - secondsAgo * 1_000) },
      });
    expect((await tryOne("first@example.com")).status).toBe(401);
    await begin(59);
    expect((await tryOne("second@example.com")).status).toBe(401);
    expect(Number((await db.rateLimit.findFirstOrThrow({ where })).lastRequest)).toBeLessThan(
      Date.now() - 58_000,
    );
    await begin(61);
    expect((await tryOne("third@example.com")).status).toBe(401);
    expect((await db.rateLimit.findFirstOrThrow({ where })).count).toBe(1);
  });
});

it("refuses who is disabled, and only after the right password", async () => {
  await db.user.update({ where: { id: "ana" }, data: { banned: true } });
  expect((await signIn("guess")).status).toBe(401);
  expect((await signIn(password)).status).toBe(403);
  expect(await db.session.count()).toBe(0);
});

it("refuses requests of other sites", async () => {
  expect((await signIn(password, { origin: "https://evil.example" })).status).toBe(403);
  expect((await signIn(password, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect(await db.session.count()).toBe(0);
});

it.each(["sign-up/email", "update-user", "change-email", "delete-user", "change-password"])(
  "does not serve %s: people are managed by our own services",
  async (path) => {
    expect((await post(path, {})).status).toBe(404);
  },
);

it("forgets the session when one signs out", async () => {
  const cookie = (await signIn(password)).headers.get("set-cookie")?.split(";")[0] ?? "";
  expect((await post("sign-out", {}, { cookie })).status).toBe(200);
  expect(await findSessionIn(new Headers({ cookie }))).toBeUndefined();
});
