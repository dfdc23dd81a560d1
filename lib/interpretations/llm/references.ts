import type { Reference } from "#lib/interpretations/catalog.ts";
import { dataJson } from "#lib/interpretations/llm/data-text.ts";
import type { EncodedClause } from "#lib/interpretations/llm/encoding.ts";
import { toLowerComparable } from "#lib/std/text.ts";

/** Segments and lists of a shop that a model is shown; those that the description names come first. */
const MOST_SHOWN = 80;

export type ShownReferences = {
  readonly lines: readonly string[];
  readonly segments: readonly string[];
  readonly lists: readonly string[];
};

export function shownReferences(references: readonly Reference[], description: string): ShownReferences {
  const said = toLowerComparable(description);
  const isSaid = ({ names }: Reference) => names.some((name) => said.includes(toLowerComparable(name)));
  const chosen = references.toSorted((a, b) => Number(isSaid(b)) - Number(isSaid(a))).slice(0, MOST_SHOWN);
  const keysOf = (kind: Reference["kind"]) =>
    chosen.filter((each) => each.kind === kind).map(({ key }) => key);
  return {
    lines: chosen.map(({ kind, key, names }) => dataJson({ [kind]: key, called: names })),
    segments: keysOf("segment"),
    lists: keysOf("list"),
  };
}

/** Words that say of a name that it is a segment or a list, and nothing more. */
const FRAME =
  /\b(?:the|a|an|our|my|segments?|lists?|those|people|customers?|members?|who|is|are|in|on|of|from|also|already|not|but|except|never|without|exclude|only|uploaded|called|named)\b|分群|人群|名单|列表|客户|用户|里面?|中|内|的|在|属于|不|非|排除|除了/gu;

/** Clauses that name a segment or a list that their words do not: it would select customers whom nobody mentioned. */
export function unsaidReferences(
  clauses: readonly EncodedClause[],
  references: readonly Reference[],
): readonly string[] {
  return clauses.flatMap(({ id, kind, words, segment, list }) => {
    if (kind !== "segment" && kind !== "list") return [];
    const key = kind === "segment" ? segment : list;
    const named = references.find((each) => each.kind === kind && each.key === key);
    return named && isNamedBy(words, named) ? [] : [`clause ${id}: its words do not name the ${kind} ${key}`];
  });
}

function isNamedBy(words: string, { key, names }: Reference): boolean {
  const said = toLowerComparable(words);
  const core = said
    .replace(FRAME, " ")
    .replace(/[\s"“”'‘’「」《》.,]+/gu, " ")
    .trim();
  return [key, key.replaceAll("-", " "), ...names].map(toLowerComparable).some((name) => {
    const isMostOfIt = core.length > 1 && core.length * 2 >= name.length && name.includes(core);
    return name !== "" && (said.includes(name) || isMostOfIt);
  });
}
