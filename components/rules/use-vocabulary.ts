"use client";

import { useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useRestateOptions } from "#components/rules/use-restate.ts";
import type { CatalogEntry } from "#lib/catalog/schema.ts";
import type { ValueType } from "#lib/catalog/value-type.ts";
import { BUILT_IN_FEATURES } from "#lib/features/built-in.ts";
import { api } from "#lib/http/client.ts";
import type { RuleCatalog } from "#lib/rules/check-references.ts";
import { entryLabel } from "#lib/rules/restate/labels.ts";
import type { RestateOptions } from "#lib/rules/restate.ts";
import { nameOf } from "#lib/segments/name-of.ts";

/** Something that a rule can name, as it is offered. */
export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly type?: ValueType | undefined;
  readonly topValues?: readonly string[];
  /** Other words under which it is found. */
  readonly synonyms?: readonly string[];
};

export type Vocabulary = {
  readonly events: readonly Choice[];
  readonly traits: readonly Choice[];
  readonly features: readonly Choice[];
  readonly segments: readonly Choice[];
  readonly lists: readonly Choice[];
  readonly options: RestateOptions;
  /** What rules may name, as far as the browser knows; `undefined` until it does. Circles only the server sees. */
  readonly catalog: RuleCatalog | undefined;
  /** Whether all that is to be had of it is there; what could not be loaded proves nothing. */
  readonly isLoaded: boolean;
};

const KEPT = { staleTime: 5 * 60_000 };
const MANY = 500;

/** What rules can be made of in this shop, and how it is called. */
export function useVocabulary(): Vocabulary {
  const restating = useRestateOptions();
  const list = (kind: "event" | "trait") =>
    api.catalog.list.queryOptions({
      input: { kind, pageSize: MANY, sort: "count", direction: "desc" },
      ...KEPT,
    });
  const queries = [
    useQuery(list("event")),
    useQuery(list("trait")),
    useQuery(
      api.segments.list.queryOptions({ input: { pageSize: MANY, status: "active" }, staleTime: 60_000 }),
    ),
    useQuery(api.customers.lists.queryOptions({ input: { pageSize: MANY }, ...KEPT })),
  ] as const;
  const [events, traits, segments, lists] = [
    queries[0].data?.rows,
    queries[1].data?.rows,
    queries[2].data?.rows,
    queries[3].data?.rows,
  ];
  const isLoaded = queries.every(({ isPending }) => !isPending);
  return useMemo(() => {
    const { locale } = restating;
    const listNames = Object.fromEntries((lists ?? []).map(({ key, name }) => [key, name]));
    const options: RestateOptions = { ...restating, names: { ...restating.names, lists: listNames } };
    const toChoice =
      (kind: "events" | "traits") =>
      (entry: CatalogEntry): Choice => ({
        ...entryFacts(entry),
        label: entryLabel(kind, entry.name, options),
        synonyms: locale === "zh" ? entry.synonymsZh : entry.synonymsEn,
      });
    return {
      events: (events ?? []).map(toChoice("events")),
      traits: (traits ?? []).map(toChoice("traits")),
      features: BUILT_IN_FEATURES.map((value) => ({ value, label: entryLabel("features", value, options) })),
      segments: (segments ?? []).map((each) => ({ value: each.key, label: nameOf(each, locale) })),
      lists: (lists ?? []).map(({ key, name }) => ({ value: key, label: name })),
      options,
      catalog: events && traits && segments && lists && catalogOf(events, traits, segments, lists),
      isLoaded,
    };
  }, [restating, events, traits, segments, lists, isLoaded]);
}

/** The properties of some events, the most frequent first; of all events for "*". */
export function useProperties(event: string | readonly string[], options: RestateOptions): readonly Choice[] {
  const names = typeof event === "string" ? [event] : event;
  const answers = useQueries({
    queries: names
      .filter((name) => name !== "")
      .map((name) =>
        api.catalog.list.queryOptions({
          input: {
            kind: "property",
            pageSize: 200,
            sort: "count",
            direction: "desc",
            ...(name !== "*" && { event: name }),
          },
          ...KEPT,
        }),
      ),
  });
  const found = new Map<string, Choice>();
  for (const { data } of answers) {
    for (const entry of data?.rows ?? []) {
      if (found.has(entry.name)) continue;
      found.set(entry.name, { ...entryFacts(entry), label: entryLabel("properties", entry.name, options) });
    }
  }
  for (const [value, type] of USUAL_PROPERTIES) {
    if (!found.has(value)) found.set(value, { value, type, label: entryLabel("properties", value, options) });
  }
  return [...found.values()];
}

/** Of every event, seen or not. */
const USUAL_PROPERTIES: readonly (readonly [string, ValueType])[] = [
  ["category", "text"],
  ["brand", "text"],
  ["price", "number"],
  ["quantity", "number"],
  ["total", "number"],
  ["$weekday", "number"],
  ["$hour", "number"],
];

/** Types of traits that a shop may not have sent yet. */
const USUAL_TYPES: Readonly<Record<string, ValueType>> = {
  birth_date: "date",
  signed_up_at: "date",
  email_consent: "boolean",
  sms_consent: "boolean",
};

function entryFacts({ name, types, topValues }: CatalogEntry): Omit<Choice, "label"> {
  const [likely] = Object.entries(types).toSorted(([, a], [, b]) => b - a);
  // The keys are those of the schema; `Object.entries` forgets that.
  const type = (likely?.[0] as ValueType | undefined) ?? USUAL_TYPES[name];
  return { value: name, type, topValues: topValues.map(({ value }) => String(value)) };
}

type Keyed = readonly { readonly key: string }[];
type Named = readonly { readonly name: string }[];

function catalogOf(events: Named, traits: Named, segments: Keyed, lists: Keyed): RuleCatalog {
  const [eventNames, traitNames] = [events, traits].map((all) => new Set(all.map(({ name }) => name)));
  const [segmentKeys, listKeys] = [segments, lists].map((all) => new Set(all.map(({ key }) => key)));
  // A catalog longer than what was loaded proves nothing about a name that was not found.
  const has = (known: ReadonlySet<string> | undefined, name: string) =>
    known === undefined || known.size >= MANY || known.has(name);
  return {
    hasEvent: (name) => has(eventNames, name),
    hasTrait: (name) => has(traitNames, name),
    hasFeature: (name) => BUILT_IN_FEATURES.includes(name),
    hasList: (key) => has(listKeys, key),
    segmentRule: (key) => (has(segmentKeys, key) ? { kind: "everyone" } : undefined),
  };
}
