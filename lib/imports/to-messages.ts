import { createHash } from "node:crypto";
import type { Mapping } from "#lib/imports/mapping.ts";
import { numberOfUnits } from "#lib/imports/read-cell.ts";
import type { Line } from "#lib/imports/read-line.ts";
import type { Json, JsonRecord } from "#lib/messages/schema.ts";
import { multiplyUnits, toUnits, UNITS_PER_ONE } from "#lib/std/decimal.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** Messages made of lines: all of a group are accepted together. */
export type Group = {
  readonly lines: readonly number[];
  /** The first message stands for the lines: if it is a duplicate, they are. */
  readonly messages: readonly JsonRecord[];
};

/** Lines that do not go together. */
export type GroupProblem = {
  readonly lines: readonly number[];
  readonly code: "several_customers";
  readonly message: string;
};

/**
 * The messages of the lines of one key.
 *
 * Message ids are made of what the file says, so that the same order, line or customer is applied once, from however
 * many files: an order by its id, a line of events by its message id or else its whole content, a customer's traits by
 * theirs. The earliest time of an order's lines is the order's.
 *
 * @param lines    of one key, in the order of the file
 * @param importAt the time of lines that have none
 */
export function toGroups(
  mapping: Mapping,
  lines: readonly Line[],
  importAt: Instant,
): { readonly groups: readonly Group[]; readonly problem?: GroupProblem } {
  switch (mapping.kind) {
    case "orders":
      return orderOf(mapping, lines);
    case "customers":
      return { groups: lines.map((line) => traitsOf(mapping.source, line, importAt)) };
    case "events":
      return { groups: lines.map((line) => eventOf(mapping.source, line)) };
  }
}

function orderOf(mapping: Mapping & { kind: "orders" }, lines: readonly Line[]): ReturnType<typeof toGroups> {
  const [first] = lines;
  if (!first) return { groups: [] };
  const numbers = lines.map(({ line }) => line);
  const customers = new Set(lines.map(({ customerId }) => customerId));
  if (customers.size > 1) {
    const message = `The lines of order ${first.orderId} name ${customers.size} customers.`;
    return { groups: [], problem: { lines: numbers, code: "several_customers", message } };
  }
  const at = Math.min(...lines.map((line) => line.at ?? Number.POSITIVE_INFINITY));
  const items = lines.map(({ item = {} }) => item);
  const { total, ...properties } = firstOfEach(lines.map((line) => line.properties ?? {}));
  const derived = totalOf(items);
  const key = first.isRefund ? "refund" : "order";
  const common = { userId: first.customerId ?? "", timestamp: toTimestamp(at) };
  const order = {
    type: "track",
    ...common,
    messageId: `csv:${mapping.source}:${key}:${first.orderId}`,
    event: first.isRefund ? "order_refunded" : "order_completed",
    properties: {
      order_id: first.orderId ?? "",
      ...((total ?? derived) !== undefined && { total: total ?? derived ?? 0 }),
      ...(mapping.currency !== undefined && { currency: mapping.currency }),
      ...properties,
      products: items,
    },
  };
  const traits = firstOfEach(lines.map((line) => line.traits ?? {}));
  if (Object.keys(traits).length === 0) return { groups: [{ lines: numbers, messages: [order] }] };
  const identify = {
    type: "identify",
    ...common,
    messageId: `csv:${mapping.source}:${key}-traits:${first.orderId}`,
    traits,
  };
  return { groups: [{ lines: numbers, messages: [order, identify] }] };
}

/** Σ price × quantity, exact; `undefined` if no item has a price. */
function totalOf(items: readonly JsonRecord[]): number | undefined {
  let isPriced = false;
  let total = 0n;
  for (const { price, quantity } of items) {
    if (typeof price !== "number") continue;
    isPriced = true;
    total += multiplyUnits(toUnits(price), typeof quantity === "number" ? toUnits(quantity) : UNITS_PER_ONE);
  }
  return isPriced ? numberOfUnits(total) : undefined;
}

function firstOfEach(records: readonly JsonRecord[]): JsonRecord {
  const merged: Record<string, Json> = {};
  for (const record of records) {
    for (const [name, value] of Object.entries(record)) merged[name] ??= value;
  }
  return merged;
}

function traitsOf(source: string, line: Line, importAt: Instant): Group {
  const { customerId = "", traits = {} } = line;
  const content = contentHash([customerId, line.at ?? null, traits]);
  const message = {
    type: "identify",
    userId: customerId,
    timestamp: toTimestamp(line.at ?? importAt),
    messageId: `csv:${source}:traits:${content}`,
    traits,
  };
  return { lines: [line.line], messages: [message] };
}

function eventOf(source: string, line: Line): Group {
  const { customerId, anonymousId, event = "", properties = {}, at = 0 } = line;
  const id = line.messageId || contentHash([customerId ?? null, anonymousId ?? null, at, event, properties]);
  const message = {
    type: "track",
    ...(customerId !== undefined && { userId: customerId }),
    ...(anonymousId !== undefined && { anonymousId }),
    timestamp: toTimestamp(at),
    messageId: `csv:${source}:event:${id}`,
    event,
    properties,
  };
  return { lines: [line.line], messages: [message] };
}

function contentHash(content: Json): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 40);
}

function toTimestamp(at: Instant): string {
  return new Date(at).toISOString();
}
