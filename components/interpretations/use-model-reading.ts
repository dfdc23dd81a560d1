"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Answered, Asked } from "#components/interpretations/use-interpretation.ts";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { api, client } from "#lib/http/client.ts";
import type { ReadingProgress } from "#lib/interpretations/answer-schema.ts";

/**
 * What words mean as a rule, read by the language model too: asked only when somebody says so, since a call may cost
 * money. It tells how far it is, and stops when other words are asked, when the page is left, and by `stop`.
 */
export function useModelReading({ text, asOf, base }: Asked) {
  const locale = useReaderLocale();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<ReadingProgress>();
  const input = { text, locale, ...(asOf !== undefined && { asOf }), ...(base && { base }) };
  const queryKey = [...api.interpretations.follow.key(), input];
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<Answered> => {
      setProgress(undefined);
      for await (const event of await client.interpretations.follow(input, { signal })) {
        if (event.kind === "answer") return { text, answer: event.answer };
        setProgress(event);
      }
      throw new Error("The answer was broken off.");
    },
    enabled: text !== "",
    // What a model has answered stands: the same words are not paid for twice.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  });
  const isFallback = query.data?.answer.fallback != null;
  return {
    ...query,
    progress: query.isFetching ? progress : undefined,
    /** Asks once more, after a failure. */
    again: () => (query.isError || isFallback ? void query.refetch() : undefined),
    stop: () => void queries.cancelQueries({ queryKey, exact: true }),
  };
}
