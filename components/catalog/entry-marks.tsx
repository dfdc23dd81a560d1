import { useTranslations } from "next-intl";
import { StateMark } from "#components/ui/state-mark.tsx";
import type { CatalogEntry } from "#lib/catalog/schema.ts";

/** Whether an entry's values are kept from people or from the language model; nothing where they are not. */
export function EntryMarks({ entry }: { entry: CatalogEntry }) {
  const t = useTranslations("catalog.marks");
  return (
    <>
      {entry.isSensitive && <StateMark tone="moving" word={t("sensitive")} />}
      {entry.isSensitive && entry.isHiddenFromLlm && " "}
      {entry.isHiddenFromLlm && <StateMark tone="steady" word={t("hidden")} />}
    </>
  );
}
