"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { api, client } from "#lib/http/client.ts";
import type { InterpretAnswer } from "#lib/interpretations/answer-schema.ts";
import type { Rule } from "#lib/rules/schema.ts";

export type Asked = {
  readonly text: string;
  readonly asOf: string | undefined;
  /** The rule that the words change. */
  readonly base?: Rule;
};

/** An answer with the words that it answers: while other words are being read, the former answer stays. */
export type Answered = { readonly text: string; readonly answer: InterpretAnswer };

/** What words mean as a rule, by the built-in interpreter: at once and for nothing. Reading stops by itself when other words are asked. */
export function useInterpretation(asked: Asked) {
  const locale = useReaderLocale();
  const { text, asOf, base } = asked;
  const input = {
    text,
    locale,
    interpreter: "built_in" as const,
    ...(asOf !== undefined && { asOf }),
    ...(base && { base }),
  };
  const queryKey = [...api.interpretations.interpret.key(), input];
  return useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<Answered> => ({
      text,
      answer: await client.interpretations.interpret(input, { signal }),
    }),
    enabled: text !== "",
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  });
}
