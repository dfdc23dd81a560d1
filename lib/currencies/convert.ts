import type { RateTable } from "#lib/currencies/schema.ts";
import type { Json, JsonRecord, Message, MessageProblem } from "#lib/messages/schema.ts";
import { unitsFromNumber, unitsFromText, unitsToText } from "#lib/std/decimal.ts";
import { err, ok, type Result } from "#lib/std/result.ts";
import type { TimeZone } from "#lib/std/time-zone.ts";

/** What the shop's money is. */
export type Money = { readonly currency: string; readonly zone: TimeZone; readonly rates: RateTable };

/** Properties of events and items that hold amounts of the event's `currency`. */
export const MONEY_PROPERTIES: ReadonlySet<string> = new Set([
  "total",
  "revenue",
  "subtotal",
  "value",
  "price",
  "tax",
  "shipping",
  "discount",
]);

export type CurrencyProblem = Omit<MessageProblem, "code"> & { readonly code: "other_currency" };

/**
 * An event with its amounts in the shop's currency (docs/rules.md, clause 21). One in another currency is converted
 * with the rate of its day in the shop's zone, each amount rounded to four decimals; what it was converted from stays
 * beside it as `converted_from`. Without a rate it is refused. One that holds no amount has nothing to convert.
 */
export function convertMoney(message: Message, money: Money): Result<Message, CurrencyProblem> {
  if (message.kind !== "event") return ok(message);
  const named = message.properties.currency;
  if (typeof named !== "string" || named.trim() === "") return ok(message);
  const currency = named.trim().toUpperCase();
  if (currency === money.currency.toUpperCase() || !holdsMoney(message.properties)) return ok(message);
  const day = money.zone.dayOf(message.at);
  const rate = money.rates(currency, day);
  if (rate === undefined) return err(noRate(named.trim(), money.currency, day));
  const properties: JsonRecord = {
    ...convertRecord(message.properties, rate),
    currency: money.currency,
    converted_from: { currency, rate, amounts: amountsOf(message.properties) },
  };
  return ok({ ...message, properties });
}

function convertRecord(record: JsonRecord, rate: string): JsonRecord {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => {
      if (name === "products" && Array.isArray(value))
        return [name, value.map((item) => convertItem(item, rate))];
      return [name, MONEY_PROPERTIES.has(name) ? convertAmount(value, rate) : value];
    }),
  );
}

function convertItem(item: Json, rate: string): Json {
  return isRecord(item) ? convertRecord(item, rate) : item;
}

/** A number or numeric text times the rate; anything else stays as it is. */
function convertAmount(value: Json, rate: string): Json {
  const units = unitsOf(value);
  if (units === undefined) return value;
  const [whole = "", fraction = ""] = rate.split(".");
  const scale = 10n ** BigInt(fraction.length);
  const product = units * BigInt(whole + fraction);
  const magnitude = product < 0n ? -product : product;
  const rounded = (magnitude * 2n + scale) / (scale * 2n);
  return Number(unitsToText(product < 0n ? -rounded : rounded));
}

function amountsOf(properties: JsonRecord): JsonRecord {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => MONEY_PROPERTIES.has(name)));
}

function holdsMoney(properties: JsonRecord): boolean {
  if (Object.entries(properties).some(([name, value]) => isAmount(name, value))) return true;
  const { products } = properties;
  return (
    Array.isArray(products) &&
    products.some(
      (item: Json) => isRecord(item) && Object.entries(item).some(([name, value]) => isAmount(name, value)),
    )
  );
}

function isAmount(name: string, value: Json): boolean {
  return MONEY_PROPERTIES.has(name) && unitsOf(value) !== undefined;
}

function unitsOf(value: Json): bigint | undefined {
  if (typeof value === "number") return unitsFromNumber(value);
  return typeof value === "string" ? unitsFromText(value) : undefined;
}

function isRecord(value: Json): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function noRate(named: string, shopCurrency: string, day: number): CurrencyProblem {
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
  return {
    code: "other_currency",
    path: "/properties/currency",
    message: `The amounts are in ${named.slice(0, 20)}, the shop's currency is ${shopCurrency}, and there is no exchange rate for ${date}.`,
  };
}
