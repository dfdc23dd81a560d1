"use client";

import { Alert, Anchor, Button, Group, Stack, Text } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { changePath } from "#components/changes/change-path.ts";
import { ProposeAgain } from "#components/changes/propose-again.tsx";
import { segmentPath } from "#components/segments/segment-path.ts";
import { Age } from "#components/ui/age.tsx";
import type { ChangeDetail } from "#lib/changes/schema.ts";
import classes from "./changes.module.css";

type Props = {
  change: ChangeDetail;
  isOutdated: boolean;
  onShowNewer: () => void;
  rebase: (() => void) | undefined;
  isRebasing: boolean;
  mayPropose: boolean;
};

/** Where a change stands when it is not simply waiting, and the way on. */
export function ChangeNotice(props: Props) {
  const t = useTranslations("changes.notice");
  const { change, isOutdated } = props;
  if (isOutdated) {
    return (
      <Notice color="amber" text={t("outdated", { name: change.author.name })}>
        <Button size="compact-sm" onClick={props.onShowNewer}>
          {t("showNewer")}
        </Button>
      </Notice>
    );
  }
  switch (change.status) {
    case "pending":
      return null;
    case "stale":
      return (
        <Notice
          color="red"
          text={t("stale", { base: change.baseVersionNo ?? 0, active: change.segment.activeVersionNo ?? 0 })}
        >
          {props.rebase && (
            <Button size="compact-sm" loading={props.isRebasing} onClick={props.rebase}>
              {t("rebase")}
            </Button>
          )}
        </Notice>
      );
    case "approved":
      return <Approved change={change} mayPropose={props.mayPropose} />;
    case "rejected":
    case "withdrawn":
      return <Closed change={change} />;
  }
}

function Approved({ change, mayPropose }: { change: ChangeDetail; mayPropose: boolean }) {
  const t = useTranslations("changes.notice");
  const { segment, versionNo, baseVersionNo } = change;
  const isActive = versionNo !== null && segment.activeVersionNo === versionNo;
  return (
    <Notice
      color="teal"
      text={t(isActive ? "active" : "wasActive", { name: change.reviewer?.name ?? "", no: versionNo ?? 0 })}
      at={change.decidedAt}
      note={change.note}
    >
      <Anchor component={Link} href={segmentPath(segment.key, "members")} size="sm">
        {t("members")}
      </Anchor>
      {isActive && baseVersionNo !== null && mayPropose && (
        <ProposeAgain segmentKey={segment.key} versionNo={baseVersionNo} />
      )}
    </Notice>
  );
}

function Closed({ change }: { change: ChangeDetail }) {
  const t = useTranslations("changes.notice");
  const text =
    change.status === "rejected" ? t("rejected", { name: change.reviewer?.name ?? "" }) : t("withdrawn");
  return (
    <Notice color="gray" text={text} at={change.decidedAt} note={change.note}>
      {change.rebasedToId && (
        <Anchor component={Link} href={changePath(change.rebasedToId)} size="sm">
          {t("carriedOn")}
        </Anchor>
      )}
    </Notice>
  );
}

function Notice(props: {
  color: string;
  text: string;
  at?: string | null;
  note?: string;
  children?: React.ReactNode;
}) {
  return (
    <Alert color={props.color} variant="light" mb="lg" role="status" maw={820}>
      <Stack gap="xs">
        <Text size="sm">
          {props.text}{" "}
          {props.at && (
            <Text span size="xs" c="dimmed">
              <Age at={props.at} />
            </Text>
          )}
        </Text>
        {props.note && (
          <Text size="sm" component="blockquote" className={classes.quote}>
            {props.note}
          </Text>
        )}
        <Group gap="md">{props.children}</Group>
      </Stack>
    </Alert>
  );
}
