import type { MembershipCause } from "#lib/memberships/schema.ts";

export type SweepCircumstances = {
  /** The versions and lists that the members depended on before, if they were computed at all, and now. */
  readonly basisBefore: string | undefined;
  readonly basis: string;
  readonly haveThresholdsMoved: boolean;
  /** Data were taken away, or messages left to this sweep: all of them, or those of the customers in question. */
  readonly isOwed: boolean;
  /** Time is kept by sweeps: other customers count too, or it is not known yet when to look again. */
  readonly isTimeKept: boolean;
};

/** Why a sweep that finds other members than are stored does. `repaired`: there is no reason; something went wrong before. */
export function causeOfSweep(of: SweepCircumstances): MembershipCause {
  if (of.basisBefore === undefined) return "published";
  if (of.basisBefore !== of.basis)
    return versionsOf(of.basisBefore) === versionsOf(of.basis) ? "manual" : "published";
  if (of.isOwed) return "message";
  if (of.haveThresholdsMoved) return "threshold";
  return of.isTimeKept ? "time" : "repaired";
}

/** Without the lists. */
function versionsOf(basis: string): string {
  return basis
    .split(" ")
    .filter((part) => !part.startsWith("list:"))
    .join(" ");
}
