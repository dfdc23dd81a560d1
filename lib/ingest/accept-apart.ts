import { isRolledBack } from "#lib/db/outage.ts";
import { ingestOutageOf } from "#lib/ingest/outage.ts";
import type { Candidate, IngestProblem, Outcome } from "#lib/ingest/schema.ts";
import { err } from "#lib/std/result.ts";

/** Accepts candidates in one transaction; all or nothing (lib/ingest/accept.ts). */
export type Accept = (candidates: readonly Candidate[]) => Promise<readonly Outcome[]>;

const notStorable: IngestProblem = {
  code: "not_storable",
  path: "",
  message: "The message was understood, but could not be stored. The server's log tells why.",
};

/**
 * Accepts a group, and if what is in it cannot be stored, its halves, and so on: one poisonous message is set aside in
 * the end, and its neighbours are accepted. An outage is thrown on at once.
 *
 * @param report is told about each message that could not be stored
 */
export async function acceptApart(
  candidates: readonly Candidate[],
  accept: Accept,
  report: (error: unknown) => void,
): Promise<readonly Outcome[]> {
  try {
    return await acceptTwice(candidates, accept);
  } catch (error) {
    if (ingestOutageOf(error)) throw error;
    const [only] = candidates;
    if (!only) throw error;
    if (candidates.length === 1) {
      // Refused for good, and already as a refusal: then it is not the message.
      if (!only.reading.ok) throw error;
      report(error);
      return accept([{ ...only, reading: err(notStorable), idHash: undefined, propertiesText: undefined }]);
    }
    const middle = candidates.length >> 1;
    return [
      ...(await acceptApart(candidates.slice(0, middle), accept, report)),
      ...(await acceptApart(candidates.slice(middle), accept, report)),
    ];
  }
}

async function acceptTwice(candidates: readonly Candidate[], accept: Accept): Promise<readonly Outcome[]> {
  try {
    return await accept(candidates);
  } catch (error) {
    if (!isRolledBack(error)) throw error;
    return accept(candidates);
  }
}
