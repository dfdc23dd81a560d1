import type { Interpretation } from "#lib/interpretations/schema.ts";

export type Stretch = { readonly from: number; readonly to: number };

/** Behind words a dash between blanks ends a heading as a colon does. */
const HEADING = /^\s*([^:：\n\d]{2,30}?)\s*(?:[:：]|(?<=\p{L}\s+)[-–—]{1,2}(?=\s))(?=\s*\S)/u;

const LEAVES_OUT =
  /^(?:excluding|exclude|except|without|not|no|never|minus|leave out|leaving out)\b|^(?:排除|除去|剔除|除了|不要|不含|去掉)/iu;

/** What stands before a colon at the front: its words, and how long it is with the colon. */
export function headingOf(
  description: string,
): { readonly words: string; readonly length: number } | undefined {
  const [whole, words] = HEADING.exec(description) ?? [];
  // "excluding staff: …" leaves somebody out, and names nobody.
  if (words !== undefined && LEAVES_OUT.test(words)) return undefined;
  return whole === undefined || words === undefined ? undefined : { words, length: whole.length };
}

/**
 * What of a heading names those who are described behind it. All of it, where it is a vague word alone ("Loyal buyers:
 * 4 or more orders"); in Chinese its vague words and what is said again, where that is all but a time: 小米死忠:小米订单3单起,
 * 本月有过弃单:发起结账之后24小时内没下单. "New customers from Leeds: …" says more than the vague word.
 */
export function namesIn(
  description: string,
  alone: Interpretation,
): { readonly isWhole: boolean; readonly names: readonly Stretch[] } | undefined {
  const heading = headingOf(description);
  if (!heading || alone.outcome !== "rule") return undefined;
  const body = description.slice(heading.length);
  if (areBuyersAgain(heading.words, body)) return { isWhole: true, names: [] };
  if (alone.assumptions.length === 0) return undefined;
  const start = description.indexOf(heading.words);
  const vague = alone.assumptions.filter(({ kind }) => kind === "vague_word" || kind === "date");
  const told = alone.coverage.filter(
    ({ role, span }) =>
      role !== "filler" && !vague.some((each) => span.from < each.span.to && each.span.from < span.to),
  );
  if (told.length === 0 && vague.length === alone.assumptions.length) return { isWhole: true, names: [] };
  if (!/\p{Script=Han}/u.test(heading.words) || !vague.some(({ kind }) => kind === "vague_word"))
    return undefined;
  const again = told.filter(({ words }) => body.includes(words.replace(/[性的]$/u, "")));
  const rest = told.filter((each) => !again.includes(each));
  if (!rest.every(({ words }) => IS_TIME.test(words))) return undefined;
  const names = [
    ...vague.filter(({ kind }) => kind === "vague_word").map(({ words, span }) => nameSpan(words, span)),
    ...again.map(({ span }) => span),
  ].map(({ from, to }) => ({ from: from + start, to: to + start }));
  return { isWhole: rest.length === 0, names };
}

/** "loyal Nike buyers: 3 or more Nike orders": who they are, and of what, is said again with how often. */
function areBuyersAgain(heading: string, body: string): boolean {
  const [, things = ""] = BUYERS.exec(heading) ?? [];
  const isTold =
    /\b(?:orders?|purchases?|bought|ordered|purchased)\b/iu.test(body) &&
    /\d|\b(?:two|three|four|five|six|twice)\b/iu.test(body);
  const isDenied = /\b(?:not?|never|none|nothing|without|or)\b(?! more| higher| above)|n't\b/iu.test(body);
  return things !== "" && isTold && !isDenied && body.toLowerCase().includes(things.toLowerCase());
}

const BUYERS =
  /^(?:(?:our|the|loyal|regular|repeat|frequent|heavy|big|keen|avid|true|real) )*([a-z][a-z&'-]*(?: [a-z][a-z&'-]*)?) (?:buyers|fans|lovers|purchasers|shoppers|customers|addicts|regulars|loyalists)$/iu;

/** A vague word with a time of its own is told with it: the time stays. */
function nameSpan(words: string, span: Stretch): Stretch {
  const time = STARTS_WITH_TIME.exec(words)?.[0].length ?? 0;
  return { from: span.from + time, to: span.to };
}

const TIME =
  "(?:[本这上当今去前]个?(?:天|日|周|星期|月|季度|季|年)|(?:最?近|过去)[\\d一二两三四五六七八九十]+个?(?:天|日|周|月|年|季度)内?)";
const IS_TIME = new RegExp(`^${TIME}$`, "u");
const STARTS_WITH_TIME = new RegExp(`^${TIME}`, "u");

const EXPLAINS =
  /^\s*(.{3,70}?)\s*(?:[,;:.–—-]\s*|\s)(?:so(?: that'?s| that is| basically| i mean)?|which means|what (?:i|we) mean is|by (?:that|which) (?:i|we) mean|(?:i|we) mean|in other words|basically|that(?: i|')s to say|as in|put differently|to be precise|concretely|in numbers)\s*[,:]?\s+(?=\S)/iu;

/** 来问退款进度的那批人,就是最近两周内有过退款的; 哪些人是靠打折来的?订单里一多半都用了券. */
const EXPLAINS_IN_CHINESE =
  /^\s*([^,，。;；:：?？!！\d]{4,24}?)\s*(?:[,，](?:其实|说白了)?(?:就是|也就是说?|即|指的是|说的是|具体就是|具体来说是)(?:说)?|[?？]\s*(?:那|其实|估计|应该|大概)?(?:就是|就查|就看|就找|就要|比如|例如|也就是|指的是)?(?:说)?[,，:：]?)\s*(?=\S{3})/u;

/** "tried Lumen and stuck with it, so three or more orders with Lumen": what stands before its own explanation. */
export function explainedOf(
  description: string,
): { readonly words: string; readonly length: number } | undefined {
  const [whole, words] = EXPLAINS.exec(description) ?? EXPLAINS_IN_CHINESE.exec(description) ?? [];
  return whole === undefined || words === undefined ? undefined : { words, length: whole.length };
}
