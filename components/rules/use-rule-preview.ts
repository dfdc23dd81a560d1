"use client";

import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useVocabulary } from "#components/rules/use-vocabulary.ts";
import { client } from "#lib/http/client.ts";
import type { RuleCatalog } from "#lib/rules/check-references.ts";
import { nodesOf, outlineOf } from "#lib/rules/edit/outline.ts";
import { valueAt } from "#lib/rules/edit/pointer.ts";
import type { RuleProblem } from "#lib/rules/problems.ts";
import { stableJson } from "#lib/rules/stable-json.ts";
import { validateRule } from "#lib/rules/validate.ts";

export type RulePreview = {
  /** In the order of the rule's text; none of a rule that can be evaluated. */
  readonly problems: readonly RuleProblem[];
  /** Whether the shop's catalog is there to judge by: until then what it does not know is not yet a problem. */
  readonly isChecked: boolean;
  /** It has no condition yet, which is a beginning and no fault. */
  readonly isEmpty: boolean;
  /** How many customers each condition lets through on its own, by its place in the rule; also where another is wrong. */
  readonly counts: ReadonlyMap<string, number>;
  /** All customers when they were counted. */
  readonly population: number | undefined;
  /** How many it would select, of how many customers, and when that was; of the last valid rule while another is on its way. */
  readonly found: Found | undefined;
  /** The figures are of an earlier rule. */
  readonly isStale: boolean;
  readonly error: unknown;
  readonly retry: () => void;
};

type Found = { readonly count: number; readonly population: number; readonly asOf: string };

type PreviewOptions = {
  /** The segment that is edited, which its rule cannot name. */
  readonly segment?: string | undefined;
  /** A moment other than now. */
  readonly asOf?: string | undefined;
  readonly isEnabled?: boolean;
};

const PAUSE_MILLISECONDS = 150;
const NO_CATALOG: RuleCatalog = {
  hasEvent: () => true,
  hasTrait: () => true,
  hasFeature: () => true,
  hasList: () => true,
  segmentRule: () => ({ kind: "everyone" }),
};

/**
 * What a rule would select, kept up with every edit: what is wrong with it is said at once, as far as the browser knows;
 * counts follow from the server, and a count that is overtaken by another edit is called off.
 */
export function useRulePreview(
  rule: unknown,
  { segment, asOf, isEnabled = true }: PreviewOptions = {},
): RulePreview {
  const { catalog, isLoaded } = useVocabulary();
  const local = useMemo(() => validateRule(rule, catalog ?? NO_CATALOG, segment), [rule, catalog, segment]);
  const [settled] = useDebouncedValue(rule, PAUSE_MILLISECONDS);
  const isSettled = settled === rule;
  const asked = useMemo(
    () => (local.ok ? settled : soundConditionsOf(settled, catalog ?? NO_CATALOG, segment)),
    [local.ok, settled, catalog, segment],
  );
  const query = useQuery({
    queryKey: ["rule-preview", segment, asOf, stableJson(asked ?? null)],
    queryFn: async ({ signal }) => {
      const input = { rule: asked, parts: ["conditions" as const], sample: 0 };
      const answer = await client.segments.preview(
        { ...input, ...(segment !== undefined && { segment }), ...(asOf !== undefined && { asOf }) },
        { signal },
      );
      return { rule: asked, answer };
    },
    // Before the catalog is known, a rule that names what does not exist looks well.
    enabled: isEnabled && isSettled && isLoaded && asked !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const { data, isPlaceholderData } = query;
  const isOwn = data !== undefined && isSettled && !isPlaceholderData && local.ok;
  const counts = useMemo(() => countsFor(rule, data), [rule, data]);
  const answer = data?.answer;
  const [found, setFound] = useState<Found>();
  if (isOwn && answer?.kind === "preview" && answer !== found) setFound(answer);
  const serverProblems = isOwn && answer?.kind === "invalid" ? answer.problems : [];
  return {
    // The server's codes are those of the core; its contract says no more than text.
    problems: local.ok ? (serverProblems as RuleProblem[]) : local.error,
    isChecked: isLoaded,
    isEmpty: nodesOf(outlineOf(rule)).every(({ kind }) => kind === "group"),
    counts,
    population: answer?.kind === "preview" ? answer.population : undefined,
    found,
    isStale: !isOwn || answer?.kind !== "preview",
    error: query.isError && local.ok ? query.error : undefined,
    retry: () => void query.refetch(),
  };
}

/** The conditions of a rule that hold by themselves, as one rule to count them with; nothing if none does. */
function soundConditionsOf(rule: unknown, catalog: RuleCatalog, segment: string | undefined): unknown {
  const rules = nodesOf(outlineOf(rule)).flatMap((node) => {
    if (node.kind === "group") return [];
    const condition = valueAt(rule, node.core);
    return validateRule(condition, catalog, segment).ok ? [condition] : [];
  });
  return rules.length === 0 ? undefined : { kind: "any", rules };
}

type Answered = { rule: unknown; answer: Awaited<ReturnType<typeof client.segments.preview>> };

/** Counts by what is counted, so that conditions which only moved keep theirs. */
function countsFor(rule: unknown, data: Answered | undefined): ReadonlyMap<string, number> {
  if (data?.answer.kind !== "preview") return new Map();
  const byCondition = new Map<string, number>();
  for (const { pointer, count } of data.answer.conditions ?? []) {
    byCondition.set(stableJson(valueAt(data.rule, pointer)), count);
  }
  const counts = new Map<string, number>();
  for (const { core, kind } of nodesOf(outlineOf(rule))) {
    if (kind === "group") continue;
    const count = byCondition.get(stableJson(valueAt(rule, core) ?? null));
    if (count !== undefined) counts.set(core, count);
  }
  return counts;
}
