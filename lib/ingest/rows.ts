import { type Identity, type IdentityLink, identityId, identityKind } from "#lib/customers/identity.ts";
import { identitiesOf, linksOf, senderOf } from "#lib/customers/links.ts";
import type { LinkRow } from "#lib/customers/merge.ts";
import type { CustomerRow, Sighting } from "#lib/customers/record.ts";
import type { Candidate } from "#lib/ingest/schema.ts";
import type { Message } from "#lib/messages/schema.ts";

/** A message that is accepted, with its number. */
export type Numbered = { readonly no: number; readonly message: Message; readonly candidate: Candidate };

/** Every identity that the messages speak for, with its first and last time. */
export function sightingsOf(accepted: readonly Numbered[]): readonly Sighting[] {
  const seen = new Map<Identity, Mutable<Sighting>>();
  for (const { message, candidate } of accepted) {
    // What an import brings is dated exactly, so that taking it back can tell what remains.
    const isImported = candidate.context.importId !== undefined;
    const isStored = leavesRows(message) && !isImported;
    const claiming = isImported || message.userId === undefined ? undefined : senderOf(message);
    for (const { of, firstAt } of identitiesOf(message)) {
      const ownClaimAt = of === claiming ? message.at : undefined;
      const known = seen.get(of);
      if (!known) seen.set(of, { of, firstAt, lastAt: message.at, isStored, ownClaimAt });
      else {
        known.firstAt = Math.min(known.firstAt, firstAt);
        known.lastAt = Math.max(known.lastAt, message.at);
        known.isStored &&= isStored;
        if (ownClaimAt !== undefined) known.ownClaimAt = Math.min(known.ownClaimAt ?? Infinity, ownClaimAt);
      }
    }
  }
  return [...seen.values()];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function leavesRows(message: Message): boolean {
  return message.kind === "event" || (message.kind === "traits" && Object.keys(message.traits).length > 0);
}

/** The links of the messages by row ids, only the earliest of equal ones from one source, without the own claims that are kept. */
export function linkRowsOf(
  accepted: readonly Numbered[],
  customerOf: (of: Identity) => CustomerRow,
): readonly LinkRow[] {
  const earliest = new Map<string, LinkRow>();
  for (const { message, no, candidate } of accepted) {
    const { importId } = candidate.context;
    for (const link of linksOf(message, no)) {
      const { id: toId, isOwnClaimKept } = customerOf(link.to);
      const isOwn = isOwnText(link);
      if (isOwn && isOwnClaimKept && importId === undefined) continue;
      const fromId = isOwn ? toId : customerOf(link.from).id;
      const key = `${fromId} ${toId} ${importId ?? ""}`;
      const known = earliest.get(key);
      if (!known || link.at < known.at)
        earliest.set(key, { kind: link.kind, no, at: link.at, fromId, toId, importId });
    }
  }
  return [...earliest.values()];
}

/** The claim of the anonymous id of the user's own text: there may be no such anonymous customer, and need not be. */
function isOwnText(link: IdentityLink): boolean {
  return (
    link.kind === "claim" && identityKind(link.to) === "user" && identityId(link.from) === identityId(link.to)
  );
}

/** Events as columns, for one `insert … select unnest`. */
export function eventColumnsOf(accepted: readonly Numbered[], idOf: (of: Identity) => number) {
  const columns = {
    no: [] as number[],
    at: [] as number[],
    customerId: [] as number[],
    name: [] as string[],
    properties: [] as string[],
    importId: [] as (string | null)[],
  };
  for (const { message, no, candidate } of accepted) {
    if (message.kind !== "event") continue;
    columns.no.push(no);
    columns.at.push(message.at);
    columns.customerId.push(idOf(senderOf(message)));
    columns.name.push(message.name);
    columns.properties.push(candidate.propertiesText ?? "{}");
    columns.importId.push(candidate.context.importId ?? null);
  }
  return columns;
}

/** Trait changes as columns. One that repeats the present value is kept: an earlier change may yet arrive late. */
export function traitColumnsOf(accepted: readonly Numbered[], idOf: (of: Identity) => number) {
  const columns = {
    no: [] as number[],
    trait: [] as string[],
    at: [] as number[],
    customerId: [] as number[],
    value: [] as string[],
    importId: [] as (string | null)[],
  };
  for (const { message, no, candidate } of accepted) {
    if (message.kind !== "traits") continue;
    const customerId = idOf(senderOf(message));
    for (const [trait, value] of Object.entries(message.traits)) {
      columns.no.push(no);
      columns.trait.push(trait);
      columns.at.push(message.at);
      columns.customerId.push(customerId);
      columns.value.push(JSON.stringify(value));
      columns.importId.push(candidate.context.importId ?? null);
    }
  }
  return columns;
}
