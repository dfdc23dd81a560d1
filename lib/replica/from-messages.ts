import type { DuckDBConnection } from "@duckdb/node-api";
import { uniqueMessages } from "#lib/customers/histories.ts";
import { type Identity, identityId, identityKind, resolveMerges } from "#lib/customers/identity.ts";
import { identitiesOf, linksOf, senderOf } from "#lib/customers/links.ts";
import type { Message } from "#lib/messages/schema.ts";
import { writeCustomers } from "#lib/replica/customers.ts";
import { createFacetReader } from "#lib/replica/facets.ts";
import { createRecorder } from "#lib/replica/record.ts";
import { type Node, settle } from "#lib/replica/roots.ts";
import { settleTraits } from "#lib/replica/succession.ts";
import { createTables, layoutOf, readTables, type Tables } from "#lib/replica/tables.ts";
import { createWriter } from "#lib/replica/writer.ts";
import type { Layout } from "#lib/rules/compile/layout.ts";
import type { TimeZone } from "#lib/std/time-zone.ts";

/** Fills an empty database with what messages say. */
export async function loadMessages(
  duckdb: DuckDBConnection,
  messages: readonly Message[],
  zone: TimeZone,
): Promise<Layout> {
  await createTables(duckdb, "messages", zone);
  const applied = uniqueMessages(messages);
  const nodes = nodesOf(applied);
  const settled = settle([...nodes.values()]);
  await writeCustomers(duckdb, [...nodes.values()], settled);
  const tables: Tables = await readTables(duckdb);
  const writer = createWriter(duckdb, tables);
  const recorder = createRecorder(writer, createFacetReader(zone), zone);
  for (const [no, message] of applied.entries()) {
    const sender = nodes.get(senderOf(message))?.no;
    if (sender === undefined) throw new Error("A message without a sender");
    const origin = { sender, at: message.at, no, importId: null };
    if (message.kind === "event") recorder.event(origin, message.name, message.properties);
    if (message.kind === "traits") {
      for (const [trait, value] of Object.entries(message.traits)) recorder.trait(origin, trait, value);
    }
  }
  await writer.flush((sender) => ({ s: sender, c: settled.get(sender)?.root ?? sender }));
  await settleTraits(duckdb, tables);
  let lastMergeAt = -Infinity;
  let lastBornAt = -Infinity;
  for (const { mergedAt = -Infinity, createdAt } of nodes.values()) {
    lastMergeAt = Math.max(lastMergeAt, mergedAt);
    lastBornAt = Math.max(lastBornAt, createdAt);
  }
  return layoutOf(tables, { lastMergeAt, lastBornAt, highest: nodes.size, isDense: true });
}

function nodesOf(messages: readonly Message[]): ReadonlyMap<Identity, Node> {
  const createdAt = new Map<Identity, number>();
  for (const message of messages) {
    for (const { of, firstAt } of identitiesOf(message)) {
      createdAt.set(of, Math.min(createdAt.get(of) ?? Infinity, firstAt));
    }
  }
  const numbers = new Map([...createdAt.keys()].map((of, index) => [of, index + 1]));
  const merges = new Map(
    resolveMerges(messages.flatMap((message, no) => linksOf(message, no))).map((merge) => [
      merge.from,
      merge,
    ]),
  );
  return new Map(
    [...createdAt].map(([of, at]) => {
      const merge = merges.get(of);
      const node: Node = {
        no: numbers.get(of) ?? 0,
        kind: identityKind(of),
        id: identityId(of),
        createdAt: at,
        parent: merge && numbers.get(merge.into),
        mergedAt: merge?.at,
      };
      return [of, node];
    }),
  );
}
