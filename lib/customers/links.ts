import { type Identity, type IdentityLink, identity } from "#lib/customers/identity.ts";
import type { Message } from "#lib/messages/schema.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** The identity that a message's event and traits belong to: its user id, else its anonymous id. */
export function senderOf(message: Message): Identity {
  if (message.userId !== undefined) return identity("user", message.userId);
  return identity("anonymous", message.anonymousId ?? "");
}

export type Sighted = { readonly of: Identity; readonly firstAt: Instant };

/**
 * Identities that an alias names without having been heard of stand ready for what they may send later, but exist only
 * from then on: what is aliased may as well be an anonymous id, and that one may belong to somebody else.
 */
export const NOT_YET: Instant = Date.UTC(9999, 11, 31);

/** Every identity that a message speaks for, and from when on it exists at the latest. */
export function identitiesOf(message: Message): readonly Sighted[] {
  const { userId, anonymousId, at } = message;
  const own = [
    ...(userId === undefined ? [] : [{ of: identity("user", userId), firstAt: at }]),
    ...(anonymousId === undefined ? [] : [{ of: identity("anonymous", anonymousId), firstAt: at }]),
  ];
  if (message.kind !== "alias") return own;
  const { previousId } = message;
  return [
    ...own,
    { of: identity("anonymous", previousId), firstAt: at },
    { of: identity("user", previousId), firstAt: previousId === userId ? at : NOT_YET },
  ];
}

/**
 * What a message says about who is whom. A user's first message also claims the anonymous id of the same text, so
 * that no two customers have one name. Of equal links only the earliest counts: whoever stores them need keep no
 * other, and may leave out claims of anonymous ids that no message ever used, until one does.
 */
export function linksOf(message: Message, no: number): readonly IdentityLink[] {
  const { userId, anonymousId, at } = message;
  if (userId === undefined) return [];
  const to = identity("user", userId);
  const claims = new Set([userId, ...(anonymousId === undefined ? [] : [anonymousId])]);
  const links: IdentityLink[] = [];
  for (const id of claims) links.push({ kind: "claim", from: identity("anonymous", id), to, at, no });
  if (message.kind === "alias" && message.previousId !== userId) {
    links.push({ kind: "claim", from: identity("anonymous", message.previousId), to, at, no });
    links.push({ kind: "alias", from: identity("user", message.previousId), to, at, no });
  }
  return links;
}
