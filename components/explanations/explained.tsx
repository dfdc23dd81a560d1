"use client";

import { Stack, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { ExplanationText } from "#components/explanations/explanation.tsx";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import type { Explanation, Writer } from "#lib/explanations/schema.ts";
import { api, client } from "#lib/http/client.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

/** Moments are ISO texts; `asOf` is now if left out. */
export type Explainable =
  | { readonly kind: "segment"; readonly key: string; readonly asOf?: string | undefined }
  /** A rule that is nobody's yet; `name` is what the text calls it. */
  | { readonly kind: "rule"; readonly rule: Rule; readonly name: string; readonly asOf?: string | undefined }
  /** Of versions, both keys are the same. */
  | {
      readonly kind: "difference";
      readonly key: string;
      readonly versionNo?: number;
      readonly otherKey: string;
      readonly otherVersionNo?: number;
      readonly asOf?: string | undefined;
    }
  /** What a change to a segment would do: the rule that is wanted against a version, or the active one. */
  | {
      readonly kind: "change";
      readonly key: string;
      readonly rule: Rule;
      readonly otherVersionNo?: number;
      readonly asOf?: string | undefined;
    }
  | {
      readonly kind: "drift";
      readonly key: string;
      readonly baselineAsOf?: string | undefined;
      readonly asOf?: string | undefined;
    }
  /** `id` is the customer's row. */
  | {
      readonly kind: "customer";
      readonly key: string;
      readonly id: string;
      readonly asOf?: string | undefined;
    };

/** What can be told of customers, with its heading: a section that loads by itself. */
export function Explained({ of }: { of: Explainable }) {
  const t = useTranslations("explanations");
  const title = useId();
  const locale = useReaderLocale();
  // A model is asked for this one explanation and by a click, since it may cost money; our own words hold the place.
  const [writer, setWriter] = useState<Writer>("computed");
  const query = useQuery(optionsOf(of, locale, "computed"));
  const canWrite = query.data?.model != null;
  const written = useQuery({
    ...optionsOf(of, locale, "model"),
    enabled: writer === "model" && canWrite,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  });
  const asksModel = writer === "model" && canWrite;
  const told = (asksModel && written.data) || query.data;
  return (
    <Stack component="section" gap="sm" aria-labelledby={title}>
      <Title order={2} id={title}>
        {t(`title.${of.kind === "change" ? "difference" : of.kind}`)}
      </Title>
      {query.isPending && <SkeletonRows rows={5} label={t("loading")} />}
      {query.isError && <FailedFace error={query.error} onRetry={() => void query.refetch()} />}
      {told && (
        <ExplanationText
          explanation={told}
          writer={writer}
          isWriting={asksModel && written.isFetching}
          hasFailed={asksModel && written.isError}
          onWriter={setWriter}
          onAgain={() => void written.refetch()}
        />
      )}
    </Stack>
  );
}

type Options = { queryKey: readonly unknown[]; queryFn: () => Promise<Explanation> };

function optionsOf(of: Explainable, locale: Locale, writer: Writer): Options {
  const queryKey = [...api.explanations.key(), of, locale, writer];
  return { queryKey, queryFn: () => ask(of, { locale, writer }) };
}

function ask(of: Explainable, how: { locale: Locale; writer: Writer }): Promise<Explanation> {
  switch (of.kind) {
    case "segment":
      return client.explanations.ofSegment({ ...of, ...how });
    case "rule":
      return client.explanations.ofRule({ ...of, ...how });
    case "difference":
      return client.explanations.ofDifference({ ...of, ...how });
    case "change":
      return client.explanations.ofChange({ ...of, ...how });
    case "drift":
      return client.explanations.ofDrift({ ...of, ...how });
    case "customer":
      return client.explanations.ofCustomer({ ...of, ...how });
    default:
      return assertNever(of);
  }
}
