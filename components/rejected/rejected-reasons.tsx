"use client";

import { Group, Text, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ReasonActions } from "#components/rejected/reason-actions.tsx";
import { useReasons } from "#components/rejected/use-reasons.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { api } from "#lib/http/client.ts";
import { listRejectedInput, type rejectionStatuses } from "#lib/ingest/rejected-schema.ts";
import classes from "./rejected.module.css";

type Props = {
  status: (typeof rejectionStatuses)[number];
  code: string | undefined;
  onPick: (code: string | undefined) => void;
  mayDecide: boolean;
};

/** How many messages there are of each reason; one picked narrows the list, and all of it can be decided at once. */
export function RejectedReasons({ status, code, onPick, mayDecide }: Props) {
  const t = useTranslations("ingest");
  const reasons = useReasons();
  const format = useFormat();
  const page = useQuery(
    api.rejected.list.queryOptions({ input: listRejectedInput.parse({ status, pageSize: 1 }) }),
  );
  const codes = page.data?.codes ?? [];
  const picked = codes.find((each) => each.code === code);
  if (codes.length === 0) return null;
  return (
    <section aria-label={t("reasons.title")}>
      <Group gap="sm" role="group" aria-label={t("reasons.title")}>
        {codes.map((each) => (
          <UnstyledButton
            key={each.code}
            className={classes.reason}
            aria-pressed={each.code === code}
            onClick={() => onPick(each.code === code ? undefined : each.code)}
          >
            <span>{reasons.title(each.code)}</span>
            <span className={classes.reasonCount}>{format.count(each.count)}</span>
          </UnstyledButton>
        ))}
      </Group>
      {picked && (
        <div className={classes.picked}>
          <Text c="dimmed" maw={720}>
            {reasons.hint(picked.code)}
          </Text>
          {mayDecide && status === "open" && <ReasonActions code={picked.code} count={picked.count} />}
        </div>
      )}
    </section>
  );
}
