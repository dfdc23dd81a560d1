import { lexiconOf } from "#lib/interpretations/built-in/lexicon.ts";
import { readPieces } from "#lib/interpretations/built-in/read.ts";
import type { Leaf } from "#lib/interpretations/built-in/refine/slots.ts";
import { eventsIn } from "#lib/interpretations/built-in/refine/slots.ts";
import { hasWord, type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";
import { restateOptions, type Setting } from "#lib/interpretations/built-in/setting.ts";
import { dependsOn } from "#lib/rules/depends-on.ts";
import { restateClause } from "#lib/rules/restate.ts";

/** What words name of a condition: traits, events, properties, values, measures, times. */
type Signature = ReadonlySet<string>;

export function piecesOf(text: string, setting: Setting): readonly Piece[] {
  return readPieces(text, lexiconOf(setting.catalog), setting);
}

/** The conditions that some words name, those named best; none if nothing fits. */
export function namedLeaves(words: string, leaves: readonly Leaf[], setting: Setting): readonly Leaf[] {
  const asked = signatureOfWords(words, setting);
  const scored = leaves.map((leaf) => {
    const own = signatureOfLeaf(leaf);
    const shared = [...asked].filter((mark) => own.has(mark)).length;
    return { leaf, score: shared + (saysLiterally(leaf, words, setting) ? 0.5 : 0) };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best === 0 ? [] : scored.filter(({ score }) => score === best).map(({ leaf }) => leaf);
}

/** Words of the grammar that stand for a trait, an event or a measure. */
const MARKS: Readonly<Record<string, readonly string[]>> = {
  country: ["trait:country"],
  city: ["trait:city"],
  live: ["trait:city", "trait:country", "trait:region", "trait:province"],
  tier: ["trait:loyalty_tier"],
  speak: ["trait:language"],
  age: ["feature:age", "trait:birth_date"],
  yearsold: ["feature:age"],
  birthday: ["trait:birth_date"],
  born: ["trait:birth_date"],
  signup: ["trait:signed_up_at"],
  consent: ["trait:email_consent", "trait:sms_consent"],
  noconsent: ["trait:email_consent", "trait:sms_consent"],
  email: ["trait:email_consent", "trait:email", "event:email_opened"],
  sms: ["trait:sms_consent"],
  coupon: ["event:coupon_applied", "property:coupon"],
  discount: ["property:discount"],
  category: ["property:category"],
  brand: ["property:brand"],
  price: ["property:price"],
};

const WORDS: Readonly<Record<string, readonly string[]>> = {
  gender: ["trait:gender"],
  sex: ["trait:gender"],
  性别: ["trait:gender"],
  region: ["trait:region", "trait:province"],
  省份: ["trait:province", "trait:region"],
  地区: ["trait:province", "trait:region", "trait:city", "trait:country"],
  time: ["time"],
  window: ["time"],
  period: ["time"],
  days: ["time"],
  时间: ["time"],
  时间范围: ["time"],
  天数: ["time"],
  amount: ["spend"],
  金额: ["spend"],
  消费金额: ["spend"],
};

/** What the words name, as marks: `trait:city`, `event:order_completed`. */
export function signatureOfWords(words: string, setting: Setting): Signature {
  const marks = new Set<string>();
  for (const word of [words, ...words.split(/[\s的]+/u)])
    for (const mark of WORDS[word] ?? []) marks.add(mark);
  for (const piece of piecesOf(words, setting)) {
    for (const [word, own] of Object.entries(MARKS))
      if (hasWord(piece, word)) for (const mark of own) marks.add(mark);
    for (const event of senseOf(piece, "event")?.events ?? []) marks.add(`event:${event}`);
    if (senseOf(piece, "spend")) marks.add("spend");
    if (senseOf(piece, "search")) marks.add("event:products_searched");
    const trait = senseOf(piece, "trait");
    if (trait) marks.add(`trait:${trait.trait}`);
    for (const { value, target } of senseOf(piece, "values")?.values ?? []) {
      marks.add(`value:${value}`);
      if (target.kind === "trait") marks.add(`trait:${target.trait}`);
    }
    if (senseOf(piece, "condition")?.note === "age") marks.add("feature:age");
  }
  return marks;
}

function signatureOfLeaf({ rule }: Leaf): Signature {
  const marks = new Set<string>();
  const { traits, events, properties, features } = dependsOn(rule);
  for (const trait of traits) marks.add(`trait:${trait}`);
  for (const event of events) marks.add(`event:${event}`);
  for (const property of properties) marks.add(`property:${property}`);
  for (const feature of features) marks.add(`feature:${feature}`);
  if (rule.kind === "measure" || rule.kind === "rank" || rule.kind === "relative") {
    const { measure } = rule;
    const isMoney = "property" in measure && measure.property === "total";
    if (isMoney && eventsIn(measure).includes("order_completed")) marks.add("spend");
    if ("window" in measure && measure.window) marks.add("time");
  }
  for (const text of textsIn(rule)) marks.add(`value:${text}`);
  return marks;
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

function saysLiterally({ rule }: Leaf, words: string, setting: Setting): boolean {
  const text = restateClause(rule, restateOptions(setting)).text.toLowerCase();
  return words.length > 1 && text.includes(words.toLowerCase());
}
