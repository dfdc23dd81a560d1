import type { Fact } from "#lib/explanations/fact.ts";
import type { Template } from "#lib/explanations/template.ts";

/** What an explanation is about: whose customers, compared with whom. */
export type Subject =
  /** A segment's members and all other customers. */
  | { readonly kind: "segment" }
  /** Two segments or versions: who is in the one only, or in both, against the other. */
  | { readonly kind: "difference"; readonly sides: DifferenceSides }
  /** A segment's members at two moments. */
  | { readonly kind: "drift" }
  | { readonly kind: "customer"; readonly isIn: boolean };

/** Of two groups that overlap, the parts that are compared: those in one only, or in both. */
export type DifferenceSides = "only_only" | "only_both" | "both_only";

/** One language. */
export type Wording = {
  /** What a rule is called that has no name yet. */
  readonly unnamed: string;
  /** The fact's name in a table and after `{f1.label}`; conditions are named by their restatement. */
  label(fact: Fact): string;
  /** What the two sides of a comparison are called; none where nothing is compared. */
  sides(subject: Subject): readonly [Template, Template] | undefined;
  /** Sentences about facts that were chosen, in their order. */
  sentences(subject: Subject, facts: readonly Fact[]): readonly Template[];
};
