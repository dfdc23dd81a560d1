import type { Masked } from "#lib/explanations/verify/masked.ts";
import type { Subject } from "#lib/explanations/wording/wording.ts";
import { assertNever } from "#lib/std/assert-never.ts";

/** Whose figure: the group that is told of (or now), or what it is compared with (or before). */
export type Side = "value" | "base";

export type SideWord = {
  readonly at: number;
  readonly to: number;
  /** "other" sets whatever was said against its opposite: than, versus, 相比. */
  readonly side: Side | "other";
};

const OTHERS =
  /\b(?:(?:all\s+)?(?:the\s+)?other\s+customers|(?:all\s+)?(?:the\s+)?others|(?:the\s+)?rest|everyone\s+else|non-?members?|remaining\s+customers)\b|其他客户|其余客户|其他人|其余|非成员|其他/gi;
const MEMBERS = /\b(?:members?(?:['’]s?)?|(?:the|this)\s+segment)\b|成员|该分群|本分群/gi;
const NOW =
  /\b(?:now|currently|at\s+present|to)\b|现在|目前|如今|[升降增减跌涨]至|[升降增减跌涨]到|变为|至|到/gi;
const BEFORE =
  /\b(?:before|previously|formerly|at\s+the\s+baseline|from|was|were)\b|此前|之前|以前|原来|基准|从|由/gi;
const BOTH = /\bin\s+both\b|两者/gi;
const OPPOSITE =
  /\b(?:than|versus|vs\.?|against|compared\s+(?:with|to)|as\s+opposed\s+to|in\s+contrast\s+to)|相比之下|相比|相较|对比|比/gi;

/** The words that say whose figures follow, in order. */
export function sideWords({ text, placed }: Masked, subject: Subject): readonly SideWord[] {
  const named = (name: "segment" | "other" | "asOf" | "baseAt", side: Side): SideWord[] =>
    placed.flatMap((part) =>
      part.kind === "name" && part.name === name ? [{ at: part.at, to: part.at + 1, side }] : [],
    );
  const found = (): SideWord[] => {
    switch (subject.kind) {
      case "segment":
        return [
          ...words(text, OTHERS, "base"),
          ...words(text, MEMBERS, "value"),
          ...named("segment", "value"),
          ...words(text, OPPOSITE, "other"),
        ];
      case "difference": {
        const both = subject.sides === "only_only" ? [] : words(text, BOTH, bothSide(subject.sides));
        return [
          ...both,
          ...named("segment", "value"),
          ...named("other", "base"),
          ...words(text, OPPOSITE, "other"),
        ];
      }
      case "drift":
        return [
          ...words(text, NOW, "value"),
          ...words(text, BEFORE, "base"),
          ...named("asOf", "value"),
          ...named("baseAt", "base"),
          ...words(text, OPPOSITE, "other"),
        ];
      case "customer":
        return [];
      default:
        return assertNever(subject);
    }
  };
  return apart(found().toSorted((a, b) => a.at - b.at || b.to - a.to));
}

/** Without words inside others: the "members" of "non-members", the "to" of "compared to". */
function apart(sorted: readonly SideWord[]): readonly SideWord[] {
  let end = 0;
  return sorted.filter(({ at, to }) => {
    if (at < end) return false;
    end = to;
    return true;
  });
}

function bothSide(sides: "only_both" | "both_only"): Side {
  return sides === "only_both" ? "base" : "value";
}

function words(text: string, pattern: RegExp, side: SideWord["side"]): SideWord[] {
  return [...text.matchAll(pattern)].map(({ index, 0: word }) => ({
    at: index,
    to: index + word.length,
    side,
  }));
}
