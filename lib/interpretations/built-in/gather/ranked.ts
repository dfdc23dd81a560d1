import { hasWord, type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";

const SUPERLATIVE = /^(?:the )?(?:most(?: often| frequently)?|highest|largest|biggest|greatest|top)$/u;
const OFTEN = /^(?:often|frequently)$/u;

/** "the 100 customers who spent the most", "200 customers with most orders": so many from the top. */
export function withRanks(pieces: readonly Piece[], text: string): readonly Piece[] {
  const words = (piece: Piece | undefined) => (piece ? text.slice(piece.from, piece.to) : "");
  const most = pieces.findIndex((piece) => SUPERLATIVE.test(words(piece)));
  const at = pieces.findIndex((piece, index) => {
    const { bound, unit, isBare } = senseOf(piece, "amount") ?? {};
    const isPlain = bound?.op === "eq" && (unit === "plain" || unit === "people") && isBare === true;
    return isPlain && (unit === "people" || isPeople(pieces[index + 1], words(pieces[index + 1])));
  });
  const [figure, superlative] = [pieces[at], pieces[most]];
  const bound = senseOf(figure, "amount")?.bound;
  if (!figure || !superlative || !bound || bound.op === "between" || at > most) return pieces;
  const isHead = [pieces[most - 1], pieces[most - 2]].some(
    (piece) =>
      piece?.senses.some(({ k }) => k === "spend" || k === "event") && !isPeople(piece, words(piece)),
  );
  const behind = pieces[most + 1];
  const isOfThings = senseOf(behind, "values") !== undefined;
  const isMeasure =
    ((senseOf(behind, "event")?.noun === true || senseOf(behind, "spend")) ?? senseOf(behind, "metric")) &&
    hasWord(pieces[most - 1], "with", "the", "who");
  if (isOfThings || !(isHead || isMeasure)) return pieces;
  const rank: Piece = { ...superlative, senses: [{ k: "rank", from: 0, to: bound.value, unit: "customer" }] };
  return pieces.flatMap((piece, index) => {
    if (piece === figure || (hasWord(piece, "the") && piece.to + 1 === superlative.from)) return [];
    // "most often": how it was done most.
    if (index === most + 1 && OFTEN.test(words(piece))) return [];
    return [piece === superlative ? rank : piece];
  });
}

function isPeople(piece: Piece | undefined, words: string): boolean {
  return hasWord(piece, "people") || /^(?:buyers?|shoppers?|spenders?|purchasers?)$/u.test(words);
}
