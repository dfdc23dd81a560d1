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
  const ranked = bandBehind(pieces, most, words);
  if (ranked) return ranked;
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

/** "spent the most on shoes last quarter, top 100": the band behind the words is what they are of. */
function bandBehind(
  pieces: readonly Piece[],
  most: number,
  words: (piece: Piece | undefined) => string,
): readonly Piece[] | undefined {
  const [superlative, band, comma] = [pieces[most], pieces.at(-1), pieces.at(-2)];
  const rank = senseOf(band, "rank");
  const isVerb = [pieces[most - 1], pieces[most - 2]].some((piece) =>
    piece?.senses.some(({ k }) => k === "spend" || k === "event"),
  );
  const isPlain = /^(?:the )?most$/u.test(words(superlative)) && isVerb;
  if (
    !superlative ||
    !band ||
    !rank ||
    !isPlain ||
    most >= pieces.length - 2 ||
    !hasWord(comma, "comma", "dash", "open")
  )
    return undefined;
  return pieces
    .slice(0, -2)
    .filter((piece) => !(hasWord(piece, "the") && piece.to + 1 === superlative.from))
    .map((piece) => (piece === superlative ? { ...piece, senses: [rank] } : piece));
}

function isPeople(piece: Piece | undefined, words: string): boolean {
  return hasWord(piece, "people") || /^(?:buyers?|shoppers?|spenders?|purchasers?)$/u.test(words);
}
