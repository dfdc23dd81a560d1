import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { requireActor } from "#lib/auth/session.ts";
import { getChange } from "#lib/changes/reading-service.ts";
import type { ChangeDetail } from "#lib/changes/schema.ts";
import { AppError } from "#lib/std/app-error.ts";

/** The change of the address, asked for once a request; the face of what is not there if there is none. */
export const loadChange = cache(async (id: string): Promise<ChangeDetail> => {
  const actor = await requireActor("change:read");
  if (!z.uuid().safeParse(id).success) notFound();
  return getChange(actor, id).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === "not_found") notFound();
    throw error;
  });
});
