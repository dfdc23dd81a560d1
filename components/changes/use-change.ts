"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { ChangeDetail } from "#lib/changes/schema.ts";
import { api } from "#lib/http/client.ts";

export type ShownChange = {
  /** As the reader sees it: its content and reason stay what they were when shown, until they ask for the newer. */
  readonly shown: ChangeDetail;
  /** Whether its author changed the content meanwhile. */
  readonly isOutdated: boolean;
  readonly showNewer: () => void;
  readonly refresh: () => Promise<void>;
};

/**
 * A change as it is reviewed. Status and comments follow the server; the content does not change under the reader's eyes,
 * since an approval is bound to what they saw. An author sees their own revisions at once.
 */
export function useChange(initial: ChangeDetail, readerId: string): ShownChange {
  const queries = useQueryClient();
  const options = api.changes.get.queryOptions({ input: { id: initial.id } });
  const [seen, setSeen] = useState(() => {
    // What the server just read is newer than what an earlier visit left in the cache.
    queries.setQueryData(options.queryKey, initial);
    return initial;
  });
  const { data } = useQuery({ ...options, initialData: initial });
  const isOutdated = data.contentHash !== seen.contentHash && data.author.id !== readerId;
  const { content, contentHash, reason, base, effect, flags } = isOutdated ? seen : data;
  const refresh = useCallback(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: api.changes.key() }),
      queries.invalidateQueries({ queryKey: api.segments.key() }),
      queries.invalidateQueries({ queryKey: api.memberships.key() }),
    ]);
  }, [queries]);
  return {
    shown: { ...data, content, contentHash, reason, base, effect, flags },
    isOutdated,
    showNewer: () => setSeen(data),
    refresh,
  };
}
