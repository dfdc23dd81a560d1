import { corePointer, diffRules, type RuleChange, type Side } from "#lib/rules/diff.ts";
import { type Token, toText } from "#lib/rules/restate/piece.ts";
import { type RestateOptions, restate } from "#lib/rules/restate.ts";
import type { Rule } from "#lib/rules/schema.ts";

/** A stretch of a sentence, and whether the other sentence says it differently or not at all. */
export type Stretch = { readonly text: string; readonly isChanged: boolean };

export type SentencePair = { readonly before: readonly Stretch[]; readonly after: readonly Stretch[] };

type Span = Exclude<Token, { text: string }>;

/** What is marked: a condition whole, or what differs from its counterpart. By pointer. */
type Marks = ReadonlyMap<string, "whole" | Span>;

/**
 * The sentences of two rules with what changed between them marked: a condition that came, went or moved whole, of a
 * changed one the words that are not in its counterpart. The stretches of a side make up its restatement.
 */
export function diffSentences(before: Rule, after: Rule, options: RestateOptions): SentencePair {
  const old = restate(before, options).tokens;
  const next = restate(after, options).tokens;
  const changes = diffRules(before, after);
  return {
    before: markSide(old, marksOf(changes, "before", next)),
    after: markSide(next, marksOf(changes, "after", old)),
  };
}

function marksOf(changes: readonly RuleChange[], own: "before" | "after", others: readonly Token[]): Marks {
  const other = own === "before" ? "after" : "before";
  const marks = new Map<string, "whole" | Span>();
  for (const change of changes) {
    const side = sideOf(change, own);
    if (!side) continue;
    const counterpart = change.kind === "changed" ? sideOf(change, other) : undefined;
    marks.set(corePointer(side), (counterpart && findSpan(others, corePointer(counterpart))) ?? "whole");
  }
  return marks;
}

function sideOf(change: RuleChange, own: "before" | "after"): Side | undefined {
  if (own === "before") return change.kind === "added" ? undefined : change.before;
  return change.kind === "removed" ? undefined : change.after;
}

function markSide(tokens: readonly Token[], marks: Marks): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const visit = (each: readonly Token[]): void => {
    for (const token of each) {
      if ("text" in token) stretches.push({ text: token.text, isChanged: false });
      else if (!isCondition(token) || !marks.has(token.pointer)) visit(token.children);
      else stretches.push(...markCondition(token, marks.get(token.pointer) ?? "whole"));
    }
  };
  const rootMark = marks.get("");
  // How the groups are put together changed: no condition stands for it.
  if (rootMark !== undefined && findSpan(tokens, "") === undefined) return [whole(tokens)];
  visit(tokens);
  return joinAlike(stretches);
}

function markCondition(span: Span, mark: "whole" | Span): readonly Stretch[] {
  if (mark === "whole") return [whole([span])];
  const stretches = markDifferent(span, mark);
  return stretches.some((stretch) => stretch.isChanged) ? stretches : [whole([span])];
}

/** Words of `span` that `other` says differently: its parts are compared by their place in the condition. */
function markDifferent(span: Span, other: Span): readonly Stretch[] {
  const known = new Set(other.children.map((child) => ("text" in child ? child.text : undefined)));
  return span.children.flatMap((child): readonly Stretch[] => {
    if ("text" in child) return [{ text: child.text, isChanged: !known.has(child.text) }];
    const match = other.children.find((each): each is Span => placeOf(each, other) === placeOf(child, span));
    if (!match) return [whole([child])];
    if (toText([match]) === toText([child])) return [{ text: toText([child]), isChanged: false }];
    const hasParts = child.children.some((each) => !("text" in each));
    return hasParts ? markDifferent(child, match) : [whole([child])];
  });
}

function placeOf(token: Token, inside: Span): string | undefined {
  return "text" in token ? undefined : `${token.role} ${token.pointer.slice(inside.pointer.length)}`;
}

function isCondition(token: Span): boolean {
  return token.role === "condition" || token.role === "group";
}

function findSpan(tokens: readonly Token[], pointer: string): Span | undefined {
  for (const token of tokens) {
    if ("text" in token) continue;
    if (isCondition(token) && token.pointer === pointer) return token;
    const found = findSpan(token.children, pointer);
    if (found) return found;
  }
  return undefined;
}

function whole(tokens: readonly Token[]): Stretch {
  return { text: toText(tokens), isChanged: true };
}

function joinAlike(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    if (last && last.isChanged === stretch.isChanged) {
      joined[joined.length - 1] = { ...last, text: last.text + stretch.text };
    } else joined.push(stretch);
  }
  return joined;
}
