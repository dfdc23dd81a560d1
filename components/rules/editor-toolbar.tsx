"use client";

import { ActionIcon, Group, SegmentedControl, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { RuleHistory } from "#components/rules/use-rule-history.ts";
import { CopyText } from "#components/ui/copy-text.tsx";
import classes from "./rules.module.css";

export type EditorView = "sentences" | "json";

type EditorToolbarProps = {
  view: EditorView;
  onView: (view: EditorView) => void;
  value: unknown;
  history: Pick<RuleHistory, "undo" | "redo" | "canUndo" | "canRedo"> | undefined;
};

export function EditorToolbar({ view, onView, value, history }: EditorToolbarProps) {
  const t = useTranslations("rules");
  return (
    <Group justify="space-between" gap="sm">
      <SegmentedControl
        size="xs"
        value={view}
        data={(["sentences", "json"] as const).map((each) => ({ value: each, label: t(`view.${each}`) }))}
        onChange={(next) => onView(next === "json" ? "json" : "sentences")}
        aria-label={t("view.label")}
      />
      <Group gap={4}>
        {history && (
          <>
            <Tooltip label={t("undoHint")}>
              <ActionIcon
                variant="subtle"
                color="gray"
                className={classes.tool}
                aria-label={t("undo")}
                disabled={!history.canUndo}
                onClick={history.undo}
              >
                <IconArrowBackUp size={18} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t("redoHint")}>
              <ActionIcon
                variant="subtle"
                color="gray"
                className={classes.tool}
                aria-label={t("redo")}
                disabled={!history.canRedo}
                onClick={history.redo}
              >
                <IconArrowForwardUp size={18} />
              </ActionIcon>
            </Tooltip>
          </>
        )}
        <CopyText value={JSON.stringify(value, null, 2) ?? ""} name={t("json.name")} />
      </Group>
    </Group>
  );
}
