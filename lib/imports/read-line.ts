import type { Cell, Mapping, OrdersMapping } from "#lib/imports/mapping.ts";
import {
  type Cells,
  type LineProblem,
  numberOfUnits,
  readText,
  readUnits,
  readValue,
} from "#lib/imports/read-cell.ts";
import { type TimeReader, timeReader } from "#lib/imports/time-format.ts";
import type { Json, JsonRecord } from "#lib/messages/schema.ts";
import { err, ok, type Result } from "#lib/std/result.ts";
import { type Instant, timeZone } from "#lib/std/time-zone.ts";

/** What one line says, before the lines of an order are put together. */
export type Line = {
  /** Number of the line in the file, the header being 1. */
  readonly line: number;
  /** Lines with the same key belong to one order, or to one customer and are kept in their order. */
  readonly key: string;
  readonly customerId?: string;
  readonly anonymousId?: string;
  /** Undefined where the mapping has no time. */
  readonly at?: Instant;
  readonly isRefund?: boolean;
  readonly orderId?: string;
  readonly event?: string;
  readonly messageId?: string;
  readonly item?: JsonRecord;
  readonly properties?: JsonRecord;
  readonly traits?: JsonRecord;
};

export type LineReader = (cells: Cells, line: number) => Result<Line, LineProblem>;

/** Thrown inside this file only, and turned into a Result at its door. */
class SetAside extends Error {
  readonly problem: LineProblem;
  constructor(problem: LineProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Reads the lines of a file by its mapping. */
export function lineReader(mapping: Mapping): LineReader {
  const readTime = timeReader(mapping.timeFormat, timeZone(mapping.timeZone));
  const read = readerOf(mapping, readTime);
  return (cells, line) => {
    try {
      return ok(read(cells, line));
    } catch (error) {
      if (error instanceof SetAside) return err(error.problem);
      throw error;
    }
  };
}

function readerOf(mapping: Mapping, readTime: TimeReader): (cells: Cells, line: number) => Line {
  const values = (cells: Cells, all: Readonly<Record<string, Cell>>) =>
    readValues(cells, all, mapping, readTime);
  switch (mapping.kind) {
    case "orders":
      return (cells, line) => readOrderLine(cells, line, mapping, readTime);
    case "customers":
      return (cells, line) => {
        const customerId = required(cells, mapping.columns.customerId, "no_customer", "no customer");
        obey(cells, mapping);
        const traits = values(cells, mapping.traits);
        if (Object.keys(traits).length === 0) {
          throw setAside(
            "no_traits",
            mapping.columns.customerId.column,
            "None of the line's traits has a value",
          );
        }
        const { time } = mapping.columns;
        return {
          line,
          key: customerId,
          customerId,
          traits,
          ...(time && { at: requiredTime(cells, time, readTime) }),
        };
      };
    case "events":
      return (cells, line) => {
        const { columns } = mapping;
        const customerId = optional(cells, columns.customerId);
        const anonymousId = optional(cells, columns.anonymousId);
        const column = (columns.customerId ?? columns.anonymousId)?.column ?? "";
        if (!customerId && !anonymousId) throw setAside("no_customer", column, "The line names no customer");
        obey(cells, mapping);
        const event = optional(cells, columns.event) || mapping.event || "";
        if (event === "") throw setAside("no_event", columns.event?.column ?? "", "The line names no event");
        return {
          line,
          key: customerId || `anonymous ${anonymousId}`,
          ...(customerId && { customerId }),
          ...(anonymousId && { anonymousId }),
          at: requiredTime(cells, columns.time, readTime),
          event,
          messageId: optional(cells, columns.messageId),
          properties: values(cells, mapping.properties),
        };
      };
  }
}

function readOrderLine(cells: Cells, line: number, mapping: OrdersMapping, readTime: TimeReader): Line {
  const { columns } = mapping;
  const orderId = required(cells, columns.orderId, "no_order_id", "no order id");
  const customerId = required(cells, columns.customerId, "no_customer", "no customer");
  const quantity = readAmount(cells, columns.quantity, mapping);
  const price = readAmount(cells, columns.price, mapping);
  const isRefund = mapping.refunds.some((rule) =>
    rule.when === "negative_quantity" ? (quantity ?? 0n) < 0n : orderId.startsWith(rule.value),
  );
  obey(cells, mapping, isRefund);
  // A negative quantity that no rule takes for a refund is a correction of stock, or a mistake.
  if (!isRefund && quantity !== undefined && quantity <= 0n) {
    throw setAside("quantity_not_positive", columns.quantity?.column ?? "", "The quantity is not above 0");
  }
  if (price !== undefined && price < 0n) {
    throw setAside("price_negative", columns.price?.column ?? "", "The price is below 0");
  }
  const item = readItem(cells, mapping, price, quantity);
  const amounts = { total: columns.total, discount: columns.discount, shipping: columns.shipping };
  return {
    line,
    key: `${isRefund ? "refund" : "order"} ${orderId}`,
    orderId,
    customerId,
    isRefund,
    at: requiredTime(cells, columns.time, readTime),
    item,
    properties: {
      ...Object.fromEntries(
        Object.entries(amounts).flatMap(([name, cell]) => {
          const units = readAmount(cells, cell, mapping);
          return units === undefined ? [] : [[name, numberOfUnits(isRefund ? abs(units) : units)]];
        }),
      ),
      ...(columns.coupon && readValues(cells, { coupon: columns.coupon }, mapping, readTime)),
      ...readValues(cells, mapping.properties, mapping, readTime),
    },
    traits: readValues(cells, mapping.traits, mapping, readTime),
  };
}

function readItem(
  cells: Cells,
  { columns }: OrdersMapping,
  price: bigint | undefined,
  quantity: bigint | undefined,
): JsonRecord {
  const texts = {
    product_id: columns.productId,
    name: columns.name,
    category: columns.category,
    brand: columns.brand,
    variant: columns.variant,
  };
  return {
    ...Object.fromEntries(
      Object.entries(texts).flatMap(([name, cell]) => {
        const text = optional(cells, cell);
        return text ? [[name, text]] : [];
      }),
    ),
    ...(price !== undefined && { price: numberOfUnits(price) }),
    ...(quantity !== undefined && { quantity: numberOfUnits(abs(quantity)) }),
  };
}

/** The mapping's own rules of what to set aside; of a refund, the quantity may be negative. */
function obey(cells: Cells, mapping: Mapping, isRefund = false): void {
  for (const rule of mapping.setAside) {
    const text = readText(cells, { column: rule.column });
    if (holds(rule, text, mapping.decimal, isRefund)) {
      throw setAside(rule.reason, rule.column, `${rule.column} is “${text.slice(0, 60)}”`);
    }
  }
}

function holds(
  rule: Mapping["setAside"][number],
  text: string,
  decimal: "." | ",",
  isRefund: boolean,
): boolean {
  switch (rule.when) {
    case "blank":
      return text === "";
    case "is":
      return text === (rule.value ?? "");
    case "starts_with":
      return rule.value !== undefined && text.startsWith(rule.value);
    case "not_positive": {
      const units = readUnits(text, decimal);
      return units !== undefined && (isRefund ? units === 0n : units <= 0n);
    }
  }
}

function readAmount(cells: Cells, cell: Cell | undefined, mapping: Mapping): bigint | undefined {
  const text = optional(cells, cell);
  if (!text || !cell) return undefined;
  const units = readUnits(text, mapping.decimal);
  if (units === undefined) {
    throw setAside("not_a_number", cell.column, `“${text.slice(0, 60)}” in ${cell.column} is not a number`);
  }
  return units;
}

function readValues(
  cells: Cells,
  all: Readonly<Record<string, Cell>>,
  mapping: Mapping,
  readTime: TimeReader,
): JsonRecord {
  const record: Record<string, Json> = {};
  for (const [name, cell] of Object.entries(all)) {
    const read = readValue(cells, cell, mapping.decimal, readTime);
    if ("problem" in read) throw new SetAside(read.problem);
    if (read.value !== undefined) record[name] = read.value;
  }
  return record;
}

function requiredTime(cells: Cells, cell: Cell, readTime: TimeReader): Instant {
  const text = required(cells, cell, "no_time", "no time");
  const at = readTime(text);
  if (at !== undefined) return at;
  throw setAside(
    "not_a_time",
    cell.column,
    `“${text.slice(0, 60)}” in ${cell.column} is not a time in the mapping's format`,
  );
}

function required(cells: Cells, cell: Cell, code: string, what: string): string {
  const text = readText(cells, cell);
  if (text === "") throw setAside(code, cell.column, `The line has ${what}: ${cell.column} is blank`);
  return text;
}

function optional(cells: Cells, cell: Cell | undefined): string {
  return cell ? readText(cells, cell) : "";
}

function abs(units: bigint): bigint {
  return units < 0n ? -units : units;
}

function setAside(code: string, column: string, message: string): SetAside {
  return new SetAside({ code, column, message: `${message}.` });
}
