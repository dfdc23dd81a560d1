import type { Turn } from "#lib/interpretations/built-in/turns/turn.ts";

/** Parts that the patterns of turns share; each stands for one group of alternatives. */

/** A figure, in digits or characters. */
export const NUMBER = "(?:\\d+(?:\\.\\d+)?|[零一二两三四五六七八九十百千万]+)";
/** A sum, the currency said or not. */
export const MONEY = `${NUMBER}[kw]?(?:元|块钱|块)?`;
/** A day or a month by its number. */
export const DAY = "(?:\\d{1,2}|[一二三四五六七八九十]{1,3})";
/** A year that is said by its figure, or from now. */
export const YEAR = "(?:今年|去年|前年|(?:20)?\\d\\d年)";
export const BUYING = "(?:购买|下单|消费|购物|采购|成交|付款|入手|买|购|下)";
export const PEOPLE = "(?:买家|客户|用户|会员|顾客|消费者|人)";
/** What a clause may begin behind. */
export const START = "(?<=^|[,.;:(\\s])";
/** What a clause may end before. */
export const END = "(?=$|[,.;:)!?\\s])";
/** The same with 的 and those who are meant ahead of it. */
export const ENDING = `(?=(?:的)?(?:[女男](?:性|生|士|的)?|老|新)?(?:${PEOPLE})?们?(?:$|[,.;:)!?\\s]))`;
/** What a clause may begin behind, a time among it. */
export const AHEAD = "(?<=^|[,.;:(\\s天周月年内里日度]|以来)";

type Meant = Extract<Turn[1], (match: RegExpExecArray) => unknown>;

/** What was matched in another order: "$1年$2". */
export function put(template: string): Meant {
  return (match) => template.replace(/\$(\d)/gu, (_, no) => match[Number(no)] ?? "");
}

/** What is made of the match and its groups, those that are not there empty. */
export function told(say: (...parts: string[]) => string | undefined): Meant {
  return (match) => say(...Array.from(match, (part: string | undefined) => part ?? ""));
}
