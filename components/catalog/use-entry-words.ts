import { useLocale, useTranslations } from "next-intl";
import { useFormat } from "#components/shell/format-provider.tsx";
import { type CatalogEntry, catalogTypes } from "#lib/catalog/schema.ts";

/** What an entry is called and what its values are, in the reader's language. */
export function useEntryWords() {
  const t = useTranslations("catalog");
  const locale = useLocale();
  const format = useFormat();
  return {
    /** The label that people gave it; `undefined` where nobody did. */
    label: (entry: CatalogEntry) => (locale === "zh" ? entry.labelZh : entry.labelEn) ?? undefined,
    /** "text", or "text 98 % · number 2 %" where values differ. */
    types: (entry: CatalogEntry) => {
      const counted = catalogTypes(entry);
      const all = counted.reduce((sum, { count }) => sum + count, 0);
      return counted
        .map(({ type, count }) =>
          counted.length === 1 ? t(`types.${type}`) : `${t(`types.${type}`)} ${format.share(count / all, 0)}`,
        )
        .join(" · ");
    },
    value: (value: string | number | boolean) =>
      typeof value === "boolean" ? t(value ? "values.true" : "values.false") : String(value),
  };
}
