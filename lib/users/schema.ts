import { z } from "zod";
import { roles } from "#lib/auth/permissions.ts";
import { pageInput } from "#lib/http/paging.ts";
import { locales } from "#lib/i18n/locales.ts";
import { currencySchema, timeZoneSchema } from "#lib/settings/schema.ts";

export const roleSchema = z.enum(roles);
export const nameSchema = z.string().trim().min(1).max(120);
export const emailSchema = z.email().trim().toLowerCase().max(254);
export const passwordSchema = z.string().min(10).max(128);

/** invited: has not chosen a password yet. */
export const userStatuses = ["active", "invited", "disabled"] as const;

/** Somebody who signs in to Tideline. */
export const userSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  status: z.enum(userStatuses),
  createdAt: z.string(),
  lastSeenAt: z.string().nullable(),
});
export type User = z.infer<typeof userSchema>;

export const userIdInput = z.object({ id: z.string().min(1).max(64) });
export const userListInput = pageInput.extend({ role: roleSchema.optional() });
export type UserListInput = z.infer<typeof userListInput>;

export const inviteInput = z.object({ name: nameSchema, email: emailSchema, role: roleSchema });
export type InviteInput = z.infer<typeof inviteInput>;

export const updateUserInput = userIdInput.extend({
  name: nameSchema.optional(),
  role: roleSchema.optional(),
});
export type UpdateUserInput = z.infer<typeof updateUserInput>;

/** A link to choose a password with: its path on this host. Shown once; works once, for seven days. */
export const userLinkSchema = z.object({ user: userSchema, path: z.string(), expiresAt: z.string() });
export type UserLink = z.infer<typeof userLinkSchema>;

export const welcomeInput = z.object({ token: z.string().min(20).max(100), password: passwordSchema });
export type WelcomeInput = z.infer<typeof welcomeInput>;

export const firstAdminInput = z.object({
  name: nameSchema,
  email: emailSchema,
  password: passwordSchema,
  shopName: z.string().trim().min(1).max(120),
  timeZone: timeZoneSchema,
  currency: currencySchema,
  locale: z.enum(locales),
});
export type FirstAdminInput = z.infer<typeof firstAdminInput>;

export const accountSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  locale: z.enum(locales).nullable(),
});
export type Account = z.infer<typeof accountSchema>;

export const updateAccountInput = z.object({
  name: nameSchema.optional(),
  locale: z.enum(locales).nullable().optional(),
});
export type UpdateAccountInput = z.infer<typeof updateAccountInput>;

export const changePasswordInput = z.object({
  currentPassword: z.string().min(1).max(128),
  newPassword: passwordSchema,
});
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

/** A browser in which this person is signed in. */
export const accountSessionSchema = z.object({
  id: z.string(),
  isCurrent: z.boolean(),
  userAgent: z.string().nullable(),
  ipAddress: z.string().nullable(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
});
export type AccountSession = z.infer<typeof accountSessionSchema>;
