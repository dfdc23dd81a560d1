import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Session } from "#lib/auth/actor.ts";
import { type Permission, permissions, type Role, roles } from "#lib/auth/permissions.ts";
import { operations } from "#lib/http/operations.ts";
import { router } from "#lib/http/router.ts";
import { AppError } from "#lib/std/app-error.ts";

// Services are called as they are; only what they ask of `requirePermission` is watched. A caller who may goes no further
// than that, so nothing is read or written and no database is needed.
const asked: Permission[] = [];
class Allowed extends Error {}

vi.mock("#lib/auth/permissions.ts", async (original) => {
  const real = await original<typeof import("#lib/auth/permissions.ts")>();
  const requirePermission: typeof real.requirePermission = (actor, permission) => {
    asked.push(permission);
    real.requirePermission(actor, permission);
    throw new Allowed();
  };
  return { ...real, requirePermission };
});

beforeEach(() => {
  asked.length = 0;
});

const guarded = operations().filter((operation) => operation.access !== "public");

it("has an operation for each handler, each with a permission that exists", () => {
  expect(operations().length).toBeGreaterThan(10);
  for (const { name, access } of operations()) {
    expect(access === "public" || access in permissions, `${name} declares ${access}`).toBe(true);
  }
});

it("leaves open only what is needed before anyone is signed in", () => {
  const open = operations().filter((operation) => operation.access === "public");
  expect(open.map((operation) => operation.name)).toEqual([
    "welcome.createFirstAdmin",
    "welcome.choosePassword",
  ]);
});

describe.each(guarded)("$name", ({ path, access }) => {
  it("asks first for the permission that its contract declares", async () => {
    await expect(handle(path, aSession("admin"))).rejects.toThrow(Allowed);
    expect(asked).toEqual([access]);
  });

  it.each(roles)("answers a %s as the table of permissions says", async (role) => {
    const allowed: readonly Role[] = permissions[access as Permission];
    const refusal = await handle(path, aSession(role)).catch((error: unknown) => error);
    if (allowed.includes(role)) expect(refusal).toBeInstanceOf(Allowed);
    else expect(refusal).toMatchObject({ kind: "forbidden", params: { permission: access } });
  });

  it("refuses who is not signed in", async () => {
    const refusal = await handle(path, undefined).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal).toMatchObject({ kind: "unauthenticated" });
  });
});

type Handler = (options: unknown) => unknown;

async function handle(path: readonly string[], session: Session | undefined): Promise<unknown> {
  let found: unknown = router;
  for (const key of path) found = (found as Record<string, unknown>)[key];
  const { handler } = (found as { "~orpc": { handler: Handler } })["~orpc"];
  return handler({ context: { session, headers: new Headers() }, input: {}, errors: {}, path });
}

function aSession(role: Role): Session {
  return { id: "s", userId: "u", name: "Somebody", email: "s@example.com", role, locale: undefined };
}
