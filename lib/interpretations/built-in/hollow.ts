import { hasWord, type Piece } from "#lib/interpretations/built-in/sense.ts";

const LINKS =
  /^(?:但是?|但却|却|不过|可是|然而|而且|并且|同时|而且还|并且还|同时还|同时也|或者?|或者是|或是|要么|以及|另外|此外)$/u;
const ENDS = ["comma", "stop", "close", "open", "and", "or", "but"];
/** What small words before 过 become a verb of: 上过, 到过. */
const MAY_DO = /^[上下到去中里会要让对把跟在拿进出]$/u;

/**
 * Small words that carry no meaning beside others do when they stand alone: what a connective joins, and what somebody has
 * "done" (上过, 到过), is not known then, and asked about.
 */
export function withoutHollow(pieces: readonly Piece[], text: string): readonly Piece[] {
  const typed = (piece: Piece | undefined) => (piece ? text.slice(piece.from, piece.to) : "");
  const unknown = new Set<Piece>();
  pieces.forEach((piece, index) => {
    const before = pieces[index - 1];
    if (typed(piece) === "过" && before && MAY_DO.test(typed(before)) && mayBeFiller(before))
      unknown.add(before).add(piece);
    if (!LINKS.test(typed(piece)) || !hasWord(piece, "and", "or", "but")) return;
    const length = pieces.slice(index + 1).findIndex((each) => !isFiller(each) || hasWord(each, ...ENDS));
    const joined = pieces.slice(index + 1, length < 0 ? pieces.length : index + 1 + length);
    const next = pieces[index + 1 + joined.length];
    if (joined.length > 0 && (next === undefined || hasWord(next, ...ENDS)))
      for (const each of joined) unknown.add(each);
  });
  if (unknown.size === 0) return pieces;
  return pieces.map((piece) =>
    unknown.has(piece) ? { ...piece, senses: [{ k: "unknown", text: typed(piece) }] } : piece,
  );
}

function mayBeFiller({ senses }: Piece): boolean {
  return senses.some(({ k }) => k === "filler");
}

function isFiller({ senses }: Piece): boolean {
  return senses.every(({ k }) => k === "filler");
}
