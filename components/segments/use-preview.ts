"use client";

import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "#lib/http/client.ts";
import { Rule } from "#lib/rules/schema.ts";
import type { Preview, PreviewInput } from "#lib/segments/preview-schema.ts";

export type Previewed = {
  readonly rule: Rule;
  /** The segment whose rule it is: it is left out of the overlaps. */
  readonly segmentKey: string | undefined;
  readonly asOf: string | undefined;
};
export type FoundPreview = Extract<Preview, { kind: "preview" }>;
export type PreviewPart = PreviewInput["parts"][number];

const pauseMs = { count: 150, part: 500 };
const liveMs = 15_000;

/** The rule as it stood at the last pause of its editing: what is computed for each stroke would only be thrown away. */
export function useSettledRule(rule: Rule, of: keyof typeof pauseMs): Rule {
  const text = JSON.stringify(rule);
  const [settled] = useDebouncedValue(text, pauseMs[of]);
  return useMemo(() => Rule.parse(JSON.parse(settled)), [settled]);
}

/** How many a rule selects; while it is of now, counted again every few seconds. What was shown stays until the next is there. */
export function usePreviewCount(of: Previewed) {
  const rule = useSettledRule(of.rule, "count");
  return useQuery({
    ...api.segments.preview.queryOptions({ input: inputOf({ ...of, rule }) }),
    placeholderData: keepPreviousData,
    refetchInterval: of.asOf === undefined ? liveMs : false,
  });
}

/** One part of what is known about a rule's customers. */
export function usePreviewPart(of: Previewed, part: PreviewPart) {
  const rule = useSettledRule(of.rule, "part");
  return useQuery({
    ...api.segments.preview.queryOptions({ input: inputOf({ ...of, rule }, part) }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

function inputOf({ rule, segmentKey, asOf }: Previewed, part?: PreviewPart) {
  return {
    rule,
    ...(segmentKey !== undefined && { segment: segmentKey }),
    ...(asOf !== undefined && { asOf }),
    parts: part ? [part] : [],
  };
}
