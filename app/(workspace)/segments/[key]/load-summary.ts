import { notFound } from "next/navigation";
import { cache } from "react";
import { requireActor } from "#lib/auth/session.ts";
import type { SegmentSummary } from "#lib/memberships/schema.ts";
import { getSegmentSummary } from "#lib/memberships/summary-service.ts";
import { AppError } from "#lib/std/app-error.ts";

/** The segment of the address, asked for once a request; the face of what is not there if there is none. */
export const loadSummary = cache(async (encodedKey: string): Promise<SegmentSummary> => {
  const actor = await requireActor("segment:read");
  return getSegmentSummary(actor, decodeURIComponent(encodedKey), Date.now()).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === "not_found") notFound();
    throw error;
  });
});
