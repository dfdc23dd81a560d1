import type { Json } from "#lib/messages/schema.ts";
import {
  multiplyUnits,
  plainDecimal,
  type Units,
  unitsFromNumber,
  unitsFromText,
  unitsToText,
} from "#lib/std/decimal.ts";
import { toComparable } from "#lib/std/text.ts";

/**
 * One element of a value as rules see it. A number beyond the range that is computed with (±10¹⁴) counts as its
 * text. Objects and nested lists are `other`: they exist, and no op but `exists` and `missing` sees them.
 */
export type Atom =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "number"; readonly units: Units }
  | { readonly type: "boolean"; readonly value: boolean }
  | { readonly type: "other"; readonly json: string };

/** A value that is not missing: its atoms (at least one), and whether it came as a list. */
export type Datum = { readonly isList: boolean; readonly atoms: readonly Atom[] };

/** The value as rules see it, or `undefined` if it is missing: absent, null, "", [] or a list of only such. */
export function toDatum(value: Json | undefined): Datum | undefined {
  if (Array.isArray(value)) {
    const atoms = value.flatMap((element: Json) => toAtom(element) ?? []);
    return atoms.length > 0 ? { isList: true, atoms } : undefined;
  }
  const atom = value === undefined ? undefined : toAtom(value);
  return atom && { isList: false, atoms: [atom] };
}

/** What text ops compare: text, and numbers as plain decimal text. */
export function textsOf(datum: Datum | undefined): readonly string[] {
  return datum ? datum.atoms.flatMap((atom) => textOf(atom) ?? []) : [];
}

/** What number ops compare: a number or numeric text; a list has none. */
export function unitsOf(datum: Datum | undefined): Units | undefined {
  const atom = scalarOf(datum);
  if (atom?.type === "number") return atom.units;
  return atom?.type === "text" ? unitsFromText(atom.text) : undefined;
}

export function booleanOf(datum: Datum | undefined): boolean | undefined {
  const atom = scalarOf(datum);
  return atom?.type === "boolean" ? atom.value : undefined;
}

/** The text of a lone text value, for dates. */
export function lonelyTextOf(datum: Datum | undefined): string | undefined {
  const atom = scalarOf(datum);
  return atom?.type === "text" ? atom.text : undefined;
}

/** Tells atoms apart for `distinct`: by type, numbers by value, texts after NFC. */
export function atomKey(atom: Atom): string {
  switch (atom.type) {
    case "text":
      return `t${atom.text}`;
    case "number":
      return `n${unitsToText(atom.units)}`;
    case "boolean":
      return atom.value ? "b1" : "b0";
    case "other":
      return `o${atom.json}`;
  }
}

/** price × quantity of one item, a missing quantity being 1; `undefined` without a price. */
export function itemValue(price: Datum | undefined, quantity: Datum | undefined): Units | undefined {
  const units = unitsOf(price);
  return units === undefined ? undefined : multiplyUnits(units, unitsOf(quantity) ?? 10_000n);
}

function scalarOf(datum: Datum | undefined): Atom | undefined {
  return datum && !datum.isList ? datum.atoms[0] : undefined;
}

function textOf(atom: Atom): string | undefined {
  if (atom.type === "text") return atom.text;
  return atom.type === "number" ? unitsToText(atom.units) : undefined;
}

function toAtom(value: Json): Atom | undefined {
  switch (typeof value) {
    case "string":
      return value === "" ? undefined : { type: "text", text: toComparable(value) };
    case "number": {
      const units = unitsFromNumber(value);
      return units === undefined ? { type: "text", text: plainDecimal(value) } : { type: "number", units };
    }
    case "boolean":
      return { type: "boolean", value };
    default:
      if (value === null || (Array.isArray(value) && value.length === 0)) return undefined;
      return { type: "other", json: sortedJson(value) };
  }
}

/** JSON text that does not depend on the order of keys (Postgres does not keep it). */
function sortedJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, inner]) => `${JSON.stringify(key)}:${sortedJson(inner)}`).join(",")}}`;
}
