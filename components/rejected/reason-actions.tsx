"use client";

import { Button, Group, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useDiscard } from "#components/rejected/use-discard.tsx";
import { useFormat } from "#components/shell/format-provider.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { notifyDone, notifyFailed } from "#components/ui/notify.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { api, client } from "#lib/http/client.ts";

/** Sends all messages of a reason again, a thousand at a time, or puts them away. */
export function ReasonActions({ code, count }: { code: string; count: number }) {
  const t = useTranslations("ingest.reasons");
  const format = useFormat();
  const message = useErrorMessage();
  const queries = useQueryClient();
  const discard = useDiscard();
  const isStopped = useRef(false);
  const [done, setDone] = useState<number>();

  async function retryAll() {
    isStopped.current = false;
    setDone(0);
    const sum = { accepted: 0, rejected: 0 };
    let after: string | undefined;
    try {
      do {
        const answer = await client.rejected.retryMany({ code, ...(after !== undefined && { after }) });
        sum.accepted += answer.accepted + answer.duplicates;
        sum.rejected += answer.rejected;
        setDone(sum.accepted + sum.rejected);
        after = answer.next ?? undefined;
      } while (after !== undefined && !isStopped.current);
      const told = { accepted: format.count(sum.accepted), rejected: format.count(sum.rejected) };
      notifyDone(t("retried", told));
    } catch (error) {
      notifyFailed(message(error));
    } finally {
      setDone(undefined);
      await queries.invalidateQueries({ queryKey: api.rejected.key() });
    }
  }

  if (done !== undefined) {
    return (
      <Group role="status">
        <Text className="tabular">
          {t("retrying", { done: format.count(done), count: format.count(count) })}
        </Text>
        <Button
          variant="default"
          onClick={() => {
            isStopped.current = true;
          }}
        >
          {t("stop")}
        </Button>
      </Group>
    );
  }
  return (
    <Group gap="sm">
      <Button onClick={() => void retryAll()}>{t("retryAll", { count: format.count(count) })}</Button>
      <Button variant="default" disabled={discard.isPending} onClick={() => discard.mutate({ code })}>
        {t("discardAll", { count: format.count(count) })}
      </Button>
      {code === "other_currency" && (
        <LinkButton href="/settings/rates" variant="default">
          {t("toRates")}
        </LinkButton>
      )}
    </Group>
  );
}
