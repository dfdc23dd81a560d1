import { recordAudit } from "#lib/audit/record.ts";
import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { type Db, db, transaction } from "#lib/db/client.ts";
import type { Page } from "#lib/http/paging.ts";
import { AppError } from "#lib/std/app-error.ts";
import { newLink } from "#lib/users/link.ts";
import { deleteLinks, saveLink } from "#lib/users/password-store.ts";
import type { InviteInput, UpdateUserInput, User, UserLink, UserListInput } from "#lib/users/schema.ts";
import {
  countOtherAdmins,
  deleteUser,
  endSessions,
  findUser,
  insertUser,
  isEmailTaken,
  listUsers,
  lockAdmins,
  updateUserRow,
} from "#lib/users/store.ts";

export async function listPeople(actor: Actor, input: UserListInput): Promise<Page<User>> {
  requirePermission(actor, "user:manage");
  return listUsers(db, input);
}

export async function invitePerson(actor: Actor, input: InviteInput): Promise<UserLink> {
  requirePermission(actor, "user:manage");
  return transaction(async (tx) => {
    await lockAdmins(tx);
    if (await isEmailTaken(tx, input.email))
      throw new AppError("conflict", "users.email_taken", { email: input.email });
    const id = crypto.randomUUID();
    await insertUser(tx, { id, ...input });
    const link = await linkFor(tx, id);
    await recordAudit(tx, actor, { action: "user.invited", subject: `user:${id}`, detail: input });
    return link;
  });
}

export async function updatePerson(actor: Actor, input: UpdateUserInput): Promise<User> {
  requirePermission(actor, "user:manage");
  return changing(input.id, async (tx, before) => {
    const subject = `user:${before.id}`;
    if (input.role && input.role !== "admin") await keepAnAdmin(tx, before);
    await updateUserRow(tx, before.id, { name: input.name ?? before.name, role: input.role ?? before.role });
    if (input.name && input.name !== before.name) {
      const detail = { before: before.name, after: input.name };
      await recordAudit(tx, actor, { action: "user.renamed", subject, detail });
    }
    if (input.role && input.role !== before.role) {
      const detail = { before: before.role, after: input.role };
      await recordAudit(tx, actor, { action: "user.role_changed", subject, detail });
    }
  });
}

export async function disablePerson(actor: Actor, id: string): Promise<User> {
  requirePermission(actor, "user:manage");
  return changing(id, async (tx, before) => {
    if (actor.kind === "user" && actor.userId === id) throw new AppError("conflict", "users.own_account");
    await keepAnAdmin(tx, before);
    await updateUserRow(tx, id, { banned: true });
    await endSessions(tx, id);
    await deleteLinks(tx, id);
    await recordAudit(tx, actor, {
      action: "user.disabled",
      subject: `user:${id}`,
      detail: { name: before.name },
    });
  });
}

export async function enablePerson(actor: Actor, id: string): Promise<User> {
  requirePermission(actor, "user:manage");
  return changing(id, async (tx, before) => {
    await updateUserRow(tx, id, { banned: false });
    await recordAudit(tx, actor, {
      action: "user.enabled",
      subject: `user:${id}`,
      detail: { name: before.name },
    });
  });
}

/** A new link to choose a password with, for who has forgotten theirs or lost the first one. */
export async function createPersonLink(actor: Actor, id: string): Promise<UserLink> {
  requirePermission(actor, "user:manage");
  return transaction(async (tx) => {
    const user = await getUser(tx, id);
    if (user.status === "disabled") throw new AppError("conflict", "users.is_disabled", { name: user.name });
    const link = await linkFor(tx, id);
    await recordAudit(tx, actor, {
      action: "user.link_created",
      subject: `user:${id}`,
      detail: { name: user.name },
    });
    return link;
  });
}

export async function removePerson(actor: Actor, id: string): Promise<{ done: true }> {
  requirePermission(actor, "user:manage");
  return transaction(async (tx) => {
    await lockAdmins(tx);
    const user = await getUser(tx, id);
    if (actor.kind === "user" && actor.userId === id) throw new AppError("conflict", "users.own_account");
    await keepAnAdmin(tx, user);
    await deleteLinks(tx, id);
    await deleteUser(tx, id);
    const detail = { name: user.name, email: user.email, role: user.role };
    await recordAudit(tx, actor, { action: "user.removed", subject: `user:${id}`, detail });
    return { done: true };
  });
}

async function changing(id: string, change: (tx: Db, before: User) => Promise<void>): Promise<User> {
  return transaction(async (tx) => {
    await lockAdmins(tx);
    await change(tx, await getUser(tx, id));
    return getUser(tx, id);
  });
}

async function getUser(tx: Db, id: string): Promise<User> {
  const user = await findUser(tx, id);
  if (!user) throw new AppError("not_found", "users.not_found");
  return user;
}

/** Refuses what would leave nobody who can manage people. Needs lockAdmins. */
async function keepAnAdmin(tx: Db, user: User): Promise<void> {
  if (user.role !== "admin" || user.status === "disabled") return;
  if ((await countOtherAdmins(tx, user.id)) === 0) throw new AppError("conflict", "users.last_admin");
}

async function linkFor(tx: Db, userId: string): Promise<UserLink> {
  const link = newLink(new Date());
  await saveLink(tx, { userId, tokenHash: link.tokenHash, expiresAt: link.expiresAt });
  return { user: await getUser(tx, userId), path: link.path, expiresAt: link.expiresAt.toISOString() };
}
