import type { Kind, Piece, Sense } from "#lib/interpretations/built-in/sense.ts";

/**
 * Productions of the phrase grammar: a pattern over pieces, and what they make together. A pattern is a row of
 * elements: `last|past` asks for one of some words of the grammar, `<duration>` for a category, `<number:low>` names
 * what it finds, a `?` behind makes it optional.
 */
export type Production = {
  readonly elements: readonly Element[];
  readonly make: (found: Found, context: Pieces) => Sense | readonly Sense[] | undefined;
};

export type Pieces = { readonly pieces: readonly Piece[]; readonly start: number; readonly end: number };

export type Found = {
  readonly get: <K extends Kind>(kind: K, name?: string) => Extract<Sense, { k: K }>;
  readonly find: <K extends Kind>(kind: K, name?: string) => Extract<Sense, { k: K }> | undefined;
  readonly has: (word: string) => boolean;
};

type Element = {
  readonly words: readonly string[];
  readonly kind: string | undefined;
  readonly name: string;
  readonly isOptional: boolean;
};

/** Productions are made for each setting, their patterns are always the same. */
const parsed = new Map<string, readonly Element[]>();

export function on(pattern: string, make: Production["make"]): Production {
  const elements = parsed.get(pattern) ?? pattern.split(" ").map(toElement);
  parsed.set(pattern, elements);
  return { elements, make };
}

function toElement(text: string): Element {
  const isOptional = text.endsWith("?");
  const body = isOptional ? text.slice(0, -1) : text;
  const match = /^<(\w+)(?::(\w+))?>$/u.exec(body);
  if (match) return { words: [], kind: match[1], name: match[2] ?? match[1] ?? "", isOptional };
  return { words: body.split("|"), kind: undefined, name: "", isOptional };
}

type Match = { readonly end: number; readonly senses: readonly (readonly [string, Sense])[] };

/** One pass: at each piece, from the left, the production that takes most pieces (the first of several) replaces them. */
export function reduce(pieces: readonly Piece[], productions: readonly Production[]): readonly Piece[] {
  const reduced: Piece[] = [];
  let index = 0;
  while (index < pieces.length) {
    const made = longest(pieces, index, productions);
    if (made) {
      reduced.push(made.piece);
      index = made.end;
    } else {
      const piece = pieces[index];
      if (piece) reduced.push(piece);
      index += 1;
    }
  }
  return reduced;
}

function longest(pieces: readonly Piece[], start: number, productions: readonly Production[]) {
  let best: { piece: Piece; end: number } | undefined;
  for (const production of productions) {
    if (!canBegin(pieces[start], production.elements)) continue;
    for (const match of matches(pieces, start, production.elements, 0, [])) {
      if (match.end <= (best?.end ?? start)) continue;
      const made = production.make(toFound(match), { pieces, start, end: match.end });
      if (made === undefined) continue;
      const senses = Array.isArray(made) ? (made as readonly Sense[]) : [made as Sense];
      best = {
        piece: { from: pieces[start]?.from ?? 0, to: pieces[match.end - 1]?.to ?? 0, senses },
        end: match.end,
      };
    }
  }
  return best;
}

/** Whether a piece fits the first element, or one behind those that may be left out. */
function canBegin(piece: Piece | undefined, elements: readonly Element[]): boolean {
  for (const element of elements) {
    if (fitting(piece, element)) return true;
    if (!element.isOptional) return false;
  }
  return false;
}

/** Every way in which the elements fit from a piece on, those that take optional elements first. */
function* matches(
  pieces: readonly Piece[],
  at: number,
  elements: readonly Element[],
  next: number,
  senses: readonly (readonly [string, Sense])[],
): Generator<Match> {
  const element = elements[next];
  if (element === undefined) {
    yield { end: at, senses };
    return;
  }
  const sense = fitting(pieces[at], element);
  if (sense) yield* matches(pieces, at + 1, elements, next + 1, [...senses, [element.name, sense]]);
  if (element.isOptional) yield* matches(pieces, at, elements, next + 1, senses);
}

function fitting(piece: Piece | undefined, element: Element): Sense | undefined {
  if (!piece) return undefined;
  for (const sense of piece.senses) {
    if (
      element.kind !== undefined
        ? sense.k === element.kind
        : sense.k === "w" && element.words.includes(sense.w)
    )
      return sense;
  }
  return undefined;
}

function toFound(match: Match): Found {
  const find = <K extends Kind>(kind: K, name: string = kind) =>
    match.senses.find(
      (entry): entry is readonly [string, Extract<Sense, { k: K }>] =>
        entry[0] === name && entry[1].k === kind,
    )?.[1];
  return {
    find,
    get: (kind, name) => {
      const sense = find(kind, name);
      if (!sense) throw new Error(`The pattern has no ${name ?? kind}`);
      return sense;
    },
    has: (word) => match.senses.some(([, sense]) => sense.k === "w" && sense.w === word),
  };
}
