import type { ShownFact } from "#lib/explanations/schema.ts";

/** Facts as a table tells them: several features may rest on the same deed ("who have ordered"), which is told once. */
export function distinctFacts(facts: readonly ShownFact[]): readonly ShownFact[] {
  const told = new Set<string>();
  return facts.filter(({ label, shown, n, baseN }) => {
    const row = JSON.stringify([label, shown, n, baseN]);
    if (told.has(row)) return false;
    told.add(row);
    return true;
  });
}
