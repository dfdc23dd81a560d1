/**
 * Exact decimals with four fractional digits, held as a bigint of ten-thousandths: 12.5 is 125_000n units.
 * Every number of the data is rounded to them once, half away from zero (docs/rules.md, "Numbers"); sums and
 * comparisons are then exact.
 */
export type Units = bigint;

export const UNITS_PER_ONE = 10_000n;

/** Larger magnitudes are not computed with: they would not fit the replica's 64-bit columns. 10¹⁴, in units. */
export const MAX_UNITS: Units = 10n ** 18n;

const NUMERIC_TEXT = /^\s*([+-]?)(\d+)(?:\.(\d+))?\s*$/;
const EXPONENT_TEXT = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/;

/** Numeric text (blanks around, an optional sign, digits, an optional fraction; nothing else) in units. */
export function unitsFromText(text: string): Units | undefined {
  const match = NUMERIC_TEXT.exec(text);
  if (!match) return undefined;
  const [, sign, whole = "", fraction = ""] = match;
  const units = roundedUnits(whole, fraction);
  const signed = sign === "-" ? -units : units;
  return isWithinRange(signed) ? signed : undefined;
}

/** A finite JSON number in units, from its shortest decimal text; `undefined` if its magnitude is out of range. */
export function unitsFromNumber(value: number): Units | undefined {
  return Number.isFinite(value) ? unitsFromText(plainDecimal(value)) : undefined;
}

/** The units of a number that is known to be in range, such as one of a checked rule. Throws otherwise. */
export function toUnits(value: number): Units {
  const units = unitsFromNumber(value);
  if (units === undefined) throw new RangeError(`${value} is out of range`);
  return units;
}

/** Units as plain decimal text without trailing zeros: 125_000n is "12.5". */
export function unitsToText(units: Units): string {
  const magnitude = units < 0n ? -units : units;
  const fraction = (magnitude % UNITS_PER_ONE).toString().padStart(4, "0").replace(/0+$/, "");
  const text = `${magnitude / UNITS_PER_ONE}${fraction && `.${fraction}`}`;
  return units < 0n ? `-${text}` : text;
}

/** price × quantity, both in units, rounded to units half away from zero. */
export function multiplyUnits(a: Units, b: Units): Units {
  return roundHalfAway(a * b, UNITS_PER_ONE);
}

export function isWithinRange(units: Units): boolean {
  return units <= MAX_UNITS && units >= -MAX_UNITS;
}

/** A finite number's shortest decimal text, written without an exponent. */
export function plainDecimal(value: number): string {
  const text = String(value);
  const match = EXPONENT_TEXT.exec(text);
  if (!match) return text;
  const [, sign = "", whole = "", fraction = "", exponentText = "0"] = match;
  const exponent = Number(exponentText);
  const digits = whole + fraction;
  if (exponent >= 0) return sign + digits.padEnd(exponent + 1, "0");
  return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
}

function roundHalfAway(numerator: bigint, denominator: bigint): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n);
  return numerator < 0n ? -rounded : rounded;
}

function roundedUnits(whole: string, fraction: string): Units {
  const kept = BigInt(whole) * UNITS_PER_ONE + BigInt(fraction.slice(0, 4).padEnd(4, "0"));
  return Number(fraction[4] ?? "0") >= 5 ? kept + 1n : kept;
}
