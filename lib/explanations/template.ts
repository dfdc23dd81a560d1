import type { Fact } from "#lib/explanations/fact.ts";

/**
 * A sentence before its figures are put in: "Members spend a median {f1} in all, others {f1.base}." Whoever writes it,
 * our own wording or a model, can only point at figures and names.
 */
export type Template = string;

export const factFields = ["value", "base", "change", "n", "baseN", "label", "name", "window"] as const;
export type FactField = (typeof factFields)[number];

/** What is named beside facts: the segment, the one it is compared with, the moment, and the earlier one. */
export const subjectNames = ["segment", "other", "asOf", "baseAt"] as const;
export type SubjectName = (typeof subjectNames)[number];

export type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "fact"; readonly id: string; readonly field: FactField }
  | { readonly kind: "name"; readonly name: SubjectName }
  /** Braces around something else: no text may hold them. */
  | { readonly kind: "unknown"; readonly text: string };

/** The parts of a template in order. */
export function parseTemplate(template: Template): readonly Part[] {
  return template
    .split(/(\{[^{}]*\}|[{}])/)
    .filter((piece) => piece !== "")
    .map(toPart);
}

/** The ids of the facts that a template cites, each once. */
export function citedIds(template: Template): readonly string[] {
  return [...new Set(parseTemplate(template).flatMap((part) => (part.kind === "fact" ? [part.id] : [])))];
}

export function factById(facts: readonly Fact[], id: string): Fact | undefined {
  return facts.find((fact) => fact.id === id);
}

function toPart(piece: string): Part {
  if (!/[{}]/.test(piece)) return { kind: "text", text: piece };
  const inside = piece.replace(/[{}]/g, "");
  const name = subjectNames.find((each) => each === inside);
  if (name) return { kind: "name", name };
  const [, id, word = "value"] = /^(f[1-9]\d{0,3})(?:\.(\w+))?$/.exec(inside) ?? [];
  const field = factFields.find((each) => each === word);
  return id !== undefined && field ? { kind: "fact", id, field } : { kind: "unknown", text: piece };
}
