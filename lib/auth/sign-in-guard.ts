import { createHash } from "node:crypto";
import { APIError } from "better-auth/api";
import { clearAttempts, countAttempt } from "#lib/auth/attempts.ts";
import { findUserAccess } from "#lib/auth/user-access-store.ts";
import { db } from "#lib/db/client.ts";

/** Wrong passwords for one account, from wherever they come: no more than this in that time. */
const accountLimit = { max: 10, windowSeconds: 900 } as const;

/** Attempts from one address, of all the people behind it, in any minute that begins with one (in seconds). */
export const addressLimit = { max: 40, window: 60 } as const;

/**
 * Where better-auth counts requests by address and path. Its own count goes on until nobody has come for a whole window:
 * an office whose people sign in once a minute would be shut out in the end.
 */
export const addressCounts = {
  consume: async (key: string, rule: { readonly window: number; readonly max: number }) => {
    const count = await countAttempt(db, key, rule.window);
    return count <= rule.max
      ? { allowed: true, retryAfter: null }
      : { allowed: false, retryAfter: rule.window };
  },
};

/**
 * Counts an attempt to sign in to an account and refuses it beyond the limit, also when each attempt claims to come from
 * another address.
 */
export async function guardAccount(email: string): Promise<void> {
  const attempts = await countAttempt(db, attemptKey(email), accountLimit.windowSeconds);
  if (attempts > accountLimit.max) {
    throw new APIError("TOO_MANY_REQUESTS", { code: "TOO_MANY_ATTEMPTS", message: "Too many attempts" });
  }
}

/** Runs once the password was right: refuses who is disabled, and forgets the wrong attempts of the others. */
export async function admit(userId: string): Promise<void> {
  const user = await findUserAccess(db, userId);
  if (!user || user.isDisabled) {
    throw new APIError("FORBIDDEN", { code: "ACCOUNT_DISABLED", message: "This account is disabled" });
  }
  await clearAttempts(db, attemptKey(user.email));
}

function attemptKey(email: string): string {
  return `account|${createHash("sha256").update(email.trim().toLowerCase()).digest("hex")}`;
}
