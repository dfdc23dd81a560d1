import { Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { notifyDone, notifyFailed } from "#components/ui/notify.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { api, client } from "#lib/http/client.ts";

/** Puts messages away, and offers to take exactly those out again. */
export function useDiscard() {
  const t = useTranslations("ingest");
  const ui = useTranslations("ui");
  const message = useErrorMessage();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: api.rejected.key() });
  const fail = (error: unknown) => notifyFailed(message(error));

  const reopen = useMutation({
    mutationFn: (decidedAt: string) => client.rejected.reopen({ decidedAt }),
    onSuccess: ({ reopened }) => {
      notifyDone(t("reopened", { count: reopened }));
      return refresh();
    },
    onError: fail,
  });
  return useMutation({
    mutationFn: (which: Parameters<typeof client.rejected.discard>[0]) => client.rejected.discard(which),
    onSuccess: ({ discarded, decidedAt }) => {
      const id = notifications.show({
        color: "teal",
        withBorder: true,
        autoClose: 10_000,
        message: (
          <Group gap="md">
            <Text>{t("discarded", { count: discarded })}</Text>
            <button
              type="button"
              className="link-button"
              onClick={() => {
                notifications.hide(id);
                reopen.mutate(decidedAt);
              }}
            >
              {ui("undo")}
            </button>
          </Group>
        ),
      });
      return refresh();
    },
    onError: fail,
  });
}
