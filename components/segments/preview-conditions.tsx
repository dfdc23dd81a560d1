"use client";

import { useTranslations } from "next-intl";
import { BarList } from "#components/charts/bar-list.tsx";
import { useRestate } from "#components/rules/use-restate.ts";
import { PreviewPart } from "#components/segments/preview-part.tsx";
import type { FoundPreview, Previewed } from "#components/segments/use-preview.ts";
import { useSettledRule } from "#components/segments/use-preview.ts";
import { meantAt, placesOf } from "#lib/rules/places.ts";

/** How many customers each condition would let through on its own, and all together. */
export function PreviewConditions({ of }: { of: Previewed }) {
  const t = useTranslations("preview.conditions");
  const say = useRestate();
  const places = placesOf(useSettledRule(of.rule, "part"));

  function draw(found: FoundPreview) {
    const counts = new Map(found.conditions?.map(({ pointer, count }) => [pointer, count]));
    const entries = places.flatMap((place) => {
      const holds = counts.get(place.pointer);
      if (holds === undefined) return [];
      const value = place.isNegated ? found.population - holds : holds;
      return [{ id: place.pointer, label: say.clause(meantAt(place), place.pointer).text, value }];
    });
    if (entries.length === 0) return undefined;
    const all = { id: "all", label: <strong>{t("together")}</strong>, value: found.count };
    const shareOf = (value: number) => (found.population > 0 ? { share: value / found.population } : {});
    return (
      <BarList
        label={t("title")}
        entries={[...entries, all].map((entry) => ({ ...entry, ...shareOf(entry.value) }))}
      />
    );
  }

  return <PreviewPart of={of} part="conditions" title={t("title")} draw={draw} emptyText={t("empty")} />;
}
