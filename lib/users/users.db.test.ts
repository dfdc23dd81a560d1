import { hashPassword } from "better-auth/crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { verifyAudit } from "#lib/audit/service.ts";
import type { Session } from "#lib/auth/actor.ts";
import { type Actor, systemActor } from "#lib/auth/permissions.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { changePassword } from "#lib/users/account-service.ts";
import { savePassword } from "#lib/users/password-store.ts";
import type { FirstAdminInput } from "#lib/users/schema.ts";
import {
  createPersonLink,
  disablePerson,
  enablePerson,
  invitePerson,
  listPeople,
  removePerson,
  updatePerson,
} from "#lib/users/service.ts";
import { choosePassword, createFirstAdmin, findWelcome, isFirstVisit } from "#lib/users/welcome-service.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const system = systemActor("test");
const page = { page: 1, pageSize: 50, direction: "asc", search: "" } as const;
const password = "a long password";

function aFirstAdmin(email = "ada@example.com"): FirstAdminInput {
  return { name: "Ada", email, password, shopName: "Shop", timeZone: "UTC", currency: "EUR", locale: "en" };
}

const tokenOf = (path: string) => path.replace("/welcome/", "");

async function aPerson(name: string, role: "admin" | "analyst"): Promise<{ id: string; actor: Actor }> {
  const email = `${name.toLowerCase()}@example.com`;
  const { user, path } = await invitePerson(system, { name, email, role });
  await choosePassword({ token: tokenOf(path), password });
  return { id: user.id, actor: { kind: "user", userId: user.id, name, role } };
}

describe("the first admin", () => {
  it("is created once, also when two try at the same time", async () => {
    expect(await isFirstVisit()).toBe(true);
    const tries = ["a@example.com", "b@example.com", "c@example.com"].map((email) =>
      createFirstAdmin(aFirstAdmin(email)),
    );
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected")
        expect(outcome.reason).toMatchObject({ code: "users.not_first_visit" });
    }
    expect(await db.user.count()).toBe(1);
    expect(await isFirstVisit()).toBe(false);
  });

  it("names the shop, and both are in the audit log", async () => {
    await createFirstAdmin(aFirstAdmin());
    expect(await db.shop.findFirst()).toMatchObject({ name: "Shop", currency: "EUR" });
    const entries = await db.auditEntry.findMany({ orderBy: { no: "asc" } });
    expect(entries.map((entry) => entry.action)).toEqual(["user.first_admin_created", "shop.created"]);
    expect(await verifyAudit(db)).toMatchObject({ isWhole: true, entries: 2 });
  });
});

describe("an invitation", () => {
  it("works once", async () => {
    const { path } = await invitePerson(system, { name: "Ana", email: "ana@example.com", role: "analyst" });
    const token = tokenOf(path);
    expect(await findWelcome(token)).toMatchObject({ name: "Ana", status: "invited" });
    const tries = await Promise.allSettled([1, 2].map(() => choosePassword({ token, password })));
    expect(tries.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    expect(await findWelcome(token)).toBeUndefined();
    expect((await listPeople(system, page)).rows).toMatchObject([{ status: "active" }]);
  });

  it("stops working when a new link is made, when it is old, and when the person is disabled", async () => {
    const first = await invitePerson(system, { name: "Ana", email: "ana@example.com", role: "analyst" });
    const second = await createPersonLink(system, first.user.id);
    expect(await findWelcome(tokenOf(first.path))).toBeUndefined();
    await db.sql.query("UPDATE verification SET expires_at = now() - interval '1 second'");
    await expect(choosePassword({ token: tokenOf(second.path), password })).rejects.toThrow(/link_used/);
    const third = await createPersonLink(system, first.user.id);
    await disablePerson(system, first.user.id);
    await expect(choosePassword({ token: tokenOf(third.path), password })).rejects.toThrow(/link_used/);
  });

  it("keeps only a hash of the link", async () => {
    const { path } = await invitePerson(system, { name: "Ana", email: "ana@example.com", role: "analyst" });
    const rows = JSON.stringify(await db.verification.findMany());
    expect(rows).not.toContain(tokenOf(path));
  });

  it("is refused for an address that is here already", async () => {
    const ana = { name: "Ana", email: "ana@example.com", role: "analyst" } as const;
    await invitePerson(system, ana);
    await expect(invitePerson(system, ana)).rejects.toMatchObject({
      kind: "conflict",
      code: "users.email_taken",
    });
  });
});

describe("the last admin", () => {
  it("cannot be demoted, disabled or removed", async () => {
    const { id } = await aPerson("Ada", "admin");
    await expect(updatePerson(system, { id, role: "analyst" })).rejects.toThrow(/last_admin/);
    await expect(disablePerson(system, id)).rejects.toThrow(/last_admin/);
    await expect(removePerson(system, id)).rejects.toThrow(/last_admin/);
  });

  it("does not count who was invited but never came", async () => {
    const { id } = await aPerson("Ada", "admin");
    await invitePerson(system, { name: "Bob", email: "bob@example.com", role: "admin" });
    await expect(updatePerson(system, { id, role: "analyst" })).rejects.toThrow(/last_admin/);
  });

  it("stays when two admins demote each other at the same time", async () => {
    const [ada, bob] = [await aPerson("Ada", "admin"), await aPerson("Bob", "admin")];
    const outcomes = await Promise.allSettled([
      updatePerson(ada.actor, { id: bob.id, role: "analyst" }),
      updatePerson(bob.actor, { id: ada.id, role: "analyst" }),
    ]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.user.count({ where: { role: "admin" } })).toBe(1);
  });
});

it("signs a disabled person out everywhere, and lets them in again when enabled", async () => {
  await aPerson("Ada", "admin");
  const { id } = await aPerson("Ana", "analyst");
  const expiresAt = new Date(Date.now() + 60_000);
  await db.session.create({ data: { id: "s", token: "t", userId: id, expiresAt } });
  expect(await disablePerson(system, id)).toMatchObject({ status: "disabled" });
  expect(await db.session.count()).toBe(0);
  expect(await enablePerson(system, id)).toMatchObject({ status: "active" });
});

it("refuses to disable or remove oneself", async () => {
  const ada = await aPerson("Ada", "admin");
  await aPerson("Bob", "admin");
  await expect(disablePerson(ada.actor, ada.id)).rejects.toThrow(/own_account/);
  await expect(removePerson(ada.actor, ada.id)).rejects.toThrow(/own_account/);
});

it("changes a password only with the current one, ends other sessions, and stops guessing", async () => {
  const { id } = await aPerson("Ana", "analyst");
  await savePassword(db, id, await hashPassword(password));
  const expiresAt = new Date(Date.now() + 60_000);
  for (const name of ["here", "there"]) {
    await db.session.create({ data: { id: name, token: name, userId: id, expiresAt } });
  }
  const session: Session = {
    id: "here",
    userId: id,
    name: "Ana",
    email: "",
    role: "analyst",
    locale: undefined,
  };
  const change = (currentPassword: string) =>
    changePassword(session, { currentPassword, newPassword: "another password" });
  await expect(change("wrong")).rejects.toMatchObject({ kind: "invalid", code: "users.wrong_password" });
  await change(password);
  expect((await db.session.findMany()).map((row) => row.id)).toEqual(["here"]);
  for (let attempt = 0; attempt < 10; attempt++)
    await expect(change("wrong")).rejects.toThrow(/wrong_password/);
  await expect(change("another password")).rejects.toMatchObject({ kind: "too_many" });
});
