import type { Lexicon, LexiconEntry } from "#lib/interpretations/built-in/lexicon.ts";

/** Edits (insert, drop, change, swap neighbours) between two words; more than `most` is told as `most + 1`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}

/** Goods that many shops sell: not having them is not a spelling mistake. */
const REAL_WORDS = new Set(
  "looking part good bad nice fine cold bold hold told sold fold check checks checking launch lunar dad dads mom moms mum mums mama papa granny grandma grandpa plan plans planned plain plane stopped stepped started stayed played shipped skipped called asked talked chatted read spend spoke missed moved opted voted came come take gave made same name game kind kinds mail mails spring summer side live life like take took want wants need needs boots books boats coats coat hats caps bats cats dogs pants shirt shirts skirt skirts socks sock jeans tents beds bed lamp lamps mugs cups rugs pens tops toy ties belts belt watch watches rings jacket jackets gloves scarf scarves sofa sofas chair chairs table tables games game food foods drinks wine beer tea milk meat fish cheese fruit fruits plants flowers pets phones cable cables case cases camera cameras tablets speakers printer printers monitor monitors red blue green black white pink yellow brown grey gray purple orange large small medium running winter summer spring autumn vegan organic leather cotton wool silk kitchen garden home office sports outdoor travel music movies jewelry jewellery makeup perfume shampoo lotion candy snacks chocolate cookies bread house wife husband married single divorced parents mother father mothers fathers income salary rich poor job jobs student students teacher teachers doctor doctors nurse lawyer engineer height weight hair eyes face weather rain snow date dates mouse mice house blouse blouses texas florida ohio georgia oregon nevada utah maine sandal sandals heels slippers hoodie hoodies sweater sweaters dress".split(
    " ",
  ),
);

/** The words nearest to one that is not known: within one edit from 4 letters, two from 8. Ties are all given. */
export function nearest(word: string, lexicon: Lexicon): readonly LexiconEntry[] {
  if (word.length < 4 || REAL_WORDS.has(word) || !/^[a-z'-]+$/u.test(word)) return [];
  let most = word.length >= 8 ? 2 : 1;
  let found: LexiconEntry[] = [];
  for (const entry of similarInLength(word, most, lexicon)) {
    if (Math.abs(entry.form.length - word.length) > most) continue;
    const distance = editDistance(word, entry.form, most);
    if (distance > most || !isLikely(word, entry) || !mayBeMeant(entry)) continue;
    if (distance < most) found = [];
    most = distance;
    found.push(entry);
  }
  const own = found.filter((entry) => entry.isCatalog);
  return own.length > 0 ? own : found;
}

const singleWords = new WeakMap<Lexicon, ReadonlyMap<number, readonly LexiconEntry[]>>();

/** The single words of about a word's length, in the lexicon's order. */
function similarInLength(word: string, most: number, lexicon: Lexicon): readonly LexiconEntry[] {
  const known = singleWords.get(lexicon) ?? byLength(lexicon);
  singleWords.set(lexicon, known);
  const lengths = Array.from({ length: 2 * most + 1 }, (_, index) => word.length - most + index);
  return lengths.flatMap((length) => known.get(length) ?? []);
}

function byLength({ byForm }: Lexicon): ReadonlyMap<number, readonly LexiconEntry[]> {
  const words = [...byForm.values()].filter(({ form }) => /^[a-z'-]{4,}$/u.test(form));
  return Map.groupBy(words, ({ form }) => form.length);
}

/** Nobody is refused, nor a vague word assumed, for a spelling mistake; names of traits are too near other words. */
function mayBeMeant({ senses, isCatalog }: LexiconEntry): boolean {
  return isCatalog
    ? !senses.every(({ k }) => k === "trait" || k === "event")
    : !senses.some(({ k }) => k === "vague" || k === "sensitive" || k === "trait");
}

/** Of short words only a swap or the same beginning and end counts, or every other word would be one. */
function isLikely(word: string, { form, isCatalog }: LexiconEntry): boolean {
  if (word.length >= 6 || (isCatalog && word[0] === form[0])) return true;
  const isSwap =
    word.length === form.length && [...word].toSorted().join("") === [...form].toSorted().join("");
  return (
    isSwap ||
    (!isCatalog && word.length === 5 && form.length > 5 && word[0] === form[0] && word.at(-1) === form.at(-1))
  );
}
