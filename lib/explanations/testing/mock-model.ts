import type { Fact } from "#lib/explanations/fact.ts";
import type { Written } from "#lib/explanations/prompt.ts";
import type { Subject } from "#lib/explanations/wording/wording.ts";
import type { Locale } from "#lib/i18n/locales.ts";

/** How a text is spoiled. */
export const lies = [
  "free number",
  "number in words",
  "share in words",
  "spoiled figure",
  "unknown fact",
  "flipped direction",
  "flipped sides",
  "foreign name",
  "date",
] as const;
export type Lie = (typeof lies)[number];

/** Numbers in [0, 1). */
export type Dice = () => number;

function pick<T>(items: readonly T[], dice: Dice): T {
  const item = items[Math.floor(dice() * items.length)];
  if (item === undefined) throw new Error("There is nothing to pick from");
  return item;
}

const COMPARED: ReadonlySet<Fact["kind"]> = new Set(["median", "any", "has", "text", "flag"]);

/** Texts as a careful model would write them, in some variety; every one of them is right. */
export function honestText(
  facts: readonly Fact[],
  subject: Subject,
  locale: Locale,
  dice: Dice,
): readonly string[] {
  const compared = facts.filter((fact) => COMPARED.has(fact.kind) && fact.direction !== 0);
  const size = facts.find(({ kind }) => kind === "size");
  const chosen = compared.slice(0, 1 + Math.floor(dice() * 4));
  const first = size ? [sizeText(size, subject, locale)] : [];
  return [...first, ...chosen.map((fact) => comparisonText(fact, subject, locale, dice))];
}

function sizeText({ id, direction }: Fact, subject: Subject, locale: Locale): string {
  const isEnglish = locale === "en";
  if (subject.kind !== "drift")
    return isEnglish ? `{segment} has {${id}} members.` : `{segment}有 {${id}} 位成员。`;
  if (direction === 0) {
    return isEnglish
      ? `The size moved no further than noise, from {${id}.base} to {${id}}.`
      : `规模从 {${id}.base} 变为 {${id}}，未超出噪声。`;
  }
  const verb = { en: direction === 1 ? "grew" : "shrank", zh: direction === 1 ? "增至" : "减至" };
  return isEnglish
    ? `{segment} ${verb.en} from {${id}.base} to {${id}} members.`
    : `{segment}从 {${id}.base} 位成员${verb.zh} {${id}} 位。`;
}

function sidesOf(subject: Subject, locale: Locale): readonly [string, string] {
  if (subject.kind === "difference") {
    const both = locale === "en" ? "those in both" : "同时属于两者的客户";
    const only = (name: string) => (locale === "en" ? `those only in ${name}` : `仅属于${name}的客户`);
    return [
      subject.sides === "both_only" ? both : only("{segment}"),
      subject.sides === "only_both" ? both : only("{other}"),
    ];
  }
  return locale === "en" ? ["members", "others"] : ["成员", "其他客户"];
}

function comparisonText(fact: Fact, subject: Subject, locale: Locale, dice: Dice): string {
  const { id } = fact;
  const more = wordOf(locale, fact.direction ?? 0);
  if (subject.kind === "drift") {
    const rose = { en: fact.direction === 1 ? "rose" : "fell", zh: fact.direction === 1 ? "升至" : "降至" };
    return locale === "en"
      ? pick(
          [
            `The {${id}.label} ${rose.en} from {${id}.base} to {${id}}.`,
            `Now at {${id}}, the {${id}.label} ${rose.en} from {${id}.base}.`,
          ],
          dice,
        )
      : `{${id}.label}从 {${id}.base} ${rose.zh} {${id}}。`;
  }
  const [side, other] = sidesOf(subject, locale);
  const texts =
    locale === "en"
      ? [
          `For ${side}, the {${id}.label} is {${id}}, against {${id}.base} for ${other}.`,
          `The {${id}.label} of ${side} is ${more}: {${id}}, while that of ${other} is {${id}.base}.`,
          `Compared with ${other}, ${side} have a ${more} {${id}.label}, {${id}} versus {${id}.base}.`,
          `What tells ${side} apart is their {${id}.label} ({${id}}), with ${other} at {${id}.base}.`,
        ]
      : [
          `${side}的{${id}.label}为 {${id}}，${other}为 {${id}.base}。`,
          `${side}的{${id}.label}${more}，为 {${id}}，而${other}为 {${id}.base}。`,
          `与${other}相比，${side}的{${id}.label}${more}：{${id}}，${other}则为 {${id}.base}。`,
        ];
  return pick(texts, dice);
}

function wordOf(locale: Locale, direction: number): string {
  if (locale === "en") return direction === 1 ? "higher" : "lower";
  return direction === 1 ? "更高" : "更低";
}

const OPPOSITES: readonly (readonly [string, string])[] = [
  ["higher", "lower"],
  ["grew", "shrank"],
  ["rose", "fell"],
  ["更高", "更低"],
  ["增至", "减至"],
  ["升至", "降至"],
];

/** The same text with one lie in it; `undefined` if this lie cannot be told of it. */
export function spoiled(
  text: readonly string[],
  lie: Lie,
  locale: Locale,
  dice: Dice,
): readonly string[] | undefined {
  const at = Math.floor(dice() * text.length);
  const changed = (sentence: string) => text.map((each, index) => (index === at ? sentence : each));
  const sentence = text[at] ?? "";
  const end = locale === "en" ? "." : "。";
  const append = (tail: string) => changed(sentence.replace(/[.。]$/, "") + tail + end);
  const isEnglish = locale === "en";
  switch (lie) {
    case "free number":
      return append(
        pick(
          isEnglish
            ? [", that is 42 in all", ", 3.5 times as much", ", up by 12%", ", some $1,200"]
            : ["，即 42", "，为其 3.5 倍", "，达 12%", "，约￥1,200", "，共１２位"],
          dice,
        ),
      );
    case "number in words":
      return append(
        pick(
          isEnglish
            ? [", twice as much", ", a dozen in all", ", seven of them", ", tenfold", ", several times over"]
            : ["，是其两倍", "，翻了三番", "，多达数百", "，共七位", "，合计一万"],
          dice,
        ),
      );
    case "share in words":
      return append(
        pick(
          isEnglish
            ? [", half of all", ", a third of the shop", ", most of them", ", sixty percent"]
            : ["，占一半", "，约三成", "，占大多数", "，百分之六十", "，过半"],
          dice,
        ),
      );
    case "spoiled figure":
      return changed(
        sentence.replace(/\{f\d+\}/, (figure) =>
          pick(
            isEnglish
              ? [`${figure}0`, `over ${figure}`, `${figure} thousand`, `$${figure}`]
              : [`${figure}万`, `超过${figure}`, `${figure}0`, `￥${figure}`],
            dice,
          ),
        ),
      );
    case "unknown fact":
      return changed(sentence.replace(/\{f\d+\}/, pick(["{f999}", "{f0}", "{total}", "{f1.sum}"], dice)));
    case "flipped direction":
      return flipped(text);
    case "flipped sides": {
      const swapped = text.map((each) => swappedSides(each));
      return swapped.some((each, index) => each !== text[index]) ? swapped : undefined;
    }
    case "foreign name":
      return append(
        pick(
          isEnglish
            ? [", as in Gold", ", like Lapsed buyers", ", as in the “Platinum” segment", ", as at Acme"]
            : ["，与高价值客户类似", "，如“白金会员”", "，与黄金分群类似"],
          dice,
        ),
      );
    case "date":
      return append(
        pick(
          isEnglish
            ? [", since March", ", as of last week", ", since 2024", ", since yesterday"]
            : ["，自三月起", "，截至上周", "，自2024年起", "，从去年起"],
          dice,
        ),
      );
    default:
      return undefined;
  }
}

/** The first word of direction turned round; `undefined` if there is none. */
function flipped(text: readonly string[]): readonly string[] | undefined {
  for (const [index, sentence] of text.entries()) {
    for (const [one, other] of OPPOSITES) {
      const [from, to] = sentence.includes(one) ? [one, other] : [other, one];
      if (sentence.includes(from)) return text.with(index, sentence.replace(from, to));
    }
  }
  return undefined;
}

/** The figures of a comparison given to each other's sides. */
function swappedSides(sentence: string): string {
  return sentence.replace(/\{(f\d+)(\.base)?\}/g, (figure, id: string, base?: string) => {
    if (!sentence.includes(`{${id}.base}`)) return figure;
    return base === undefined ? `{${id}.base}` : `{${id}}`;
  });
}

export function written(text: readonly string[]): Written {
  return {
    sentences: text.map((each) => ({
      text: each,
      facts: [...new Set([...each.matchAll(/\{(f\d+)/g)].map(([, id = ""]) => id))],
    })),
  };
}
