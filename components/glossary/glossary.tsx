"use client";

import { Button, Group } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EntryDialog } from "#components/glossary/entry-dialog.tsx";
import { EntryRow } from "#components/glossary/entry-row.tsx";
import { RemoveEntryDialog } from "#components/glossary/remove-entry-dialog.tsx";
import { Face } from "#components/ui/face.tsx";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import type { UsedGlossaryEntry } from "#lib/glossary/schema.ts";
import { api } from "#lib/http/client.ts";
import classes from "./glossary.module.css";

/** The shop's own words, each with what it stands for; admins define them. */
export function Glossary({ mayManage }: { mayManage: boolean }) {
  const t = useTranslations("glossary");
  const ui = useTranslations("ui");
  const [editing, setEditing] = useState<UsedGlossaryEntry | "new">();
  const [removing, setRemoving] = useState<UsedGlossaryEntry>();
  const entries = useQuery(api.glossary.list.queryOptions());
  return (
    <>
      {mayManage && (
        <Group mb="md">
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing("new")}>
            {t("add")}
          </Button>
        </Group>
      )}
      {entries.isPending && <SkeletonRows rows={3} label={ui("loading")} />}
      {entries.isError && <FailedFace error={entries.error} onRetry={() => void entries.refetch()} />}
      {entries.data?.length === 0 && (
        <Face title={t("emptyTitle")} text={mayManage ? t("emptyText") : t("emptyTextReader")} />
      )}
      {entries.data && entries.data.length > 0 && (
        <ul className={classes.entries} aria-label={t("title")}>
          {entries.data.map((entry) => (
            <EntryRow
              key={entry.id}
              entry={entry}
              mayManage={mayManage}
              onEdit={() => setEditing(entry)}
              onRemove={() => setRemoving(entry)}
            />
          ))}
        </ul>
      )}
      {editing && (
        <EntryDialog
          key={editing === "new" ? "new" : editing.id}
          entry={editing === "new" ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
      {removing && <RemoveEntryDialog entry={removing} onClose={() => setRemoving(undefined)} />}
    </>
  );
}
