import { ages } from "#lib/interpretations/built-in/grammar/ages.ts";
import { anniversaries } from "#lib/interpretations/built-in/grammar/anniversaries.ts";
import { aroundAges } from "#lib/interpretations/built-in/grammar/around-ages.ts";
import { bornYears } from "#lib/interpretations/built-in/grammar/born-years.ts";
import { clocks, hours } from "#lib/interpretations/built-in/grammar/clock.ts";
import { comparedWindows } from "#lib/interpretations/built-in/grammar/compared.ts";
import { dates } from "#lib/interpretations/built-in/grammar/dates.ts";
import {
  amounts,
  bareAmounts,
  figures,
  inclusive,
  singleUnits,
} from "#lib/interpretations/built-in/grammar/figures.ts";
import { lists } from "#lib/interpretations/built-in/grammar/lists.ts";
import { missingTraits } from "#lib/interpretations/built-in/grammar/missing.ts";
import { monthLists } from "#lib/interpretations/built-in/grammar/month-lists.ts";
import { monthParts } from "#lib/interpretations/built-in/grammar/month-parts.ts";
import { otherThan } from "#lib/interpretations/built-in/grammar/other-than.ts";
import { discounts, quantities } from "#lib/interpretations/built-in/grammar/quantities.ts";
import { rates } from "#lib/interpretations/built-in/grammar/rates.ts";
import { ratios } from "#lib/interpretations/built-in/grammar/ratios.ts";
import { halves, relatives } from "#lib/interpretations/built-in/grammar/relatives.ts";
import { sameDays } from "#lib/interpretations/built-in/grammar/same-days.ts";
import { shortYears } from "#lib/interpretations/built-in/grammar/short-years.ts";
import {
  means,
  openPeriods,
  openRates,
  periodic,
  ranks,
} from "#lib/interpretations/built-in/grammar/specials.ts";
import { tiers } from "#lib/interpretations/built-in/grammar/tiers.ts";
import { turningAges } from "#lib/interpretations/built-in/grammar/turning-ages.ts";
import { furtherWindows, vagueRanges } from "#lib/interpretations/built-in/grammar/vague-ranges.ts";
import { weekdayDates } from "#lib/interpretations/built-in/grammar/weekday-dates.ts";
import { windows } from "#lib/interpretations/built-in/grammar/windows.ts";
import { withoutHollow } from "#lib/interpretations/built-in/hollow.ts";
import type { Lexicon } from "#lib/interpretations/built-in/lexicon.ts";
import { type Production, reduce } from "#lib/interpretations/built-in/pattern.ts";
import { segment } from "#lib/interpretations/built-in/segment.ts";
import { hasWord, type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { summed } from "#lib/interpretations/built-in/together.ts";

/** The grammar's stages: each builds on what the ones before have made. */
function stagesOf(setting: Setting): readonly (readonly Production[])[] {
  return [
    clocks,
    hours,
    [...figures(setting), ...rates],
    [...openRates, ...singleUnits],
    means,
    [
      ...dates(setting),
      ...monthLists(setting),
      ...shortYears(setting),
      ...monthParts(setting),
      ...ages(setting),
      ...aroundAges,
      ...bornYears(setting),
      ...halves,
      ...ranks,
      ...periodic,
    ],
    [...weekdayDates(setting), ...windows(setting), ...sameDays, ...furtherWindows],
    windows(setting),
    [
      ...turningAges(setting),
      ...ages(setting),
      ...anniversaries,
      ...bornYears(setting),
      ...ranks,
      ...periodic,
    ],
    comparedWindows,
    [...openPeriods, ...bareAmounts(setting)],
    [...amounts, ...vagueRanges],
    [...quantities, ...discounts],
    [...relatives, ...rates, ...ratios, ...missingTraits, ...inclusive, ...tiers(setting)],
    lists,
    lists,
    lists,
    lists,
    otherThan,
  ];
}

/** A normalised description as pieces: words first, then what they make together. */
export function readPieces(text: string, lexicon: Lexicon, setting: Setting): readonly Piece[] {
  const cut = withoutHollow(segment(text, lexicon), text);
  const words = takeSearchText(partBounds(cut, text), text, lexicon);
  const telling = summed(withoutNotEvenOne(words, text), text)
    .map((piece, index, all) => (isNewcomer(all, index) ? newcomer(piece) : piece))
    .map((piece, index, all) => (isStill(all, index, text) ? { ...piece, senses: STILL } : piece))
    .filter(
      (piece, index) =>
        piece.senses.some((sense) => sense.k !== "filler") &&
        !isAdverb(words, index, text) &&
        !isHedge(words, index, text),
    );
  return stagesOf(setting).reduce<readonly Piece[]>(
    (pieces, productions) => reduce(pieces, productions),
    telling,
  );
}

/** 一单没下的新人: a coupon may be called that too, but none is spoken of. */
function isNewcomer(pieces: readonly Piece[], index: number): boolean {
  const vague = senseOf(pieces[index], "vague")?.vague;
  if (vague !== "new_customer" && vague !== "new_user") return false;
  return !pieces
    .slice(Math.max(0, index - 2), index + 3)
    .some(
      (piece) =>
        hasWord(piece, "coupon", "used", "discount") || senseOf(piece, "vague")?.vague === "coupon_claimed",
    );
}

function newcomer(piece: Piece): Piece {
  const senses = piece.senses.filter(
    (sense) => sense.k !== "values" || sense.values.some(({ target }) => target.kind === "trait"),
  );
  return { ...piece, senses };
}

const ONE = /^一[次单件回笔趟个样点分毛]?$/u;
const NOT_EVEN = /^[都也](?:没|未|不|从)/u;

/** 一次货都没退过: not even once, which is not at all; the figure is no count. */
function withoutNotEvenOne(pieces: readonly Piece[], text: string): readonly Piece[] {
  return pieces.filter((piece, index) => {
    const isCounter = ONE.test(textOf(pieces[index - 1], text)) && senseOf(piece, "counter") !== undefined;
    if (!(ONE.test(textOf(piece, text)) || isCounter)) return true;
    // 买过一次也没退过: once, and then not.
    const before = pieces[isCounter ? index - 2 : index - 1];
    if (before?.senses.some(({ k }) => k === "event" || k === "spend" || k === "search" || k === "cmp"))
      return true;
    const after = pieces.slice(index + 1, index + 6);
    const at = after.findIndex((each) => /^[都也]/u.test(textOf(each, text)));
    const between = after.slice(0, Math.max(0, at));
    const isObject = between.every(
      (each) => /^[\u4e00-\u9fff]+$/u.test(textOf(each, text)) && !hasWord(each, "not", "and", "or", "but"),
    );
    return !(at >= 0 && isObject && NOT_EVEN.test(text.slice(after[at]?.from ?? 0)));
  });
}

const BOUND_WORDS = /^(and|or) (over|above|under|below)$/u;

/** "3 orders and over $500": before a figure "and over" begins a comparison, and ends none. */
function partBounds(pieces: readonly Piece[], text: string): readonly Piece[] {
  return pieces.flatMap((piece, index) => {
    const [, link, word] = BOUND_WORDS.exec(textOf(piece, text)) ?? [];
    const next = pieces[index + 1];
    // "spent over in the last 30 days" lacks its figure: "over" is no word of that time.
    if (textOf(piece, text) === "over" && /^(?:in|within|during)$/u.test(textOf(next, text)))
      return [{ ...piece, senses: piece.senses.filter(({ k }) => k === "cmp") }];
    if (!link || !word || !(senseOf(next, "number") ?? senseOf(next, "currency"))) return [piece];
    const op = word === "over" || word === "above" ? "gt" : "lt";
    const to = piece.from + link.length;
    return [
      { from: piece.from, to, senses: [{ k: "w", w: link }] },
      { from: piece.to - word.length, to: piece.to, senses: [{ k: "cmp", op }] },
    ];
  });
}

/** 一周内就退货, 上周才注册: 就 and 才 limit only what is counted, as in 就买过一次. "in May and again in June": in both. */
function isAdverb(pieces: readonly Piece[], index: number, text: string): boolean {
  if (hasWord(pieces[index], "oncemore"))
    return (
      /^(?:and|then|but|,)$/u.test(textOf(pieces[index - 1], text)) &&
      /^(?:[$€£]?\d.*|over|at least|more than|in|on|during|over|this|last|before|after|since|within|at|around|between)$/u.test(
        textOf(pieces[index + 1], text),
      )
    );
  if (!/^[就才]$/u.test(textOf(pieces[index], text))) return false;
  return !pieces
    .slice(index + 1, index + 6)
    .some((piece) => senseOf(piece, "number") ?? senseOf(piece, "amount"));
}

const STILL = [{ k: "vague", vague: "still" }] as const;

/** "but still open our emails": of late; "still no order" is another word. */
function isStill(pieces: readonly Piece[], index: number, text: string): boolean {
  const next = pieces.slice(index + 1).find((each) => each.senses.some(({ k }) => k !== "filler"));
  return textOf(pieces[index], text) === "still" && senseOf(next, "event") !== undefined;
}

/** "spent like 300+": no liking, of a figure. */
function isHedge(pieces: readonly Piece[], index: number, text: string): boolean {
  const next = pieces[index + 1];
  const isFigure = ["number", "currency", "cmp"].some((kind) => next?.senses.some(({ k }) => k === kind));
  return textOf(pieces[index], text) === "like" && isFigure;
}

/** What follows "searched for" is free text, whatever its words mean elsewhere. */
function takeSearchText(pieces: readonly Piece[], text: string, lexicon: Lexicon): readonly Piece[] {
  const at = pieces.findIndex((piece) => senseOf(piece, "search") !== undefined);
  const search = pieces[at];
  if (!search) return pieces;
  let start = at + 1;
  while (hasWord(pieces[start], "for", "on") || /^[过了"]$/u.test(textOf(pieces[start], text))) start += 1;
  let stop = start;
  while (stop < pieces.length && isSearchText(pieces[stop], text)) stop += 1;
  const [first, last] = [pieces[start], pieces[stop - 1]];
  if (!first || !last || stop <= start || senseOf(first, "quoted")) return pieces;
  const words = text
    .slice(first.from, last.to)
    .trim()
    .replace(/^(?:a|an|the|some|any) /u, "");
  if (NOTHING_SPECIAL.test(words)) return pieces;
  const values = lexicon.byForm.get(words)?.senses.filter(({ k }) => k === "values") ?? [];
  const quoted: Piece = { from: first.from, to: last.to, senses: [{ k: "quoted", text: words }, ...values] };
  const rest = takeSearchText(pieces.slice(stop), text, lexicon);
  return [...pieces.slice(0, start), quoted, ...rest];
}

/** Whoever "searched for something" looked for no text in particular. */
const NOTHING_SPECIAL =
  /^(?:ever|at all|whatsoever|(?:anything|something|things?|stuff|东西|任何东西|什么东西|什么)(?: at all| whatsoever| ever)?)$/u;

const ENDS = new Set(
  "nor neither in within during last past this since before after and or but comma not who between recent at then on stop except exclude open close people inside ago everyone by all for with of to since_after onwards next then he".split(
    " ",
  ),
);
const FIGURES = new Set([
  "number",
  "unit",
  "month",
  "festival",
  "window",
  "counter",
  "cmp",
  "after",
  "days",
  "amount",
  "vague",
  "event",
  "weekday",
  "only",
  "currency",
]);

/** Words that a turn of phrase has put in are looked for by nobody. */
function isPutIn(piece: Piece): boolean {
  return piece.senses.some((sense) => sense.k === "unknown" && sense.text.startsWith("!"));
}

/** Free text goes on to the first word that cannot be looked for: a figure, a time, a connective. */
function isSearchText(piece: Piece | undefined, text: string): boolean {
  if (!piece || isPutIn(piece)) return false;
  if (piece.senses.some((sense) => sense.k === "values" || sense.k === "unknown" || sense.k === "item"))
    return true;
  if (/^[的"了过]$/u.test(textOf(piece, text))) return false;
  return !piece.senses.some((sense) => FIGURES.has(sense.k) || (sense.k === "w" && ENDS.has(sense.w)));
}

function textOf(piece: Piece | undefined, text: string): string {
  return piece ? text.slice(piece.from, piece.to) : "";
}
