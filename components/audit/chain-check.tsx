"use client";

import { Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFormat } from "#components/shell/format-provider.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { api } from "#lib/http/client.ts";

/** Recomputes the hashes of all entries when asked to, and says whether any was changed. */
export function ChainCheck() {
  const t = useTranslations("audit");
  const format = useFormat();
  const message = useErrorMessage();
  const check = useQuery({ ...api.audit.verify.queryOptions(), enabled: false, gcTime: 0 });
  return (
    <Group mb="md" gap="md">
      <Button variant="default" onClick={() => void check.refetch()} disabled={check.isFetching}>
        {t(check.isFetching ? "checking" : "check")}
      </Button>
      <output>
        {check.isError && <StateMark tone="act" word={message(check.error)} />}
        {check.data?.isWhole === true && (
          <StateMark
            tone="steady"
            word={t("whole", {
              count: format.count(check.data.entries),
              at: format.time(check.dataUpdatedAt),
            })}
          />
        )}
        {check.data?.isWhole === false && (
          <StateMark tone="act" word={t("broken", { no: check.data.brokenAt ?? "" })} />
        )}
      </output>
    </Group>
  );
}
