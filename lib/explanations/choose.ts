import type { Fact } from "#lib/explanations/fact.ts";
import { readsTheSame } from "#lib/explanations/figures.ts";
import { subjectOf } from "#lib/explanations/subjects.ts";
import type { Format } from "#lib/i18n/format.ts";

const compared: ReadonlySet<Fact["kind"]> = new Set(["median", "any", "has", "text", "flag"]);

/** Whether a fact compares two groups, or one group at two moments. */
export function isComparison({ kind }: Pick<Fact, "kind">): boolean {
  return compared.has(kind);
}

/**
 * The facts that are told, in their order: all that are about the whole, and of comparisons the strongest of each subject,
 * up to `most`. What reads the same on both sides, or was said in the same words already, is left to the table.
 */
export function chooseFacts(
  facts: readonly Fact[],
  { format, labelOf, most = 6 }: { format: Format; labelOf: (fact: Fact) => string; most?: number },
): readonly Fact[] {
  const subjects = new Set<string>();
  const labels = new Set<string>();
  let count = 0;
  return facts.filter((fact) => {
    if (!isComparison(fact) || fact.direction === 0) return true;
    const label = labelOf(fact);
    // Whether they did something and how much of it are told apart.
    const isDeed = fact.kind === "has" || fact.kind === "any";
    const subject = isDeed ? label : subjectOf(fact.about ?? "");
    if (count === most || subjects.has(subject) || labels.has(label) || readsTheSame(fact, format))
      return false;
    subjects.add(subject);
    labels.add(label);
    count += 1;
    return true;
  });
}
