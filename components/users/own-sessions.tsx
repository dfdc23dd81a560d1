"use client";

import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFormat } from "#components/shell/format-provider.tsx";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { notifyFailed } from "#components/ui/notify.ts";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { api } from "#lib/http/client.ts";
import { browserName } from "#lib/users/browser-name.ts";
import type { AccountSession } from "#lib/users/schema.ts";

/** Where one is signed in, and the way to end it there. */
export function OwnSessions() {
  const t = useTranslations("account");
  const ui = useTranslations("ui");
  const message = useErrorMessage();
  const queries = useQueryClient();
  const sessions = useQuery(api.account.sessions.queryOptions());
  const end = useMutation({
    ...api.account.endSession.mutationOptions(),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.account.sessions.key() }),
    onError: (error) => notifyFailed(message(error)),
  });
  return (
    <Stack gap="lg" component="section" aria-labelledby="own-sessions">
      <Title order={2} id="own-sessions">
        {t("sessions")}
      </Title>
      {sessions.isPending && <SkeletonRows rows={2} label={ui("loading")} />}
      {sessions.isError && <FailedFace error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {sessions.data?.map((session) => (
        <SessionLine key={session.id} session={session} onEnd={() => end.mutate({ id: session.id })} />
      ))}
    </Stack>
  );
}

function SessionLine({ session, onEnd }: { session: AccountSession; onEnd: () => void }) {
  const t = useTranslations("account");
  const format = useFormat();
  const name = browserName(session.userAgent) ?? t("unknownBrowser");
  const where = [t("since", { at: format.dateTime(session.createdAt) }), session.ipAddress].filter(Boolean);
  return (
    <Group justify="space-between" wrap="nowrap">
      <Stack gap={2}>
        <Text>{name}</Text>
        <Text size="xs" c="dimmed">
          {where.join(" · ")}
        </Text>
      </Stack>
      {session.isCurrent ? (
        <StateMark tone="steady" word={t("thisBrowser")} />
      ) : (
        <Button variant="default" size="xs" onClick={onEnd} aria-label={t("endSessionOf", { name })}>
          {t("endSession")}
        </Button>
      )}
    </Group>
  );
}
