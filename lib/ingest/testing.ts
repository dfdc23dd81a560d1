import type { Database } from "#lib/db/client.ts";
import type { IngestContext } from "#lib/ingest/schema.ts";

/** As messages come in by HTTP, at a time that the test chooses. */
export function aContext(overrides: Partial<IngestContext> = {}): IngestContext {
  return {
    source: "http",
    receivedAt: Date.parse("2026-06-01T12:00:00Z"),
    keepsRejected: true,
    ...overrides,
  };
}

let made = 0;

/** A raw message as a client sends it: a `page` by user "u1" unless said otherwise. */
export function aMessage(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  made += 1;
  return {
    type: "page",
    messageId: `m${made}`,
    userId: "u1",
    timestamp: "2026-05-01T10:00:00.000Z",
    ...overrides,
  };
}

/** What is stored of customers, by names instead of row ids. */
export async function storedCustomers({ sql }: Database) {
  const { rows } = await sql.query<{ id: string; created: string; into: string | null; at: string | null }>(
    `select left(c.kind::text, 1) || ':' || c.external_id as id, to_json(c.created_at at time zone 'UTC') #>> '{}' as created,
       left(m.kind::text, 1) || ':' || m.external_id as into, to_json(c.merged_at at time zone 'UTC') #>> '{}' as at
     from customer c left join customer m on m.id = c.merged_into_id order by 1`,
  );
  return rows;
}
