"use client";

import { useDebouncedCallback } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { api, client } from "#lib/http/client.ts";
import type { Suggestion } from "#lib/interpretations/built-in/suggest.ts";
import { narrow, type Typed } from "#lib/interpretations/suggested.ts";

const pauseMs = 150;
const mostShown = 6;
const none: readonly Suggestion[] = [];

/** What may be meant by the words before the cursor. A failure shows nothing: the text can be read without. */
export function useSuggestions() {
  const locale = useReaderLocale();
  const [now, setNow] = useState<Typed>();
  const [asked, setAsked] = useState<Typed>();
  const askLater = useDebouncedCallback(setAsked, pauseMs);
  const query = useQuery({
    queryKey: [...api.interpretations.suggest.key(), locale, asked],
    queryFn: async ({ signal }) => {
      if (!asked) return undefined;
      return { asked, suggestions: await client.interpretations.suggest({ ...asked, locale }, { signal }) };
    },
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    retry: false,
  });
  const answered = query.isError ? undefined : query.data;
  const suggestions = now && answered ? narrow(answered.suggestions, answered.asked, now) : none;

  return {
    now,
    suggestions: suggestions.slice(0, mostShown),
    type: (typed: Typed) => {
      setNow(typed);
      askLater(typed);
    },
    close: () => {
      askLater.cancel();
      setNow(undefined);
      setAsked(undefined);
    },
  };
}
