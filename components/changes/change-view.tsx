"use client";

import { Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { AuthorBar } from "#components/changes/author-bar.tsx";
import { ChangeComments } from "#components/changes/change-comments.tsx";
import { ChangeContent } from "#components/changes/change-content.tsx";
import { ChangeEffect } from "#components/changes/change-effect.tsx";
import { ChangeFlags } from "#components/changes/change-flags.tsx";
import { ChangeHead } from "#components/changes/change-head.tsx";
import { ChangeNotice } from "#components/changes/change-notice.tsx";
import { changePath } from "#components/changes/change-path.ts";
import { ChangeSection } from "#components/changes/change-section.tsx";
import { ChangeUses } from "#components/changes/change-uses.tsx";
import { DecisionBar } from "#components/changes/decision-bar.tsx";
import { useChange } from "#components/changes/use-change.ts";
import { DifferenceOnDemand } from "#components/explanations/difference-on-demand.tsx";
import { notifyFailed } from "#components/ui/notify.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import type { ChangeDetail } from "#lib/changes/schema.ts";
import { api } from "#lib/http/client.ts";

type Props = {
  initial: ChangeDetail;
  reader: {
    readonly id: string;
    readonly mayPropose: boolean;
    readonly mayComment: boolean;
    readonly mayDecide: boolean;
  };
};

/** A request to change a segment as it is decided: what changes, what that does to real customers, who wants it and why. */
export function ChangeView({ initial, reader }: Props) {
  const t = useTranslations("changes");
  const message = useErrorMessage();
  const router = useRouter();
  const { shown: change, isOutdated, showNewer, refresh } = useChange(initial, reader.id);
  const rebase = useMutation({
    ...api.changes.rebase.mutationOptions(),
    onSuccess: ({ id }) => router.push(changePath(id)),
    onError: (error) => notifyFailed(message(error)),
    onSettled: refresh,
  });
  const isOpen = change.status === "pending" || change.status === "stale";
  const isContributor = change.contributorIds.includes(reader.id);
  const isAuthor = change.author.id === reader.id;
  return (
    <>
      <ChangeHead
        change={change}
        mayRevise={isAuthor && reader.mayPropose && change.status === "pending"}
        onChanged={refresh}
      />
      <ChangeNotice
        change={change}
        isOutdated={isOutdated}
        onShowNewer={showNewer}
        rebase={reader.mayPropose ? () => rebase.mutate({ id: change.id }) : undefined}
        isRebasing={rebase.isPending}
        mayPropose={reader.mayPropose}
      />
      <Stack gap="xl">
        <ChangeSection title={t(change.base ? "section.what" : "section.first")}>
          <ChangeContent before={change.base} after={change.content} />
        </ChangeSection>
        <ChangeSection title={t("section.effect")}>
          <ChangeEffect change={change} isOpen={isOpen} onComputed={refresh} />
          {change.base && (reader.mayPropose || reader.mayDecide) && (
            <DifferenceOnDemand
              of={{
                kind: "change",
                key: change.segment.key,
                rule: change.content.rule,
                ...(change.baseVersionNo !== null && { otherVersionNo: change.baseVersionNo }),
              }}
              label={t("effect.difference")}
            />
          )}
        </ChangeSection>
        <ChangeSection title={t("section.flags")}>
          <ChangeFlags change={change} />
        </ChangeSection>
        <ChangeSection title={t("section.uses")}>
          <ChangeUses segmentKey={change.segment.key} />
        </ChangeSection>
        <ChangeSection title={t("section.comments")}>
          <ChangeComments change={change} mayComment={reader.mayComment} onChanged={refresh} />
        </ChangeSection>
        {isOpen && isContributor && <AuthorBar change={change} isAuthor={isAuthor} onChanged={refresh} />}
        {isOpen && !isContributor && reader.mayDecide && (
          <DecisionBar change={change} isOutdated={isOutdated} onDecided={refresh} />
        )}
      </Stack>
    </>
  );
}
