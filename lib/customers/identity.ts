import type { Instant } from "#lib/std/time-zone.ts";

/**
 * Who is whom. An identity is a user id or an anonymous id; the two are told apart even when they are the same text.
 * Messages give links; links, replayed in the order of time, give merges: every identity is merged into another at
 * most once, and a customer is the root that is reached by following merges up to `asOf`.
 */
export type IdentityKind = "user" | "anonymous";
export type Identity = string;

/**
 * - `claim`: a user (`to`) sent a message with this anonymous id (`from`). The first claim holds for ever.
 * - `alias`: a user (`to`) says that another user id (`from`) is the same customer.
 */
export type IdentityLink = {
  readonly kind: "claim" | "alias";
  readonly from: Identity;
  readonly to: Identity;
  readonly at: Instant;
  /** Order of arrival, for links of one instant. */
  readonly no: number;
};

export type Merge = { readonly from: Identity; readonly into: Identity; readonly at: Instant };

/** An identity as one text: unambiguous, since kinds are told apart by the first letter. */
export function identity(kind: IdentityKind, id: string): Identity {
  return `${kind === "user" ? "u" : "a"}:${id}`;
}

export function identityKind(of: Identity): IdentityKind {
  return of.startsWith("u:") ? "user" : "anonymous";
}

export function identityId(of: Identity): string {
  return of.slice(2);
}

/**
 * Which identities were merged into which, and when. Links may come in any order; those that change nothing (a later
 * claim, an alias within one customer) give no merge.
 */
export function resolveMerges(links: readonly IdentityLink[]): readonly Merge[] {
  const merges = new Map<Identity, Merge>();
  for (const link of links.toSorted((a, b) => a.at - b.at || a.no - b.no)) {
    const isClaim = link.kind === "claim";
    const from = isClaim ? link.from : rootOf(link.from, merges);
    const into = isClaim ? link.to : rootOf(link.to, merges);
    if (from !== into && !merges.has(from)) merges.set(from, { from, into, at: link.at });
  }
  return [...merges.values()];
}

/** The customer an identity stands for, once the merges up to `asOf` are applied (all of them without it). */
export function rootOf(
  of: Identity,
  merges: ReadonlyMap<Identity, Merge>,
  asOf: Instant = Infinity,
): Identity {
  let current = of;
  for (let merge = merges.get(current); merge && merge.at <= asOf; merge = merges.get(current))
    current = merge.into;
  return current;
}
