import { createHash } from "node:crypto";
import { type Atom, atomKey, type Datum, unitsOf } from "#lib/messages/datum.ts";
import type { Facet } from "#lib/rules/compile/layout.ts";
import { isWithinRange, type Units, unitsToText } from "#lib/std/decimal.ts";
import { instantInZone } from "#lib/std/iso-date.ts";
import { toLowerComparable } from "#lib/std/text.ts";
import { civilFromDay, type TimeZone } from "#lib/std/time-zone.ts";

export type Cell = string | bigint | number | boolean | readonly string[];

/** A value's cells by facet: see FACET_TYPES. */
export type Facets = readonly (readonly [facet: Facet, cell: Cell])[];

const CACHED_TEXTS = 200_000;

/** Reads values into the typed columns of the replica. Texts recur, so their readings are kept. */
export function createFacetReader(zone: TimeZone): (datum: Datum) => Facets {
  const texts = new Map<string, Facets>();

  function ofText(text: string): Facets {
    const known = texts.get(text);
    if (known) return known;
    const made = readText(text, zone);
    if (texts.size >= CACHED_TEXTS) texts.clear();
    texts.set(text, made);
    return made;
  }

  return (datum) => {
    const [atom] = datum.atoms;
    if (datum.isList || !atom) return ofList(datum.atoms);
    switch (atom.type) {
      case "text":
        return ofText(atom.text);
      case "number":
        return [["n", atom.units]];
      case "boolean":
        return [["b", atom.value]];
      case "other":
        return [["o", hashOf(atom.json)]];
    }
  };
}

/** A number that we computed, which may be beyond what inputs can be. */
export function facetsOfUnits(units: Units): Facets {
  return [[isWithinRange(units) ? "n" : "x", units]];
}

function readText(text: string, zone: TimeZone): Facets {
  const facets: (readonly [Facet, Cell])[] = [["t", text]];
  const lower = toLowerComparable(text);
  if (lower !== asciiLower(text)) facets.push(["l", lower]);
  const units = unitsOf({ isList: false, atoms: [{ type: "text", text }] });
  if (units !== undefined) facets.push(["n", units]);
  const at = instantInZone(text, zone);
  if (at !== undefined) {
    const { year, month, day } = civilFromDay(zone.dayOf(at));
    facets.push(["d", BigInt(at)], ["y", year * 10_000 + month * 100 + day]);
  }
  return facets;
}

function ofList(atoms: readonly Atom[]): Facets {
  const keys = atoms.map((atom) => (atom.type === "other" ? `o${hashOf(atom.json)}` : atomKey(atom)));
  const lower = atoms.flatMap((atom) => {
    if (atom.type === "text") return [toLowerComparable(atom.text)];
    return atom.type === "number" ? [unitsToText(atom.units)] : [];
  });
  return [
    ["v", keys],
    ["w", lower],
  ];
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Objects are only ever told apart. */
function hashOf(json: string): string {
  return createHash("md5").update(json).digest("base64");
}
