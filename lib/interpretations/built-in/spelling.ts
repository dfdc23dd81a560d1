import type { Lexicon } from "#lib/interpretations/built-in/lexicon.ts";
import type { Normalised } from "#lib/interpretations/built-in/normalise.ts";
import { segment } from "#lib/interpretations/built-in/segment.ts";
import { senseOf } from "#lib/interpretations/built-in/sense.ts";

/** Slips in small words, too short or too near other words to be found by likeness (typos.ts finds the rest). */
const SLIPS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "the: teh hte tehe",
    "and: adn nad annd",
    "than: thna tahn thn",
    "more: moer mroe mor moore",
    "less: lses lss les",
    "least: leats lesat leaset",
    "last: lsat alst lst laast lasst",
    "past: pasts psat",
    "from: frm fro fomr frmo",
    "with: wiht wtih wih whith",
    "who: hwo woh whoo",
    "which: whcih wihch whihc",
    "that: taht thta htat",
    "their: thier theri",
    "they: tehy thye",
    "have: hvae haev ahve",
    "haven't: havnt havn't havent' haventt",
    "hasn't: hasnt' hasn;t hsant",
    "didn't: dind't dindt didn;t didnt' din't",
    "not: nto ntot",
    "never: nver nevr neevr nevre",
    "ever: evre evr",
    "between: btween betwen beetween bewteen betwene",
    "within: wihtin withing withn witin",
    "since: sicne sinse snce",
    "before: befor befroe bfore",
    "after: aftr afetr",
    "over: ovr oevr",
    "under: undr udner",
    "days: dyas dasy dayss",
    "week: wek weeek",
    "weeks: weks weeeks wekes",
    "month: mnth mont motnh mounth monht",
    "months: mnths monts motnhs mounths monhts",
    "year: yaer yeer yera",
    "years: yaers yeers",
    "times: tiems tmies timess",
    "once: onec oncce",
    "twice: twise twcie tiwce",
    "order: ordr oder oreder odrer",
    "orders: ordrs oders ordres odrers oreders",
    "ordered: ordred orderd orderred oredered ordererd",
    "buy: byu buuy",
    "nothing: nuthin nuthing nothin nothng nothign",
    "something: somthing sumthing somethin smthng",
    "anything: anythng anythin anyting",
    "everything: everthing evrything",
    "looking: lookng loking",
    "brought: broght",
    "bought: bougt bouhgt bougth bouht boght baught bough",
    "purchase: purchse purchace pruchase purcahse",
    "purchased: purchsed purchaced pruchased purcahsed",
    "spent: spnt sepnt spnet spented",
    "spend: spned spnd",
    "customers: custmers costumers custommers cutomers custoemrs costomers customrs cusomters",
    "customer: custmer costumer custommer cutomer custoemr costomer",
    "people: poeple peple pepole poeples peoples",
    "users: uesrs usres",
    "email: emial eamil emal",
    "emails: emials eamils",
    "opened: opend openned oepned",
    "signed: singed sigend",
    "viewed: veiwed viewd viwed",
    "returned: retuned retunred returnd",
    "living: liveing livng",
    "every: evry eveyr evrey",
    "first: frist fisrt firts",
    "recently: recenlty recntly",
    "average: avarage averge avrage",
    "dollars: dollers dolars dollors",
    "coupon: cupon copon coupn",
  ].flatMap((line) => {
    const [meant = "", typed = ""] = line.split(": ");
    return typed.split(" ").map((each) => [each, meant]);
  }),
);

export type Slip = {
  readonly from: number;
  readonly to: number;
  readonly typed: string;
  readonly meant: string;
};

const WORD = /(?<![\p{L}\p{N}'_@./-])[a-z][a-z';]*[a-z'](?![\p{L}\p{N}_@/-])/gu;

/** A normalised description with slips in small words put right, and which they were. The shop's own words stay. */
export function spelled(
  normalised: Normalised,
  lexicon: Lexicon,
): { readonly normalised: Normalised; readonly slips: readonly Slip[] } {
  const spelt = lettered(normalised, lexicon);
  const sounded = soundedOut(spelt.normalised, lexicon);
  return { normalised: sounded.normalised, slips: [...spelt.slips, ...sounded.slips] };
}

/** Slips whose characters are words of their own: 两次已上 behind a figure's unit, 女姓, 没又买. What stands in place of their beginning. */
const SMALL: readonly (readonly [RegExp, string])[] = [
  [/(?<=[\d一二两三四五六七八九十百千万元块次单笔件岁天周月年个])已(?:[上下](?![单线架订过了])|内)/gu, "以"],
  [/(?<=[女男])姓(?![名氏])/gu, "性"],
  [/(?<=(?:上|这|下)一?个|[本当\d一二两三四五六七八九十]个?)越(?![南剧语来狱])/gu, "月"],
  [/(?<=[上这下])各(?=月|季度|星期|礼拜)/gu, "个"],
  [/(?<=[\d两三四五六七八九十几])此(?![外后前时处刻])/gu, "次"],
  [/(?<=[\d两三四五六七八九十几])[添田](?![加补])/gu, "天"],
  [/下但(?=[\d一二两三四五六七八九十几过了])/gu, "下单"],
  [/没又(?=[买下退用来过付消打])/gu, "没有"],
];

/** Words with a wrong character of the same sound, put right; they keep their length and their places. */
function soundedOut({ text, places }: Normalised, lexicon: Lexicon) {
  if (!/\p{Script=Han}/u.test(text)) return { normalised: { text, places }, slips: [] };
  const small = SMALL.flatMap(([slip, right]) =>
    [...text.matchAll(slip)].map(({ 0: typed, index }): Slip => {
      const meant = right + typed.slice(right.length);
      return { from: index, to: index + typed.length, typed, meant };
    }),
  );
  const sounding = segment(text, lexicon).flatMap((piece): Slip[] => {
    const { from, to } = piece;
    const [typed = "", meant = ""] = senseOf(piece, "unknown")?.text.split("\u0000") ?? [];
    return /\p{Script=Han}/u.test(meant) ? [{ from, to, typed, meant }] : [];
  });
  const slips = [...small, ...sounding].toSorted((a, b) => a.from - b.from);
  const made = slips.reduce((all, { from, to, meant }) => all.slice(0, from) + meant + all.slice(to), text);
  return { normalised: { text: made, places }, slips };
}

function lettered(
  { text: written, places }: Normalised,
  { byForm }: Lexicon,
): { readonly normalised: Normalised; readonly slips: readonly Slip[] } {
  // "order_count" is said as two words, unless the shop calls something so.
  const text = written.replace(/[a-z]+(?:_[a-z]+)+/gu, (name) =>
    byForm.has(name) ? name : name.replaceAll("_", " "),
  );
  const slips: Slip[] = [];
  let made = "";
  const at: number[] = [];
  let done = 0;
  const copy = (to: number) => {
    made += text.slice(done, to);
    at.push(...places.slice(done, to));
    done = to;
  };
  for (const { 0: typed, index } of text.matchAll(WORD)) {
    const isThan = typed === "then" && isThanMeant(text, index);
    const known = Object.hasOwn(SLIPS, typed) ? SLIPS[typed] : withG(typed, byForm);
    const meant = isThan ? "than" : known;
    if (meant === undefined || (byForm.has(typed) && !isThan) || isQuoted(text, index)) continue;
    copy(index);
    slips.push({ from: made.length, to: made.length + meant.length, typed, meant });
    made += meant;
    for (let no = 0; no < meant.length; no += 1) at.push(places[index + Math.min(no, typed.length - 1)] ?? 0);
    done = index + typed.length;
  }
  if (slips.length === 0) return { normalised: { text, places }, slips };
  copy(text.length);
  return { normalised: { text: made, places: [...at, ...places.slice(text.length)] }, slips };
}

/** "more then 5 orders": between a comparison and a figure. */
function isThanMeant(text: string, index: number): boolean {
  return (
    /\b(?:more|less|fewer|greater|higher|lower|larger|bigger|smaller|older|younger) $/u.test(
      text.slice(0, index),
    ) &&
    /^then (?:[\d$€£¥]|(?:one|two|three|four|five|six|seven|eight|nine|ten|once|twice|half|a)\b)/u.test(
      text.slice(index),
    )
  );
}

/** "lookin for", "shoppin'": spoken without its last letter. */
function withG(typed: string, byForm: Lexicon["byForm"]): string | undefined {
  const word = typed.replace(/'$/u, "");
  if (!/^[a-z]{3,}in$/u.test(word)) return undefined;
  const isWhole = byForm.has(`${word}g`) || SPOKEN_ING.has(word);
  return isWhole ? `${word}g` : undefined;
}

const SPOKEN_ING: ReadonlySet<string> = new Set([
  "lookin",
  "tryin",
  "goin",
  "nothin",
  "somethin",
  "anythin",
  "everythin",
]);

function isQuoted(text: string, index: number): boolean {
  return text.slice(0, index).split('"').length % 2 === 0;
}
