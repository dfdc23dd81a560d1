import { useTranslations } from "next-intl";
import { useFormat } from "#components/shell/format-provider.tsx";
import type { ShownFact } from "#lib/explanations/schema.ts";

/** How strong a difference is, as a word and the measure with its name; nothing of a fact that compares nothing. */
export function useEffectWords(): (fact: ShownFact) => string | null {
  const t = useTranslations("explanations");
  const format = useFormat();
  return ({ kind, effect, strength, direction }) => {
    if (direction === null) return null;
    if (effect === null || strength === null) return direction === 0 ? t("noise") : null;
    const measure = kind === "median" ? t("cliffsDelta") : t("cohensH");
    return `${t(`strength.${strength}`)} · ${measure} ${format.number(effect)}`;
  };
}
