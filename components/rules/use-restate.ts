"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useFormat } from "#components/shell/format-provider.tsx";
import type { CatalogEntry } from "#lib/catalog/schema.ts";
import { api } from "#lib/http/client.ts";
import { type Restatement, type RestateOptions, restate, restateClause } from "#lib/rules/restate.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { nameOf } from "#lib/segments/name-of.ts";

const fiveMinutes = 300_000;

/** How rules are said to this reader: in their language, the shop's zone and currency, by the shop's own names. */
export function useRestateOptions(): RestateOptions {
  const { locale, timeZone, currency } = useFormat().settings;
  const events = useNamed("event");
  const traits = useNamed("trait");
  const properties = useNamed("property");
  const segments = useQuery({
    ...api.segments.list.queryOptions({ input: { pageSize: 500 } }),
    staleTime: fiveMinutes,
  });
  return useMemo(() => {
    const labels = (entries: readonly CatalogEntry[]) =>
      Object.fromEntries(
        entries.flatMap((entry) => {
          const label = locale === "zh" ? entry.labelZh : entry.labelEn;
          return label ? [[entry.name, label]] : [];
        }),
      );
    const rows = segments.data?.rows ?? [];
    return {
      locale,
      shop: { timeZone, currency },
      labels: { events: labels(events), traits: labels(traits), properties: labels(properties) },
      names: { segments: Object.fromEntries(rows.map((each) => [each.key, nameOf(each, locale)])) },
    };
  }, [locale, timeZone, currency, events, traits, properties, segments.data]);
}

const none: readonly CatalogEntry[] = [];

function useNamed(kind: CatalogEntry["kind"]): readonly CatalogEntry[] {
  const query = useQuery({
    ...api.catalog.list.queryOptions({ input: { kind, pageSize: 500 } }),
    staleTime: fiveMinutes,
  });
  return query.data?.rows ?? none;
}

/** Says rules in words computed from them; `clause` says a part without the frame of a sentence. */
export function useRestate() {
  const options = useRestateOptions();
  return useMemo(
    () => ({
      sentence: (rule: Rule): Restatement => restate(rule, options),
      clause: (rule: Rule, pointer = ""): Restatement => restateClause(rule, options, pointer),
    }),
    [options],
  );
}
