import { plainDecimal, toUnits, unitsToText } from "#lib/std/decimal.ts";
import { dayFromText } from "#lib/std/iso-date.ts";
import type { CivilDate } from "#lib/std/time-zone.ts";
import { civilFromDay } from "#lib/std/time-zone.ts";

/** The number that is computed with, in full, thousands apart: 12,500.5. */
export function numberText(value: number): string {
  const units = toUnits(value);
  const text = units === 0n && value !== 0 ? plainDecimal(value) : unitsToText(units);
  return grouped(text);
}

/** A share as a percentage, exactly: 0.125 is "12.5". */
export function percentNumber(share: number): string {
  return grouped(unitsToText(toUnits(share) * 100n));
}

/** An amount with at least two decimals where it has any: 12.5 is "12.50". */
export function amountText(value: number): string {
  return numberText(value).replace(/\.(\d)$/, ".$10");
}

/** An amount with the currency's sign before it, as English has it. */
export function englishMoney(value: number, currency: string): string {
  const sign = currencySign(currency);
  return value < 0 ? `-${sign}${amountText(-value)}` : `${sign}${amountText(value)}`;
}

/** An amount with the currency's name after it, as Chinese has it: 500元, 500美元. */
export function chineseMoney(value: number, currency: string): string {
  return `${amountText(value)}${currency === "CNY" ? "元" : chineseCurrencyName(currency)}`;
}

export function dateParts(date: string): CivilDate {
  return civilFromDay(dayFromText(date) ?? 0);
}

function grouped(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? parted : `${parted}.${fraction}`;
}

function currencySign(currency: string): string {
  try {
    const parts = new Intl.NumberFormat("en", { style: "currency", currency }).formatToParts(0);
    const sign = parts.find((part) => part.type === "currency")?.value ?? currency;
    return /\p{L}$/u.test(sign) ? `${sign} ` : sign;
  } catch {
    return `${currency} `;
  }
}

function chineseCurrencyName(currency: string): string {
  try {
    return new Intl.DisplayNames("zh-Hans", { type: "currency" }).of(currency) ?? currency;
  } catch {
    return currency;
  }
}
