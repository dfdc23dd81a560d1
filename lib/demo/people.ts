import type { Role } from "#lib/auth/permissions.ts";

export type DemoPerson = {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly password: string;
};

/** As whom one can sign in to the demo. Their passwords are no secret: the demo listens on this machine alone. */
export const demoPeople: Readonly<Record<Role, DemoPerson>> = {
  marketer: aPerson("marketer", "Mia Marketer"),
  analyst: aPerson("analyst", "Ana Lyst"),
  admin: aPerson("admin", "Ada Min"),
};

function aPerson(role: Role, name: string): DemoPerson {
  return { role, name, email: `${role}@demo.example`, password: `tideline-${role}` };
}
