import type { AnyContractRouter } from "@orpc/contract";
import { implement } from "@orpc/server";
import { actorOf, type Session } from "#lib/auth/actor.ts";
import type { Actor } from "#lib/auth/permissions.ts";
import { AppError } from "#lib/std/app-error.ts";

/** What a request brings to every operation. */
export type ApiContext = { session: Session | undefined; headers: Headers };

/** The contract of a noun, ready to be given its handlers: one line each, which calls one service. */
export function routesOf<T extends AnyContractRouter>(contract: T) {
  return implement<T, ApiContext>(contract);
}

/** Who calls; `unauthenticated` if nobody is signed in. What they may do is the service's to decide. */
export function actorIn(context: ApiContext): Actor {
  return actorOf(sessionIn(context));
}

export function sessionIn(context: ApiContext): Session {
  if (!context.session) throw new AppError("unauthenticated", "common.unauthenticated");
  return context.session;
}
