import type { Engine, Surroundings } from "#lib/customers/reference-engine.ts";
import type { Message } from "#lib/messages/schema.ts";
import { loadMessages } from "#lib/replica/from-messages.ts";
import { membersOf } from "#lib/replica/members.ts";
import { nothingKept } from "#lib/replica/sets.ts";
import { openDuckdb } from "#lib/replica/settings.ts";

/**
 * The engine that answers a rule by sets of customers over a columnar copy of the messages, in memory.
 *
 * @param mostRows as of a reading
 */
export async function duckdbEngine(
  messages: readonly Message[],
  surroundings: Surroundings,
  mostRows?: number,
): Promise<Engine> {
  const instance = await openDuckdb(":memory:");
  const duckdb = await instance.connect();
  const layout = await loadMessages(duckdb, messages, surroundings.zone);
  return {
    members: (rule, asOf) =>
      membersOf({ duckdb, layout, kept: nothingKept(), mostRows }, rule, { ...surroundings, asOf }),
    close: async () => {
      duckdb.closeSync();
      instance.closeSync();
    },
  };
}
