"use client";

import { Button, Code } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "#components/shell/format-provider.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import ui from "#components/ui/ui.module.css";
import { RevokeDialog } from "#components/write-keys/revoke-dialog.tsx";
import { api } from "#lib/http/client.ts";
import type { WriteKey } from "#lib/write-keys/schema.ts";

export function KeyList({ keys }: { keys: WriteKey[] }) {
  const t = useTranslations("write_keys");
  const format = useFormat();
  const queries = useQueryClient();
  const [revoking, setRevoking] = useState<WriteKey>();
  const revoke = useMutation({
    ...api.writeKeys.revoke.mutationOptions(),
    onSuccess: () => {
      setRevoking(undefined);
      return queries.invalidateQueries({ queryKey: api.writeKeys.key() });
    },
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={ui.tableFrame} tabIndex={0} aria-label={t("title")}>
      <table className={`${ui.table} ${ui.stacked}`} aria-label={t("title")}>
        <thead>
          <tr>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("begins")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col">{t("lastUsed")}</th>
            <th scope="col">{t("created")}</th>
            <th scope="col">{t("actions")}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key.id}>
              <td className={ui.name}>{key.name}</td>
              <td data-label={t("begins")}>
                <Code>{key.prefix}…</Code>
              </td>
              <td data-label={t("state")}>
                {key.revokedAt === null ? (
                  <StateMark tone="steady" word={t("active")} />
                ) : (
                  <StateMark tone="act" word={t("revokedAt", { at: format.dateTime(key.revokedAt) })} />
                )}
              </td>
              <td data-label={t("lastUsed")}>
                {key.lastUsedAt ? format.dateTime(key.lastUsedAt) : t("never")}
              </td>
              <td data-label={t("created")} className={ui.name}>
                {format.date(key.createdAt)}
                {key.createdBy && ` · ${key.createdBy}`}
              </td>
              <td>
                {key.revokedAt === null && (
                  <Button
                    variant="default"
                    size="compact-sm"
                    aria-label={t("revokeWhat", { name: key.name })}
                    onClick={() => setRevoking(key)}
                  >
                    {t("revoke")}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <RevokeDialog
        writeKey={revoking}
        error={revoke.error}
        isBusy={revoke.isPending}
        onClose={() => {
          setRevoking(undefined);
          revoke.reset();
        }}
        onRevoke={(id) => revoke.mutate({ id })}
      />
    </section>
  );
}
