import type { Walk } from "#lib/interpretations/built-in/gather/scope.ts";
import { hasWord, type Piece, type Sense, senseOf } from "#lib/interpretations/built-in/sense.ts";

const CLAUSES: ReadonlySet<Sense["k"]> = new Set(["event", "spend", "search", "vague", "rank", "metric"]);
const LINKS = ["and", "or", "comma", "in", "from", "of", "the", "a"] as const;
const PEOPLE =
  /\b(?:those|these|them|the ones|people|customers|buyers|shoppers|members|users|clients|any ?one|any ?body|everyone)\b/u;
const EVERYONE_BUT = /^(?:any|every)(?:one|body) /u;
const NATIONALS = /(?:ans|ons|ers|ards|ots)$/u;

/**
 * Where an exception in English ends, so that what follows is asked of everyone again: "GB excluding London who opened
 * the email" and "silver, except Paris, ordered this month" are of those who are left, "except those in Paris who ordered" is
 * of the ones left out.
 *
 * @param start where the exception's own words begin
 */
export function endsException({ pieces, text }: Walk, start: number): (at: number) => boolean {
  const typed = ({ from, to }: Piece) => text.slice(from, to);
  const [word] = pieces.slice(start - 1, start);
  const said = (to: number) => text.slice(word?.from ?? 0, to).replace(EVERYONE_BUT, "");
  const isPeople = (piece: Piece) =>
    hasWord(piece, "people", "everyone") ||
    PEOPLE.test(typed(piece)) ||
    traitsOf(piece).includes("gender") ||
    (traitsOf(piece).length > 0 && NATIONALS.test(typed(piece)));
  return (at) => {
    const [piece, inner] = [pieces[at], pieces.slice(start, at)];
    if (!piece || inner.length === 0) return false;
    const isBare =
      !PEOPLE.test(said(piece.from)) &&
      inner.every((each) => !isPeople(each) && (traitsOf(each).length > 0 || hasWord(each, ...LINKS)));
    const ahead = pieces.slice(at + 1).findIndex((each) => !hasWord(each, "and", "but", "comma"));
    const next = ahead < 0 ? undefined : pieces[at + 1 + ahead];
    if (hasWord(piece, "but")) return true;
    if (hasWord(piece, "who")) return isBare;
    if (!next || isPeople(next) || PEOPLE.test(text.slice(piece.to, next.from))) return false;
    if (hasWord(piece, "comma")) return isBare ? !isOneMore(inner, next) : isAfresh(pieces, at, next, inner);
    return hasWord(piece, "and") && isBare && (hasWord(next, "with", "who") || isVerb(next));
  };
}

function traitsOf(piece: Piece): readonly string[] {
  const values = senseOf(piece, "values")?.values ?? [];
  return values.flatMap(({ target }) => (target.kind === "trait" ? [target.trait] : []));
}

function isVerb(piece: Piece): boolean {
  return senseOf(piece, "event") !== undefined && senseOf(piece, "event")?.noun !== true;
}

/** "excluding London, Paris and Leeds": of the same trait. */
function isOneMore(inner: readonly Piece[], next: Piece): boolean {
  const own = new Set(inner.flatMap(traitsOf));
  return traitsOf(next).some((trait) => own.has(trait));
}

/** Behind a comma another clause begins, unless a list of what is left out goes on: "who returned, cancelled or complained". */
function isAfresh(pieces: readonly Piece[], at: number, next: Piece, inner: readonly Piece[]): boolean {
  if (!(next.senses.some(({ k }) => CLAUSES.has(k)) || traitsOf(next).length > 0)) return false;
  const isJoined = hasWord(pieces[at + 1], "and", "but");
  const isListed = pieces.slice(at + 2).some((each) => hasWord(each, "and", "or"));
  const isAlike = next.senses.some(({ k }) => CLAUSES.has(k))
    ? inner.some((each) => each.senses.some(({ k }) => CLAUSES.has(k)))
    : inner.some((each) => traitsOf(each).length > 0);
  return isJoined || !(isListed && isAlike);
}
