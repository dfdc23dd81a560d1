/** What a shop calls the entries of its catalog, by name; entries without a label are left out. */
export type CatalogLabels = {
  readonly events?: Readonly<Record<string, string>>;
  readonly traits?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, string>>;
  readonly features?: Readonly<Record<string, string>>;
};

export type NameKind = keyof CatalogLabels | "segments" | "lists";
export type Names = Partial<Record<NameKind, Readonly<Record<string, string>>>>;

/**
 * The shop's own name of an entry in curly quotes, `undefined` if it has none. Two entries of one kind with the same
 * name would read the same, so neither is called by it.
 */
export function ownName(names: Names, kind: NameKind, id: string): string | undefined {
  const known = names[kind];
  if (!known || !Object.hasOwn(known, id)) return undefined;
  const name = known[id];
  if (name === undefined || name === "") return undefined;
  const isShared = Object.entries(known).some(([other, label]) => other !== id && label === name);
  return isShared ? undefined : quoted(name);
}

/** A value of the data, or a name that a person gave: in curly quotes. */
export function quoted(text: string): string {
  return `“${escaped(text, /[\\”]/g)}”`;
}

/** A technical name as it is in the data, in backticks: never to be confused with a name that a person gave. */
export function raw(name: string): string {
  return `\`${escaped(name, /[\\`]/g)}\``;
}

/** Control, bidirectional and other invisible characters (but emoji joiners) are shown by their code. */
const INVISIBLE = /(?!\u200D)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

function escaped(text: string, special: RegExp): string {
  return text
    .replace(special, (character) => `\\${character}`)
    .replace(INVISIBLE, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ""}}`);
}
