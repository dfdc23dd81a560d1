import { AppError } from "#lib/std/app-error.ts";

export const roles = ["marketer", "analyst", "admin"] as const;
export type Role = (typeof roles)[number];

const everyone: readonly Role[] = roles;
const analysts: readonly Role[] = ["analyst", "admin"];
const admins: readonly Role[] = ["admin"];

/** Who may do what. A marketer sees and exports, an analyst also edits and proposes, an admin also decides and manages. */
export const permissions = {
  "account:own": everyone,
  "overview:read": everyone,
  "shop:read": everyone,
  "catalog:read": everyone,
  "customer:read": everyone,
  "customer:export": everyone,
  "segment:read": everyone,
  "segment:export": everyone,
  "change:read": everyone,
  "drift:read": everyone,

  "catalog:edit": analysts,
  "import:read": analysts,
  "import:run": analysts,
  "list:edit": analysts,
  "rejected:read": analysts,
  "segment:preview": analysts,
  "segment:propose": analysts,
  "change:comment": analysts,

  "catalog:protect": admins,
  "change:decide": admins,
  "customer:delete": admins,
  "rejected:decide": admins,
  "shop:edit": admins,
  "user:manage": admins,
  "write_key:manage": admins,
  "destination:manage": admins,
  "llm:manage": admins,
  "glossary:manage": admins,
  "audit:read": admins,
  "health:read": admins,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Who acts: a person who is signed in, or the system itself (jobs, the command line), which may do everything. */
export type Actor =
  | { readonly kind: "user"; readonly userId: string; readonly name: string; readonly role: Role }
  | { readonly kind: "system"; readonly name: string };

export function systemActor(name: string): Actor {
  return { kind: "system", name };
}

export function can(actor: Actor, permission: Permission): boolean {
  if (actor.kind === "system") return true;
  const allowed: readonly Role[] = permissions[permission];
  return allowed.includes(actor.role);
}

/** Throws `forbidden` unless the actor's role has the permission. Services call it first, and only here is it decided. */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (!can(actor, permission)) throw new AppError("forbidden", "common.forbidden", { permission });
}
