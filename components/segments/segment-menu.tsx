"use client";

import { Button, Menu } from "@mantine/core";
import { IconArchive, IconArchiveOff, IconChevronDown, IconFileExport } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { downloadText } from "#components/ui/download-text.ts";
import { notifyDone, notifyFailed } from "#components/ui/notify.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { api } from "#lib/http/client.ts";
import type { SegmentSummary } from "#lib/memberships/schema.ts";

type Props = {
  segment: SegmentSummary;
  may: { readonly propose: boolean; readonly decide: boolean; readonly export: boolean };
};

/** What can be done about a segment. Archiving can be taken back, so it does not ask. */
export function SegmentMenu({ segment, may }: Props) {
  const t = useTranslations("segments.menu");
  const message = useErrorMessage();
  const queries = useQueryClient();
  const onError = (error: unknown) => notifyFailed(message(error));
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: api.segments.key() }),
      queries.invalidateQueries({ queryKey: api.memberships.key() }),
    ]);
  const archive = useMutation({
    ...api.segments.archive.mutationOptions(),
    onSuccess: () => {
      notifyDone(t("archived"));
      return refresh();
    },
    onError,
  });
  const restore = useMutation({
    ...api.segments.restore.mutationOptions(),
    onSuccess: () => {
      notifyDone(t("restored"));
      return refresh();
    },
    onError,
  });
  const mayArchive = may.propose && (segment.activeVersionNo === null || may.decide);
  if (!may.export && !mayArchive) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" flex="none" rightSection={<IconChevronDown size={16} aria-hidden />}>
          {t("label")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {may.export && (
          <Menu.Item leftSection={<IconFileExport size={16} />} onClick={() => exportSegment(segment)}>
            {t("export")}
          </Menu.Item>
        )}
        {mayArchive && segment.status === "archived" && (
          <Menu.Item
            leftSection={<IconArchiveOff size={16} />}
            onClick={() => restore.mutate({ key: segment.key })}
          >
            {t("restore")}
          </Menu.Item>
        )}
        {mayArchive && segment.status !== "archived" && (
          <Menu.Item
            leftSection={<IconArchive size={16} />}
            onClick={() => archive.mutate({ key: segment.key })}
          >
            {t("archive")}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What a version holds, as a file that can be read, compared and kept. */
function exportSegment({ key, name, description, labels, rule }: SegmentSummary): void {
  const content = { key, name, description, labels, rule };
  downloadText(`${key}.json`, "application/json", `${JSON.stringify(content, null, 2)}\n`);
}
