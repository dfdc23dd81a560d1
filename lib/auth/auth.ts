import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { createAuthMiddleware } from "better-auth/api";
import { ownOrigin } from "#lib/auth/origin.ts";
import { addressCounts, addressLimit, admit, guardAccount } from "#lib/auth/sign-in-guard.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";

export const passwordLength = { min: 10, max: 128 } as const;

let created: ReturnType<typeof createAuth> | undefined;

/**
 * Sessions and passwords. Only signing in and out go through its HTTP handler (app/api/auth); people are managed by
 * lib/users, whose services check permissions and write the audit log.
 */
export function auth(): ReturnType<typeof createAuth> {
  created ??= createAuth();
  return created;
}

function createAuth() {
  return betterAuth({
    appName: "Tideline",
    baseURL: env.TIDELINE_URL,
    basePath: "/api/auth",
    secret: env.TIDELINE_AUTH_SECRET,
    database: prismaAdapter(db, { provider: "postgresql", transaction: true }),
    telemetry: { enabled: false },
    logger: { level: "error" },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    user: {
      additionalFields: {
        role: { type: "string", required: false, input: false },
        locale: { type: "string", required: false, input: false },
        banned: { type: "boolean", required: false, input: false },
      },
    },
    session: { expiresIn: 30 * 86_400, updateAge: 86_400, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      customStorage: addressCounts,
      window: 60,
      max: 300,
      customRules: { "/sign-in/email": addressLimit },
    },
    advanced: {
      cookiePrefix: "tideline",
      useSecureCookies: env.TIDELINE_URL?.startsWith("https://") ?? false,
    },
    trustedOrigins: (request) => (request ? [ownOrigin(request.headers)] : []),
    hooks: {
      before: createAuthMiddleware(async (context) => {
        if (context.path !== "/sign-in/email") return;
        const email: unknown = context.body?.email;
        if (typeof email === "string") await guardAccount(email);
      }),
    },
    databaseHooks: { session: { create: { before: async (session) => admit(session.userId) } } },
  });
}
