import type { Fraction } from "#lib/std/fraction.ts";

export type Sign = "=" | ">" | ">=" | "<" | "<=";

/** Both factors of a product are below this, so that it fits 128 bits. */
const HALF = 10n ** 18n;
/** Numerators and denominators of the data are below this. */
const WHOLE = HALF * HALF;

/** Whether integer ÷ scale compares so with a fraction: an integer cut, computed exactly here. */
export function compareInteger(
  integer: string,
  scale: bigint,
  sign: Sign,
  { numerator, denominator }: Fraction,
): string {
  const scaled = numerator * scale;
  const floor = scaled / denominator - (scaled % denominator < 0n ? 1n : 0n);
  const isWhole = scaled % denominator === 0n;
  const ceiling = isWhole ? floor : floor + 1n;
  switch (sign) {
    case "=":
      return isWhole ? compareWithCut(integer, "=", floor) : "false";
    case ">":
      return compareWithCut(integer, ">", floor);
    case ">=":
      return compareWithCut(integer, ">=", ceiling);
    case "<":
      return compareWithCut(integer, "<", ceiling);
    case "<=":
      return compareWithCut(integer, "<=", floor);
  }
}

/** Beyond 128 bits nothing lies: the comparison then is the same for all. */
function compareWithCut(integer: string, sign: Sign, cut: bigint): string {
  if (cut > WHOLE * 10n) return `${integer} IS NOT NULL AND ${sign === "<" || sign === "<="}`;
  if (cut < -WHOLE * 10n) return `${integer} IS NOT NULL AND ${sign === ">" || sign === ">="}`;
  return `${integer} ${sign} ${cut}`;
}

/**
 * Whether n ÷ d compares so with a fraction, exactly: products of 128-bit integers are compared in three limbs of 18
 * digits. A bound with more digits than those is replaced by its neighbor among the fractions that n ÷ d can be.
 */
export function compareFraction(n: string, d: string, sign: Sign, bound: Fraction): string {
  const near = neighbors(bound, WHOLE / 10n / (magnitude(bound.numerator) / bound.denominator + 1n));
  if (!near.isExact) {
    if (sign === "=") return "false";
    if (sign === ">" || sign === ">=") return cross(n, d, ">=", near.above);
    return cross(n, d, "<=", near.below);
  }
  return cross(n, d, sign, near.below);
}

/** n × q compared with p × d; all but n and p are positive. */
function cross(n: string, d: string, sign: Sign, { numerator: p, denominator: q }: Fraction): string {
  const large = `(fraction_product(${n}, ${q}) ${sign} fraction_product(${d}, ${p}))`;
  if (magnitude(p) >= HALF || q >= HALF) return large;
  return `CASE WHEN abs(${n}) < ${HALF} AND ${d} < ${HALF}
    THEN ${n}::HUGEINT * ${q} ${sign} ${d}::HUGEINT * ${p} ELSE ${large} END`;
}

/**
 * The DuckDB macro that queries use, made once in each replica: a product of two integers below 10^36 as three limbs
 * of 18 digits, all of the product's sign, which compare in this order as the products do.
 */
export const FRACTION_MACROS = [
  `CREATE OR REPLACE MACRO fraction_middle(a, b) AS
    (a // ${HALF}) * (b % ${HALF}) + (a % ${HALF}) * (b // ${HALF}) + ((a % ${HALF}) * (b % ${HALF})) // ${HALF}`,
  `CREATE OR REPLACE MACRO fraction_product(a, b) AS {
    'h': (a::HUGEINT // ${HALF}) * (b::HUGEINT // ${HALF}) + fraction_middle(a::HUGEINT, b::HUGEINT) // ${HALF},
    'm': fraction_middle(a::HUGEINT, b::HUGEINT) % ${HALF},
    'l': ((a::HUGEINT % ${HALF}) * (b::HUGEINT % ${HALF})) % ${HALF} }`,
];

type Neighbors = { readonly isExact: boolean; readonly below: Fraction; readonly above: Fraction };

/** The nearest fractions at or below and at or above a bound whose denominators are at most `limit` (Stern–Brocot). */
export function neighbors(bound: Fraction, limit: bigint): Neighbors {
  const { numerator: p, denominator: q } = lowestTerms(bound);
  if (q <= limit) {
    const exact = { numerator: p, denominator: q };
    return { isExact: true, below: exact, above: exact };
  }
  const floor = p / q - (p % q < 0n ? 1n : 0n);
  let [ln, ld, hn, hd] = [floor, 1n, floor + 1n, 1n];
  while (ld + hd <= limit) {
    const up = least((p * ld - ln * q) / (hn * q - p * hd), (limit - ld) / hd);
    ln += up * hn;
    ld += up * hd;
    const down = least((hn * q - p * hd) / (p * ld - ln * q), (limit - hd) / ld);
    hn += down * ln;
    hd += down * ld;
  }
  return {
    isExact: false,
    below: { numerator: ln, denominator: ld },
    above: { numerator: hn, denominator: hd },
  };
}

function lowestTerms({ numerator, denominator }: Fraction): Fraction {
  let [a, b] = [magnitude(numerator), denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
