import { hashPassword, verifyPassword } from "better-auth/crypto";
import { recordAudit } from "#lib/audit/record.ts";
import { actorOf, type Session } from "#lib/auth/actor.ts";
import { clearAttempts, countAttempt } from "#lib/auth/attempts.ts";
import { requirePermission } from "#lib/auth/permissions.ts";
import { db, transaction } from "#lib/db/client.ts";
import { AppError } from "#lib/std/app-error.ts";
import { endSession, findPasswordHash, listSessions, savePassword } from "#lib/users/password-store.ts";
import type { Account, AccountSession, ChangePasswordInput, UpdateAccountInput } from "#lib/users/schema.ts";
import { endSessions, updateUserRow } from "#lib/users/store.ts";

const passwordAttempts = { max: 10, windowSeconds: 900 };

export function getAccount(session: Session): Account {
  requirePermission(actorOf(session), "account:own");
  const { userId, name, email, role, locale } = session;
  return { id: userId, name, email, role, locale: locale ?? null };
}

export async function updateAccount(session: Session, input: UpdateAccountInput): Promise<Account> {
  const actor = actorOf(session);
  requirePermission(actor, "account:own");
  const locale = input.locale === undefined ? (session.locale ?? null) : input.locale;
  const name = input.name ?? session.name;
  await transaction(async (tx) => {
    await updateUserRow(tx, session.userId, { name, locale });
    if (name === session.name) return;
    const detail = { before: session.name, after: name };
    await recordAudit(tx, actor, { action: "user.renamed", subject: `user:${session.userId}`, detail });
  });
  return { id: session.userId, name, email: session.email, role: session.role, locale };
}

/** Needs the current password, however long ago one signed in; every other browser is signed out. */
export async function changePassword(session: Session, input: ChangePasswordInput): Promise<{ done: true }> {
  const actor = actorOf(session);
  requirePermission(actor, "account:own");
  const key = `password|${session.userId}`;
  const attempts = await countAttempt(db, key, passwordAttempts.windowSeconds);
  if (attempts > passwordAttempts.max) throw new AppError("too_many", "users.too_many_attempts");
  const hash = await findPasswordHash(db, session.userId);
  const isRight = hash !== undefined && (await verifyPassword({ hash, password: input.currentPassword }));
  if (!isRight) throw new AppError("invalid", "users.wrong_password");
  const newHash = await hashPassword(input.newPassword);
  await transaction(async (tx) => {
    await savePassword(tx, session.userId, newHash);
    await endSessions(tx, session.userId, session.id);
    const subject = `user:${session.userId}`;
    await recordAudit(tx, actor, { action: "user.password_changed", subject, detail: {} });
  });
  await clearAttempts(db, key);
  return { done: true };
}

export async function listOwnSessions(session: Session): Promise<AccountSession[]> {
  requirePermission(actorOf(session), "account:own");
  const rows = await listSessions(db, session.userId, new Date());
  return rows.map((row) => ({ ...row, isCurrent: row.id === session.id }));
}

export async function endOwnSession(session: Session, sessionId: string): Promise<{ done: true }> {
  requirePermission(actorOf(session), "account:own");
  await endSession(db, session.userId, sessionId);
  return { done: true };
}
