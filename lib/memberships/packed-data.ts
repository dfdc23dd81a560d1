import type { Atom, Datum } from "#lib/messages/datum.ts";
import { sharedDatum, sharedNumber } from "#lib/messages/shared-datum.ts";
import type { Data } from "#lib/rules/history.ts";
import { dataOf } from "#lib/rules/small-data.ts";
import type { Numbering } from "#lib/std/numbering.ts";

/** A text, a boolean or a number's ten-thousandths; what else there is within an object. */
type PackedAtom = string | boolean | number | bigint | { readonly json: string };
/** A list stays one. */
export type PackedDatum = PackedAtom | readonly PackedAtom[];
/** The numbers of names, and values in turn. */
export type PackedData = readonly PackedDatum[];

export function packData(data: Data, names: Numbering): PackedData {
  const packed: PackedDatum[] = [];
  for (const [name, datum] of data) packed.push(names.noOf(name), packDatum(datum));
  return packed;
}

export function unpackData(packed: PackedData, names: Numbering): Data {
  return dataOf(packed.map((each, at) => (at % 2 === 0 ? names.at(Number(each)) : unpackDatum(each))));
}

export function packDatum({ isList, atoms }: Datum): PackedDatum {
  return isList ? atoms.map(packAtom) : packAtom(atoms[0] as Atom);
}

function packAtom(atom: Atom): PackedAtom {
  switch (atom.type) {
    case "text":
      return atom.text;
    case "boolean":
      return atom.value;
    case "number": {
      const units = Number(atom.units);
      return Number.isSafeInteger(units) ? units : atom.units;
    }
    case "other":
      return { json: atom.json };
  }
}

export function unpackDatum(packed: PackedDatum): Datum {
  if (Array.isArray(packed)) return { isList: true, atoms: packed.map(unpackAtom) };
  if (typeof packed === "number") return sharedNumber(packed);
  const shared = typeof packed === "string" ? sharedDatum(packed) : undefined;
  return shared ?? { isList: false, atoms: [unpackAtom(packed as PackedAtom)] };
}

function unpackAtom(packed: PackedAtom): Atom {
  switch (typeof packed) {
    case "string":
      return { type: "text", text: packed };
    case "boolean":
      return { type: "boolean", value: packed };
    case "number":
    case "bigint":
      return { type: "number", units: BigInt(packed) };
    default:
      return { type: "other", json: packed.json };
  }
}
