import { MASK } from "#lib/explanations/verify/masked.ts";

/** What segments the text may not speak of, and how its own is called. */
export type KnownNames = { readonly own: readonly string[]; readonly foreign: readonly string[] };

/** Words that every text uses: a segment that is called so cannot be told from them. */
const COMMON =
  /^(?:(?:all|other|our|the|of|and|members?|customers?|others?|segments?|orders?|buyers?|shoppers?|spend|spending|e-?mails?|products?)\s*)+$/i;
const COMMON_CHINESE = /^(?:成员|客户|其他客户|全部客户|分群|订单|消费|邮件|商品|会员)$/;

const QUOTED = /[“"「『《'‘]([^”"」』》'’]*)[”"」』》'’]/g;

/** A word with a capital letter where no sentence begins, or in capitals. */
const CAPITALISED = /(?<=[^\s.!?:]\s+|[,;(])[A-Z][\w-]*|\b[A-Z]{2,}\b/g;

/** "The X segment", X分群: a name, unless it only points at the one that is told of. */
const OF_SEGMENT =
  /\b(?!the\b|this\b|its\b|that\b|whole\b|entire\b|a\b|either\b|each\b|of\b)([A-Za-z][\w-]*)\s+segments?\b/gi;
const OF_CHINESE_SEGMENT = /[\p{Script=Han}A-Za-z]*[^该本此这个各两\s，。；：、的]分群/gu;

/** Names in a text's own words that are not its segment's. */
export function foreignNames(text: string, { own, foreign }: KnownNames): readonly string[] {
  const allowed = own.toSorted((a, b) => b.length - a.length).filter((name) => name !== "");
  const looked = allowed.reduce((rest, name) => rest.replaceAll(name, MASK), text);
  const quoted = [...looked.matchAll(QUOTED)]
    .map(([, inside = ""]) => inside)
    .filter((inside) => /[\p{L}\p{N}]/u.test(inside));
  const capitalised = [...looked.matchAll(CAPITALISED)].map(([word]) => word).filter((word) => word !== "I");
  const segments = [...looked.matchAll(OF_SEGMENT), ...looked.matchAll(OF_CHINESE_SEGMENT)].map(
    ([word]) => word,
  );
  const lower = looked.toLowerCase();
  const others = foreign.filter((name) => isTelling(name) && holds(lower, name.toLowerCase()));
  return [...new Set([...quoted, ...capitalised, ...segments, ...others])];
}

function isTelling(name: string): boolean {
  if (COMMON.test(name) || COMMON_CHINESE.test(name)) return false;
  return /\p{Script=Han}/u.test(name) ? [...name].length >= 2 : name.length >= 3;
}

function holds(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at === -1) return false;
  const isLetter = (character: string | undefined) => character !== undefined && /[a-z0-9]/.test(character);
  return !(isLetter(text[at - 1]) || isLetter(text[at + name.length]));
}
