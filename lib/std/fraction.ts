import { UNITS_PER_ONE, type Units } from "#lib/std/decimal.ts";

/** An exact rational number. `denominator` is above 0; not necessarily in lowest terms. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

export function fraction(numerator: bigint, denominator: bigint): Fraction {
  if (denominator === 0n) throw new RangeError("A fraction's denominator is 0");
  return denominator < 0n ? { numerator: -numerator, denominator: -denominator } : { numerator, denominator };
}

export function fractionFromUnits(units: Units): Fraction {
  return { numerator: units, denominator: UNITS_PER_ONE };
}

export function fractionFromInteger(value: number | bigint): Fraction {
  return { numerator: BigInt(value), denominator: 1n };
}

/** Negative, 0 or positive as a is less than, equal to or greater than b. */
export function compareFractions(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function addFractions(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) return reduce(a.numerator + b.numerator, a.denominator);
  return reduce(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function multiplyFractions(a: Fraction, b: Fraction): Fraction {
  return reduce(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** a ÷ b, or `undefined` if b is 0. */
export function divideFractions(a: Fraction, b: Fraction): Fraction | undefined {
  if (b.numerator === 0n) return undefined;
  const quotient = fraction(a.numerator * b.denominator, a.denominator * b.numerator);
  return reduce(quotient.numerator, quotient.denominator);
}

/** For display only: the nearest double. */
export function fractionToNumber(value: Fraction): number {
  const whole = value.numerator / value.denominator;
  const rest = value.numerator % value.denominator;
  return Number(whole) + Number((rest * 10n ** 15n) / value.denominator) / 1e15;
}

function reduce(numerator: bigint, denominator: bigint): Fraction {
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
