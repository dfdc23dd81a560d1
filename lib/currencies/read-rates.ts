import { type ExchangeRate, exchangeRateSchema } from "#lib/currencies/schema.ts";
import { err, ok, type Result } from "#lib/std/result.ts";

type BadLine = { readonly line: number; readonly text: string };

/**
 * Exchange rates as they are pasted: on each line a currency, a day and a rate, in this order, parted by commas,
 * semicolons, tabs or blanks. A first line without a rate is a header. Blank lines are skipped.
 */
export function readRates(text: string): Result<readonly ExchangeRate[], BadLine> {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const rates: ExchangeRate[] = [];
  for (const [index, line] of lines.entries()) {
    const cells = line
      .trim()
      .split(/[\s,;]+/)
      .filter((cell) => cell !== "");
    if (cells.length === 0) continue;
    if (rates.length === 0 && !cells.some((cell) => /\d/.test(cell))) continue;
    const [currency = "", day, rate, ...more] = cells;
    const parsed = exchangeRateSchema.safeParse({ currency: currency.toUpperCase(), day, rate });
    if (!parsed.success || more.length > 0) return err({ line: index + 1, text: line.trim() });
    rates.push(parsed.data);
  }
  return ok(rates);
}
