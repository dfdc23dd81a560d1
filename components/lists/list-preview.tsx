import { Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { UsedIn } from "#components/lists/used-in.tsx";
import { useFormat } from "#components/shell/format-provider.tsx";
import type { CustomerList, ListPreview as Preview } from "#lib/lists/schema.ts";

/** What a text would make of a list, in sentences. */
export function ListPreview({ preview, list }: { preview: Preview; list: CustomerList | undefined }) {
  const t = useTranslations("lists.preview");
  const format = useFormat();
  const { ids, known } = preview;
  const share = format.share(ids > 0 ? known / ids : 0);
  return (
    <Stack gap={4} role="status" aria-live="polite">
      <Text fw={600}>{t("known", { ids: format.count(ids), known: format.count(known), share })}</Text>
      {list && (
        <Text>
          {t("moved", { added: format.count(preview.added), removed: format.count(preview.removed) })}
        </Text>
      )}
      {preview.column !== null && <Text c="dimmed">{t("column", { column: preview.column })}</Text>}
      {preview.repeated > 0 && (
        <Text c="dimmed">{t("repeated", { count: format.count(preview.repeated) })}</Text>
      )}
      {preview.tooLong > 0 && (
        <Text c="dimmed">{t("tooLong", { count: format.count(preview.tooLong) })}</Text>
      )}
      {preview.unknownExamples.length > 0 && (
        <Text c="dimmed" style={{ overflowWrap: "anywhere" }}>
          {t("unknown", { examples: preview.unknownExamples.join(", ") })}
        </Text>
      )}
      {list && list.usedIn.length > 0 && (
        <Text>
          {t("concerns")} <UsedIn segments={list.usedIn} />
        </Text>
      )}
    </Stack>
  );
}
