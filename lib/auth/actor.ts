import type { Actor, Role } from "#lib/auth/permissions.ts";
import type { Locale } from "#lib/i18n/locales.ts";

/** Who is signed in, in one browser. */
export type Session = {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly locale: Locale | undefined;
};

export function actorOf(session: Session): Actor {
  return { kind: "user", userId: session.userId, name: session.name, role: session.role };
}
