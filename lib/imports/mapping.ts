import { z } from "zod";
import { isTimeFormat } from "#lib/imports/time-format.ts";
import { isTimeZone } from "#lib/std/time-zone.ts";

/**
 * How the columns of a CSV file are to be read. It is stored with the import, and can be kept as a file for
 * `tideline import --mapping`; docs/imports.md explains each field for those who write one.
 */

const name = z.string().min(1).max(200);

/** A column by its header, and what to do with its text before it is used. */
const columnSchema = z.strictObject({
  column: name,
  /** What the value is; a text unless said otherwise. Blank cells are left out. */
  as: z.enum(["text", "number", "boolean", "date", "list"]).optional(),
  /** Taken away from the beginning or end of the text, such as ".0" of ids that a spreadsheet took for numbers. */
  trimPrefix: z.string().min(1).max(20).optional(),
  trimSuffix: z.string().min(1).max(20).optional(),
  /** Between the elements of a list; ";" unless said otherwise. */
  separator: z.string().min(1).max(5).optional(),
});

/** A header alone stands for `{ column: header }`. */
const cell = z.union([name.transform((column): z.output<typeof columnSchema> => ({ column })), columnSchema]);

const cells = z
  .record(name, cell)
  .refine((all) => Object.keys(all).length <= 200, { error: "too_many_columns" });

const refundRule = z.discriminatedUnion("when", [
  z.strictObject({ when: z.literal("order_id_starts_with"), value: z.string().min(1).max(50) }),
  z.strictObject({ when: z.literal("negative_quantity") }),
]);

const setAsideRule = z.strictObject({
  column: name,
  when: z.enum(["blank", "not_positive", "is", "starts_with"]),
  /** For `is` and `starts_with`. */
  value: z.string().max(200).optional(),
  /** Under which the lines are counted: small letters and underscores. */
  reason: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
});

const common = {
  /** Names the source: the same order of the same source is imported once, from however many files. */
  source: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/),
  encoding: z.enum(["utf-8", "gb18030", "utf-16le", "windows-1252"]).default("utf-8"),
  delimiter: z.enum([",", ";", "\t", "|"]).default(","),
  /** "iso", "unix", "unix_ms", or a pattern of YYYY YY MM M DD D HH H mm ss. */
  timeFormat: z.string().min(2).max(40).refine(isTimeFormat, { error: "unknown_time_format" }).default("iso"),
  /** Of times without an offset. */
  timeZone: z.string().refine(isTimeZone, { error: "unknown_time_zone" }),
  decimal: z.enum([".", ","]).default("."),
  setAside: z.array(setAsideRule).max(50).default([]),
};

export const ordersMappingSchema = z.strictObject({
  kind: z.literal("orders"),
  ...common,
  /** Written into each order; an order in another currency than the shop's is set aside. */
  currency: z.string().length(3).optional(),
  /** Lines that give something back: they become `order_refunded` with positive amounts. */
  refunds: z.array(refundRule).max(10).default([]),
  columns: z.strictObject({
    orderId: cell,
    customerId: cell,
    time: cell,
    productId: cell.optional(),
    name: cell.optional(),
    category: cell.optional(),
    brand: cell.optional(),
    variant: cell.optional(),
    price: cell.optional(),
    quantity: cell.optional(),
    /** Of the whole order, the same on each of its lines; without them the total is the sum of price × quantity. */
    total: cell.optional(),
    discount: cell.optional(),
    shipping: cell.optional(),
    coupon: cell.optional(),
  }),
  /** Further properties of the order, by their names; the first line that has one gives it. */
  properties: cells.default({}),
  /** Traits of the customer that an order file also knows. */
  traits: cells.default({}),
});

export const customersMappingSchema = z.strictObject({
  kind: z.literal("customers"),
  ...common,
  columns: z.strictObject({
    customerId: cell,
    /** Since when the traits hold; without it, since the import. */
    time: cell.optional(),
  }),
  traits: cells.refine((all) => Object.keys(all).length > 0, { error: "no_traits" }),
});

export const eventsMappingSchema = z
  .strictObject({
    kind: z.literal("events"),
    ...common,
    columns: z.strictObject({
      customerId: cell.optional(),
      anonymousId: cell.optional(),
      time: cell,
      event: cell.optional(),
      /** Tells lines apart that are otherwise the same. */
      messageId: cell.optional(),
    }),
    /** The name of every line's event, where no column has it. */
    event: name.optional(),
    properties: cells.default({}),
  })
  .refine(({ columns }) => columns.customerId !== undefined || columns.anonymousId !== undefined, {
    error: "no_customer_column",
    path: ["columns", "customerId"],
  })
  .refine(({ columns, event }) => columns.event !== undefined || event !== undefined, {
    error: "no_event_column",
    path: ["columns", "event"],
  });

export const mappingSchema = z.discriminatedUnion("kind", [
  ordersMappingSchema,
  customersMappingSchema,
  eventsMappingSchema,
]);

export type Mapping = z.output<typeof mappingSchema>;
export type MappingInput = z.input<typeof mappingSchema>;
export type OrdersMapping = z.output<typeof ordersMappingSchema>;

export type Cell = z.output<typeof columnSchema>;

/** All columns that a mapping names, to be found in the file's header. */
export function columnsOf(mapping: Mapping): readonly string[] {
  const named = [
    ...Object.values(mapping.columns),
    ...Object.values("properties" in mapping ? mapping.properties : {}),
    ...Object.values("traits" in mapping ? mapping.traits : {}),
  ];
  return [
    ...new Set([
      ...named.flatMap((each) => each?.column ?? []),
      ...mapping.setAside.map(({ column }) => column),
    ]),
  ];
}
