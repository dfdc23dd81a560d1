import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import { actorOf, type Session } from "#lib/auth/actor.ts";
import { auth } from "#lib/auth/auth.ts";
import { type Actor, can, type Permission, roles } from "#lib/auth/permissions.ts";
import { isLocale } from "#lib/i18n/locales.ts";

export async function findSessionIn(requestHeaders: Headers): Promise<Session | undefined> {
  const found = await auth().api.getSession({ headers: requestHeaders });
  const role = roles.find((each) => each === found?.user.role);
  if (!found || !role || found.user.banned) return undefined;
  const { user, session } = found;
  const locale = isLocale(user.locale) ? user.locale : undefined;
  return { id: session.id, userId: user.id, name: user.name, email: user.email, role, locale };
}

/** The session of the page being rendered; asked for once a request. */
export const findSession = cache(async () => findSessionIn(await headers()));

/** For pages: the session, or on to signing in and back here. */
export async function requireSession(): Promise<Session> {
  const session = await findSession();
  if (session) return session;
  const path = (await headers()).get("x-tideline-path") ?? "/";
  redirect(path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`);
}

/** For pages: who acts, if they may see this page; the forbidden face otherwise. The services check again. */
export async function requireActor(permission: Permission): Promise<Actor> {
  const actor = actorOf(await requireSession());
  if (!can(actor, permission)) forbidden();
  return actor;
}
