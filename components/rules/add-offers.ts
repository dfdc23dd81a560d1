"use client";

import { useTranslations } from "next-intl";
import { useEditing } from "#components/rules/editing.tsx";
import { isFound } from "#components/rules/fields/options.tsx";
import type { Choice } from "#components/rules/use-vocabulary.ts";
import type { Addition } from "#lib/rules/edit/new-conditions.ts";

/** One thing that can be added. */
export type Offer = {
  readonly id: string;
  readonly label: string;
  readonly technicalName?: string;
  readonly addition: Addition;
};

export type OfferGroup = {
  readonly id: "events" | "traits" | "patterns" | "features" | "references" | "groups";
  readonly offers: readonly Offer[];
};

const PATTERNS = [
  "spend",
  "recency",
  "never",
  "periods",
  "share",
  "rank",
  "relative",
  "sequence",
  "everyone",
] as const;

/** How many of a kind are offered before anything is searched for, and after. */
const FEW = 6;
const MANY = 30;

/** What can be added, by kind; with a search, what is found under it. */
export function useOffers(search: string): readonly OfferGroup[] {
  const t = useTranslations("rules");
  const { vocabulary } = useEditing();
  const isSearching = search.trim() !== "";
  const found = (choices: readonly Choice[]) =>
    choices.filter((choice) => isFound(choice, search)).slice(0, isSearching ? MANY : FEW);
  const offer = (choice: Choice, prefix: string, addition: Addition): Offer => ({
    id: `${prefix}:${choice.value}`,
    label: choice.label,
    technicalName: choice.value,
    addition,
  });
  const worded = (kind: (typeof PATTERNS)[number]): Offer => ({
    id: `pattern:${kind}`,
    label: t(`add.pattern.${kind}`),
    addition: { kind },
  });
  const grouped = (join: "all" | "any"): Offer => ({
    id: `group:${join}`,
    label: t(`add.group.${join}`),
    addition: { kind: "group", join },
  });
  const matches = ({ label }: Offer) => isFound({ value: label, label }, search);
  return [
    {
      id: "events",
      offers: found(vocabulary.events).map((choice) =>
        offer(choice, "event", { kind: "event", event: choice.value }),
      ),
    },
    {
      id: "traits",
      offers: found(vocabulary.traits).map((choice) =>
        offer(choice, "trait", {
          kind: "trait",
          trait: choice.value,
          type: choice.type,
          topValue: choice.topValues?.[0],
        }),
      ),
    },
    { id: "patterns", offers: PATTERNS.map(worded).filter(matches) },
    {
      id: "features",
      offers: found(vocabulary.features).map((choice) =>
        offer(choice, "feature", { kind: "feature", feature: choice.value, value: 1 }),
      ),
    },
    {
      id: "references",
      offers: [
        ...found(vocabulary.segments).map((choice) =>
          offer(choice, "segment", { kind: "segment", segment: choice.value }),
        ),
        ...found(vocabulary.lists).map((choice) =>
          offer(choice, "list", { kind: "list", list: choice.value }),
        ),
      ],
    },
    { id: "groups", offers: (["all", "any"] as const).map(grouped).filter(matches) },
  ];
}
