"use client";

import { Anchor, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { conditionValue } from "#components/customers/condition-value.ts";
import { PastMemberships } from "#components/customers/past-memberships.tsx";
import { WhyNot } from "#components/customers/why-not.tsx";
import { useRestate } from "#components/rules/use-restate.ts";
import { conditionPath, segmentPath } from "#components/segments/segment-path.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { clausesThatHold } from "#lib/customers/clauses-that-hold.ts";
import { api } from "#lib/http/client.ts";
import type { CustomerMembership } from "#lib/memberships/schema.ts";
import { nameOf } from "#lib/segments/name-of.ts";

/** The segments that a customer is in, why and until when; and those that they were in. */
export function CustomerMemberships({ id }: { id: string }) {
  const t = useTranslations("customers.memberships");
  const words = useTranslations("ui");
  const query = useQuery(api.memberships.ofCustomer.queryOptions({ input: { id } }));
  if (query.isPending) return <SkeletonRows label={words("loading")} />;
  if (query.isError) return <FailedFace error={query.error} onRetry={() => void query.refetch()} />;
  const current = query.data.filter(({ leftAt }) => leftAt === null);
  const past = query.data.filter(({ leftAt }) => leftAt !== null);
  return (
    <Stack gap="lg">
      {current.length === 0 && <Text c="dimmed">{t("none")}</Text>}
      {current.length > 0 && (
        <Stack component="ul" gap="lg" m={0} p={0} style={{ listStyle: "none" }}>
          {current.map((membership) => (
            <li key={membership.key}>
              <Membership membership={membership} />
            </li>
          ))}
        </Stack>
      )}
      <WhyNot id={id} except={current.map(({ key }) => key)} />
      {past.length > 0 && <PastMemberships memberships={past} />}
    </Stack>
  );
}

function Membership({ membership }: { membership: CustomerMembership }) {
  const t = useTranslations("customers.memberships");
  const format = useFormat();
  const locale = useReaderLocale();
  const { enteredAt, enteredCause, versionNo, leavesAt, rule } = membership;
  const how = enteredCause === "archived" ? "" : t(`how.${enteredCause}`, { no: versionNo });
  return (
    <div>
      <Title order={3}>
        <Anchor component={Link} href={segmentPath(membership.key)}>
          {nameOf(membership, locale)}
        </Anchor>{" "}
        <Text span size="sm" fw={400} c="dimmed">
          {[t("since", { at: format.dateTime(enteredAt) }), how].filter(Boolean).join(" · ")}
        </Text>
      </Title>
      {rule === null ? <Text c="dimmed">{t("uncounted")}</Text> : <Reasons membership={membership} />}
      {rule !== null && (
        <Text size="sm" c="dimmed">
          {leavesAt === null ? t("staysInSight") : t("leaves", { at: format.dateTime(leavesAt) })}
        </Text>
      )}
    </div>
  );
}

/** The conditions that hold, as words, with this customer's values; each leads to its place in the rule. */
function Reasons({ membership }: { membership: CustomerMembership }) {
  const t = useTranslations("customers.memberships");
  const format = useFormat();
  const say = useRestate();
  const { key, rule, why } = membership;
  if (rule === null) return null;
  const clauses = clausesThatHold(rule, why);
  if (clauses.length === 0) return <Text size="sm">{t("everyone")}</Text>;
  return (
    <Text size="sm" component="div">
      {t("in")}
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {clauses.map(({ pointer, clause, value }) => {
          const shown = conditionValue(clause, value, format);
          return (
            <li key={pointer}>
              <Anchor component={Link} href={conditionPath(key, pointer)}>
                {say.clause(clause).text}
              </Anchor>
              {shown !== undefined && (
                <Text span c="dimmed">
                  {" · "}
                  {shown === null ? t("hereNone") : t("here", { value: shown })}
                </Text>
              )}
            </li>
          );
        })}
      </ul>
    </Text>
  );
}
