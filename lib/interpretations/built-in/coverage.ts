import type { Place } from "#lib/interpretations/built-in/place.ts";
import type { Piece } from "#lib/interpretations/built-in/sense.ts";
import type { Origin } from "#lib/interpretations/built-in/tree.ts";
import type { Coverage } from "#lib/interpretations/schema.ts";
import type { Rule } from "#lib/rules/schema.ts";

/** Which words became which part of the rule: an origin's words stand for the place of its rule. */
export function coverageOf(
  pieces: readonly Piece[],
  origins: readonly Origin[],
  rule: Rule,
  place: Place,
): Coverage[] {
  const pointers = pointersOf(rule);
  return pieces.map((piece): Coverage => {
    const own = origins.filter(({ from, to }) => from <= piece.from && piece.to <= to);
    const paths = own.flatMap((origin) => pointers.get(origin.rule) ?? []);
    const isFiller = piece.senses.some((sense) => sense.k === "filler") && piece.senses[0]?.k !== "values";
    const isWord = piece.senses[0]?.k === "w";
    const telling = paths.length === 0 && isWord ? "connective" : "condition";
    const role = isFiller ? "filler" : telling;
    return { ...place(piece), role, paths: role === "filler" ? [] : paths };
  });
}

/** A stretch of what was typed that says nothing of the customers, without the marks and blanks around it. */
export function passedOver(
  description: string,
  { from, to }: { readonly from: number; readonly to: number },
): Coverage {
  const typed = description.slice(from, to);
  const words = typed.replace(/^[\s,;.(-]+|[\s,;:.!-]+$/gu, "");
  const start = from + typed.indexOf(words);
  return { words, span: { from: start, to: start + words.length }, role: "filler", paths: [] };
}

/** Where each part of a rule is in it, as JSON pointers; a part that is there twice has two. */
export function pointersOf(rule: Rule, at = "", found = new Map<Rule, string[]>()): Map<Rule, string[]> {
  found.set(rule, [...(found.get(rule) ?? []), at]);
  if (rule.kind === "all" || rule.kind === "any")
    rule.rules.forEach((child, index) => {
      pointersOf(child, `${at}/rules/${index}`, found);
    });
  if (rule.kind === "not") pointersOf(rule.rule, `${at}/rule`, found);
  return found;
}

/** Traits that a reviewer should look at (convention 13). */
export function flagsOf(rule: Rule): string[] {
  const flags = new Set<string>();
  visit(rule, (each) => {
    if (each.kind === "trait" && ["gender", "country", "birth_date"].includes(each.trait))
      flags.add(each.trait === "birth_date" ? "age" : each.trait);
    if (each.kind === "measure" && each.measure.of === "feature" && each.measure.feature === "age")
      flags.add("age");
  });
  return [...flags];
}

function visit(rule: Rule, look: (rule: Rule) => void): void {
  look(rule);
  if (rule.kind === "all" || rule.kind === "any") for (const child of rule.rules) visit(child, look);
  if (rule.kind === "not") visit(rule.rule, look);
}
