import { END } from "#lib/interpretations/built-in/turns/chinese-parts.ts";
import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";
import { CHINESE_PAGES, FRONT_PAGE } from "#lib/interpretations/built-in/words/pages.ts";

const PAGE = `(?:${[
  ...Object.values(CHINESE_PAGES).flat(),
  ...FRONT_PAGE.filter((page) => /[一-龥]/u.test(page)),
]
  .toSorted((a, b) => b.length - a.length)
  .join("|")})`;
const SEEN = "(?:看|逛|来|去|进|到|点|点开|打开|进入|浏览|访问)";

/** Pages by their names: what was looked at stands in front, or behind a word for going there. */
export const pageTurns: readonly Turn[] = [
  // 促销页(/sale)
  [new RegExp(`${PAGE}\\((/[\\w/-]+)\\)`, "gu"), ([, path]) => ` ${path} `],
  // 活动页/sale: its path says which.
  [/(?:[一-龥]{1,4}(?:页面|页))(?:是|即|为|=)?\s?(?=\/[a-z][\w/-]*)/gu, ""],
  // 看过 and 点 are of goods, of pages they are visits.
  [
    new RegExp(
      `(${PAGE})(?:里|上)?(也|都|却|倒|还|又)?(从来没有?|从没|没有?|未|一次都没)?(?:再)?${SEEN}(?:过|了)(?!.{0,3}(?:商品|东西|鞋|包|手机|家电))`,
      "gu",
    ),
    ([, page, adverb = "", not = ""]) => `${/[也还又却]/u.test(adverb) ? adverb : ""}${not}访问过${page}`,
  ],
  [
    new RegExp(`(?:多次|去|到)?(?:看|逛|去|进|点|点开|打开|进入|浏览|翻)(?:过|了)?(?=${PAGE})`, "gu"),
    ([typed]) => `${typed.startsWith("多次") ? "多次" : ""}访问过`,
  ],
  [new RegExp(`(?:去|到)(${PAGE})(?:去|来)?看(?:过|了)?`, "gu"), ([, page]) => `访问过${page}`],
  [new RegExp(`(访问过${PAGE})里?(?:的)?${END}`, "gu"), ([, said]) => `${said}的`],
];
