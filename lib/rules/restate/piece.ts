/** What a piece of a restatement stems from, for screens that let it be clicked. */
export type Role =
  | "group"
  | "condition"
  | "measure"
  | "event"
  | "filter"
  | "name"
  | "op"
  | "value"
  | "window"
  | "duration"
  | "step";

/** A part of the text: plain words, or a span that stems from the part of the rule at a JSON pointer. */
export type Token =
  | { readonly text: string }
  | { readonly pointer: string; readonly role: Role; readonly children: readonly Token[] };

/** What wordings are built of; `toTokens` makes tokens of it. */
export type Piece = string | Token | readonly Piece[];

export function span(role: Role, pointer: string, ...pieces: readonly Piece[]): Token {
  return { pointer, role, children: toTokens(pieces) };
}

export function toTokens(piece: Piece): Token[] {
  const tokens: Token[] = [];
  for (const token of flatten(piece)) {
    const previous = tokens.at(-1);
    if ("text" in token && previous && "text" in previous) {
      tokens[tokens.length - 1] = { text: previous.text + token.text };
    } else {
      tokens.push(token);
    }
  }
  return tokens;
}

export function toText(piece: Piece): string {
  return flatten(piece)
    .map((token) => ("text" in token ? token.text : toText(token.children)))
    .join("");
}

/** The pieces with a separator between each two; `last` takes its place before the last one. */
export function joined(pieces: readonly Piece[], separator: string, last = separator): Piece {
  return pieces.flatMap((piece, index) => {
    if (index === 0) return [piece];
    return [index === pieces.length - 1 ? last : separator, piece];
  });
}

function flatten(piece: Piece): Token[] {
  if (typeof piece === "string") return piece === "" ? [] : [{ text: piece }];
  return isList(piece) ? piece.flatMap(flatten) : [piece];
}

function isList(piece: Token | readonly Piece[]): piece is readonly Piece[] {
  return Array.isArray(piece);
}
