/**
 * Small parsers that give every way in which a text goes on from a place, so that a grammar need not be careful about
 * what it tries first.
 */
export type Parser<T> = (text: string, at: number) => Iterable<readonly [value: T, end: number]>;

type Part<T> = Parser<T> | string;
type Parts<T extends readonly unknown[]> = { readonly [K in keyof T]: Part<T[K]> };

export function words<T = string>(form: string, value?: T): Parser<T> {
  return (text, at) => (text.startsWith(form, at) ? [[(value ?? form) as T, at + form.length]] : []);
}

/** What a pattern takes from the place on, as its groups are made into a value; `undefined` is no match. */
export function pattern<T>(source: string, make: (groups: readonly string[]) => T | undefined): Parser<T> {
  const expression = new RegExp(source, "uy");
  return (text, at) => {
    expression.lastIndex = at;
    const match = expression.exec(text);
    const made = match ? make(match.slice(1).map((group) => group ?? "")) : undefined;
    return match && made !== undefined ? [[made, at + match[0].length]] : [];
  };
}

/** One after the other. */
export function row<const T extends readonly unknown[]>(...parts: Parts<T>): Parser<T> {
  const parsers = parts.map((part) => (typeof part === "string" ? words(part) : part)) as Parser<unknown>[];
  const from = function* (
    text: string,
    at: number,
    index: number,
    values: readonly unknown[],
  ): Generator<readonly [T, number]> {
    const parser = parsers[index];
    if (!parser) {
      yield [values as T, at];
      return;
    }
    for (const [value, end] of parser(text, at)) yield* from(text, end, index + 1, [...values, value]);
  };
  return (text, at) => from(text, at, 0, []);
}

export function either<T>(...parts: readonly Part<T>[]): Parser<T> {
  const parsers = parts.map((part) => (typeof part === "string" ? words<T>(part) : part));
  return function* (text, at) {
    for (const parser of parsers) yield* parser(text, at);
  };
}

/** A part that may be left out. */
export function maybe<T>(part: Part<T>): Parser<T | undefined> {
  return either<T | undefined>(part as Part<T | undefined>, (_text, at) => [[undefined, at]]);
}

export function map<T, U>(parser: Parser<T>, make: (value: T) => U | undefined): Parser<U> {
  return function* (text, at) {
    for (const [value, end] of parser(text, at)) {
      const made = make(value);
      if (made !== undefined) yield [made, end];
    }
  };
}

/** One or more, with a separator between each two; `last` takes its place before the last one. */
export function list<T>(item: Parser<T>, separator: string, last = separator): Parser<readonly T[]> {
  const from = function* (
    text: string,
    at: number,
    values: readonly T[],
  ): Generator<readonly [readonly T[], number]> {
    for (const [value, end] of item(text, at)) {
      const all = [...values, value];
      if (text.startsWith(separator, end)) yield* from(text, end + separator.length, all);
      if (last !== separator && text.startsWith(last, end)) {
        for (const [final, stop] of item(text, end + last.length)) yield [[...all, final], stop];
      }
      if (last === separator || all.length === 1) yield [all, end];
    }
  };
  return (text, at) => from(text, at, []);
}

/** A parser that is made when it is needed, for grammars that hold themselves. */
export function later<T>(make: () => Parser<T>): Parser<T> {
  let made: Parser<T> | undefined;
  return (text, at) => {
    made ??= make();
    return made(text, at);
  };
}

/** All readings of a whole text. */
export function* readings<T>(parser: Parser<T>, text: string): Generator<T> {
  for (const [value, end] of parser(text, 0)) if (end === text.length) yield value;
}
