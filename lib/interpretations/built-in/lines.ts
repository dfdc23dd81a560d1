/** What stands in a description for how it is laid out: marks of lists that are left out, and where lines part clauses. */
export type Layout = {
  /** Stretches that carry no meaning: "- ", "1. ", "②". */
  readonly marks: readonly { readonly from: number; readonly to: number }[];
  /** Places at which a part of the description ends, and the next one begins. */
  readonly breaks: ReadonlySet<number>;
  /** What is read there. */
  readonly joint: string;
  /** Where the points begin that none of may hold. */
  readonly deniedFrom?: number;
};

const MARK = /[-*•·–—●○▪◦✓✔☐+➤→]\s+|[•●▪◦·・](?=\S)|\(?\d{1,2}[.)、）．](?!\d)\s*|[①-⑳]\s*/u;
const LINE_MARK = new RegExp(`^[ \\t]*(?:${MARK.source})`, "u");
/** What goes on from the line before, or into the next one. */
const GOES_ON =
  /^(?:in|on|at|of|for|from|to|with|by|and|or|but|who|that|which|during|since|within|over|than|last|past|not|和|或|且|并|但|的)(?![a-z])/iu;
const LEADS_ON =
  /(?:\b(?:in|on|at|of|for|from|to|with|by|and|or|but|who|that|the|a|an|not|than|last|past)|[,，;；:：、(（和或且但的])\s*$/iu;
/** Longer lines are broken for want of room. */
const LONG = 60;

const HAS_LAYOUT = /[\n①-⑳•●▪◦:：]|^\s*[-*·–—○✓✔☐(\d+➤→]/u;
const PLAIN: Layout = { marks: [], breaks: new Set(), joint: "; " };
/** What is said before a list of which one point is enough. */
const ANY_WORDS = [
  "\\b(?:(?:at least )?one|any|either)(?: of)?(?: the| these| those| this)?(?: following| below| conditions?| criteria)*",
  "(?:只要|只需)?(?:满足|符合)?(?:以下|下列|下面)?(?:其中)?(?:条件)?(?:满足|符合)?(?:中的?)?(?:任意?一?[个项条]|任一|任意|其中之一|其一|之一|一[个项条])(?:条件)?(?:的)?(?:即可|就行)?(?:的)?(?:客户|用户|顾客|会员|人群|人)?",
].join("|");
const NONE_WORDS =
  "\\b(?:none|neither|not any)(?: of)?(?: the| these| those)?(?: following| below| conditions?| criteria)*|(?:以下|下列|下面)?(?:条件)?(?:都|均)不(?:满足|符合)(?:以下|下列|下面)?(?:条件)?(?:的)?(?:客户|用户|人)?";
const LEADS = `(?:(${NONE_WORDS})|${ANY_WORDS})[ \\t]*`;
const LEAD = new RegExp(`${LEADS}[:：]?\\s*$`, "iu");
const LEAD_AHEAD = new RegExp(`${LEADS}[:：]\\s*`, "iu");

/** How a description is laid out: in lines or numbered points, each of them a clause. */
export function layoutOf(typed: string): Layout {
  if (!HAS_LAYOUT.test(typed)) return PLAIN;
  const marks: { from: number; to: number }[] = [];
  const breaks = new Set<number>();
  const lines = typed.split("\n");
  const isList = lines.filter((line) => LINE_MARK.test(line)).length > 1;
  let start = 0;
  lines.forEach((line, index) => {
    const mark = LINE_MARK.exec(line)?.[0].length ?? 0;
    if (mark > 0 && (isList || index > 0 || !/^\s*[-–—]?\d/u.test(line) || /^\s*\(?1[^\d]/u.test(line)))
      marks.push({ from: start, to: start + mark });
    const before = lines[index - 1];
    if (before !== undefined && isClause(before, line, isList)) breaks.add(start - 1);
    start += line.length + 1;
  });
  for (const mark of [...numbered(typed), ...circled(typed)]) {
    marks.push(mark);
    breaks.add(mark.from);
  }
  const listed = marks.length < 2 ? listedAny(typed) : undefined;
  if (listed) return listed;
  const lead = leadOf(typed, marks);
  const first = Math.min(...marks.map(({ from }) => from));
  // "In the last 30 days:" is said of all the points.
  if (marks.length > 1 && !lead && /[:：]\s*$/u.test(typed.slice(0, first))) breaks.add(first);
  if (!lead) return { marks, breaks, joint: "; " };
  return { marks: [...marks, lead], breaks, joint: "; or ", ...(lead.isNone && { deniedFrom: lead.to }) };
}

type Lead = Layout["marks"][number] & { readonly isNone: boolean };

/** "any of the following:" in front of the first point. */
function leadOf(typed: string, marks: Layout["marks"]): Lead | undefined {
  if (marks.length < 2) return undefined;
  const first = Math.min(...marks.map(({ from }) => from));
  const match = LEAD.exec(typed.slice(0, first));
  return match?.[0].trim() ? { from: match.index, to: first, isNone: match[1] !== undefined } : undefined;
}

function isClause(before: string, line: string, isList: boolean): boolean {
  if (before.trim() === "" || line.trim() === "") return false;
  if (isList) return !/[,，;；:：.。]\s*$/u.test(before);
  return before.length <= LONG && !GOES_ON.test(line.trim()) && !LEADS_ON.test(before);
}

/** "any of these: ordered twice, spent over 500": commas part what one is enough of. */
function listedAny(typed: string): Layout | undefined {
  const lead = LEAD_AHEAD.exec(typed);
  if (!lead) return undefined;
  const from = lead.index + lead[0].length;
  const parted = [
    ...typed.slice(from).matchAll(/\s*(?:[,，;；、\n](?!\d{3})\s*)+(?:or\b|或者?)?\s*(?=\S)/giu),
  ];
  const marks = parted.map(({ 0: words, index }) => ({
    from: from + index,
    to: from + index + words.length,
  }));
  if (marks.length === 0) return undefined;
  return {
    marks: [{ from: lead.index, to: from }, ...marks],
    breaks: new Set(marks.map((mark) => mark.from)),
    joint: "; or ",
    ...(lead[1] !== undefined && { deniedFrom: from }),
  };
}

/** ①女性 ②上海, "• women • Berlin". */
function circled(typed: string): readonly { readonly from: number; readonly to: number }[] {
  return [...typed.matchAll(/(?<=\S[ ]*)[①-⑳•●▪◦]\s*/gu)].map(({ 0: mark, index }) => ({
    from: index,
    to: index + mark.length,
  }));
}

/** "1. women 2. Berlin 3. gold" in one line: the marks behind the first one. */
function numbered(typed: string): readonly { readonly from: number; readonly to: number }[] {
  const first = /(?:^|[:：])\s*(\(?1[.)、）．](?!\d)\s*)/u.exec(typed);
  if (typed.includes("\n") || !first) return [];
  let at = first.index + first[0].length;
  const found = first.index > 0 ? [{ from: at - (first[1] ?? "").length, to: at }] : [];
  for (let no = 2; no < 20; no += 1) {
    const next = new RegExp(`(?<=[\\s,，;；。.)）\\p{L}])\\(?${no}[.)、）．](?!\\d)\\s*`, "gu");
    next.lastIndex = at;
    const match = next.exec(typed);
    if (!match) break;
    found.push({ from: match.index, to: match.index + match[0].length });
    at = match.index + match[0].length;
  }
  return found.length === 1 && first.index > 0 ? [] : found;
}
