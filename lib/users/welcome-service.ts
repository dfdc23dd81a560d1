import { hashPassword } from "better-auth/crypto";
import { recordAudit } from "#lib/audit/record.ts";
import { db, transaction } from "#lib/db/client.ts";
import { foundShop } from "#lib/settings/service.ts";
import { AppError } from "#lib/std/app-error.ts";
import { linkTokenHash } from "#lib/users/link.ts";
import { findLinkUserId, savePassword, takeLink } from "#lib/users/password-store.ts";
import type { FirstAdminInput, User, WelcomeInput } from "#lib/users/schema.ts";
import { endSessions, findUser, hasUsers, insertUser, lockAdmins } from "#lib/users/store.ts";

/** Whether nobody can sign in yet, so that the first visit creates the first admin. */
export async function isFirstVisit(): Promise<boolean> {
  return !(await hasUsers(db));
}

/** Creates the first admin and names the shop. Of two at once, the lock lets one through; the other is refused. */
export async function createFirstAdmin(input: FirstAdminInput): Promise<{ done: true }> {
  const passwordHash = await hashPassword(input.password);
  return transaction(async (tx) => {
    await lockAdmins(tx);
    if (await hasUsers(tx)) throw new AppError("conflict", "users.not_first_visit");
    const id = crypto.randomUUID();
    const admin = { name: input.name, email: input.email, role: "admin" as const };
    const { shopName: name, timeZone, currency, locale } = input;
    await insertUser(tx, { id, ...admin });
    await savePassword(tx, id, passwordHash);
    const actor = { kind: "user", userId: id, name: input.name, role: "admin" } as const;
    await recordAudit(tx, actor, {
      action: "user.first_admin_created",
      subject: `user:${id}`,
      detail: admin,
    });
    const shop = { name, timeZone, currency, locale };
    await foundShop(tx, actor, shop);
    return { done: true };
  });
}

/** Whom a link is for, to greet them; nothing if it was used, replaced or is too old. */
export async function findWelcome(token: string): Promise<User | undefined> {
  const userId = await findLinkUserId(db, linkTokenHash(token), new Date());
  return userId === undefined ? undefined : findUser(db, userId);
}

/** Uses up a link: sets the password and signs the person out wherever they were. */
export async function choosePassword(input: WelcomeInput): Promise<{ email: string }> {
  const passwordHash = await hashPassword(input.password);
  return transaction(async (tx) => {
    const userId = await takeLink(tx, linkTokenHash(input.token), new Date());
    const user = userId === undefined ? undefined : await findUser(tx, userId);
    if (!user || user.status === "disabled") throw new AppError("not_found", "users.link_used");
    await savePassword(tx, user.id, passwordHash);
    await endSessions(tx, user.id);
    const actor = { kind: "user", userId: user.id, name: user.name, role: user.role } as const;
    await recordAudit(tx, actor, {
      action: "user.password_set",
      subject: `user:${user.id}`,
      detail: { name: user.name },
    });
    return { email: user.email };
  });
}
