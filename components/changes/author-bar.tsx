"use client";

import { Button, Group, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { changePath } from "#components/changes/change-path.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { notifyDone, notifyFailed } from "#components/ui/notify.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import type { ChangeDetail } from "#lib/changes/schema.ts";
import { api } from "#lib/http/client.ts";
import classes from "./changes.module.css";

type Props = { change: ChangeDetail; isAuthor: boolean; onChanged: () => Promise<void> };

/** What who wrote at a change can do while it waits: edit its rule, take it back, but not decide. */
export function AuthorBar({ change, isAuthor, onChanged }: Props) {
  const t = useTranslations("changes.author");
  const message = useErrorMessage();
  const withdraw = useMutation({
    ...api.changes.withdraw.mutationOptions(),
    onSuccess: () => notifyDone(t("withdrawn")),
    onError: (error) => notifyFailed(message(error)),
    onSettled: onChanged,
  });
  return (
    <section className={classes.decision} aria-label={t("title")}>
      <Group gap="sm" justify="space-between">
        <Text size="sm" c="dimmed">
          {t(isAuthor ? "own" : "contributed")}
        </Text>
        {isAuthor && (
          <Group gap="sm">
            {change.status === "pending" && (
              <LinkButton variant="default" href={`${changePath(change.id)}/edit`}>
                {t("revise")}
              </LinkButton>
            )}
            <Button
              variant="default"
              loading={withdraw.isPending}
              onClick={() => withdraw.mutate({ id: change.id })}
            >
              {t("withdraw")}
            </Button>
          </Group>
        )}
      </Group>
    </section>
  );
}
