/** What explains the words before it: from its first mark to where it is read again, and to its end. */
export type Meaning = { readonly from: number; readonly to: number; readonly end: number };

const MEANS =
  /[,;]?\s+(?:[-–—]\s*)?(?:i\.e\.,?|ie,|that is,|that is to say,?|meaning(?: that)?|by which (?:i|we) mean|defined as)\s+(?=\S)/giu;
const ENDS = /[,;()\n]|[.!?](?=\s|$)|\s[-–—]\s/u;

/** "at risk, i.e. no order in 45 days": read as if it stood in brackets, where it explains what is before it. */
export function meanings(typed: string): readonly Meaning[] {
  let done = 0;
  return [...typed.matchAll(MEANS)].flatMap(({ 0: words, index }) => {
    const before = typed.slice(0, index);
    const isInBrackets = before.split("(").length !== before.split(")").length;
    if (index < done || index === 0 || isInBrackets) return [];
    const to = index + words.length;
    const length = ENDS.exec(typed.slice(to))?.index ?? typed.length - to;
    if (length === 0) return [];
    done = to + length;
    return [{ from: index, to, end: done }];
  });
}
