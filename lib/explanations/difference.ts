import { leastTold } from "#lib/explanations/fact.ts";
import type { DifferenceSides } from "#lib/explanations/wording/wording.ts";

export type ComparedParts = {
  readonly both: number;
  /** None if too few are in one of them to compare anything. */
  readonly compared:
    | { readonly sides: DifferenceSides; readonly value: readonly string[]; readonly base: readonly string[] }
    | undefined;
};

/**
 * Which parts of two groups are compared. Those in both would only blur what differs: those in one only are set against
 * those in the other only, or where one holds (almost) all of the other, against those in both.
 */
export function comparedParts(
  ids: readonly string[],
  otherIds: readonly string[],
  least: number = leastTold,
): ComparedParts {
  const [inOne, inOther] = [new Set(ids), new Set(otherIds)];
  const only = ids.filter((id) => !inOther.has(id));
  const otherOnly = otherIds.filter((id) => !inOne.has(id));
  const both = ids.filter((id) => inOther.has(id));
  const [isTold, isOtherTold, isBothTold] = [only, otherOnly, both].map((part) => part.length >= least);
  const found = { both: both.length };
  if (isTold && isOtherTold)
    return { ...found, compared: { sides: "only_only", value: only, base: otherOnly } };
  if (isTold && isBothTold) return { ...found, compared: { sides: "only_both", value: only, base: both } };
  if (isOtherTold && isBothTold)
    return { ...found, compared: { sides: "both_only", value: both, base: otherOnly } };
  return { ...found, compared: undefined };
}
