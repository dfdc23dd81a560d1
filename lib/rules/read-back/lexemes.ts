import { either, list, map, type Parser, pattern, words } from "#lib/rules/read-back/parser.ts";
import { type NameKind, type Names, ownName } from "#lib/rules/restate/names.ts";

/** Names and values as restatements write them: lib/rules/restate/names.ts and figures.ts say how. */

const unescaped = (text: string): string =>
  text.replace(
    /\\(?:u\{([0-9a-f]+)\}|([\s\S]))/gu,
    (_whole, code: string | undefined, plain: string | undefined) =>
      code === undefined ? (plain ?? "") : String.fromCodePoint(Number.parseInt(code, 16)),
  );

export const quoted: Parser<string> = pattern(
  "“((?:\\\\u\\{[0-9a-f]+\\}|\\\\[\\s\\S]|[^\\\\”])*)”",
  ([text = ""]) => unescaped(text),
);

export const raw: Parser<string> = pattern(
  "`((?:\\\\u\\{[0-9a-f]+\\}|\\\\[\\s\\S]|[^\\\\`])*)`",
  ([text = ""]) => unescaped(text),
);

const FIGURE = "(-?[\\d,]*\\d(?:\\.\\d+)?)";

const toNumber = (text: string, exponent = 0): number => Number(`${text.replaceAll(",", "")}e${exponent}`);

export const number: Parser<number> = pattern(FIGURE, ([figure = ""]) => toNumber(figure));

/** A percentage as the share that it stands for. */
export function percent(sign: string): Parser<number> {
  return pattern(`${FIGURE}${sign}`, ([figure = ""]) => toNumber(figure, -2));
}

/** An amount with what stands before and behind it. */
export function money(before: string, behind: string): Parser<number> {
  return pattern(`(-?)${escaped(before)}${FIGURE}${escaped(behind)}`, ([minus = "", figure = ""]) =>
    minus === "-" && figure.startsWith("-") ? undefined : toNumber(`${minus}${figure}`),
  );
}

/** Some of a table's words, as what they stand for. */
export function oneOf<T>(table: ReadonlyMap<string, T>): Parser<T> {
  return either(...[...table].map(([form, value]) => words(form, value)));
}

/** A table of names and words, the other way round. */
export function reversed(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(table).map(([name, word]) => [word, name]));
}

/** A name that the shop has given, in curly quotes. */
export function owned(names: Names, kind: NameKind): Parser<string> {
  const entries = Object.keys(names[kind] ?? {}).flatMap((id): [string, string][] => {
    const name = ownName(names, kind, id);
    return name === undefined ? [] : [[name, id]];
  });
  return oneOf(new Map(entries));
}

/** An entry of the catalog: by its own name, by the words of the language, or by its technical name. */
export function catalogName(
  names: Names,
  kind: NameKind,
  known: Readonly<Record<string, string>>,
): Parser<string> {
  return either(owned(names, kind), oneOf(reversed(known)), raw);
}

export function texts(separator: string, last: string): Parser<readonly string[]> {
  return list(quoted, separator, last);
}

/** Whole days as restatements name them: year, month, day. */
export function isoDate(year: number, month: number, day: number): string {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

export function whole(parser: Parser<number>): Parser<number> {
  return map(parser, (value) => (Number.isInteger(value) ? value : undefined));
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, "0");
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}
