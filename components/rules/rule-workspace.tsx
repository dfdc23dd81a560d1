"use client";

import { Button, Group, Stack, Text, Tooltip } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ProposeDialog } from "#components/changes/propose-dialog.tsx";
import { DraftNotice, SaveState } from "#components/rules/draft-notice.tsx";
import { findKept } from "#components/rules/kept-draft.ts";
import { PreviewFigure } from "#components/rules/preview-figure.tsx";
import { RuleEditor } from "#components/rules/rule-editor.tsx";
import { RuleSentence } from "#components/rules/rule-sentence.tsx";
import { startOf, useDraft } from "#components/rules/use-draft.ts";
import { useRuleHistory } from "#components/rules/use-rule-history.ts";
import { useRulePreview } from "#components/rules/use-rule-preview.ts";
import { RuleCompanion } from "#components/segments/rule-companion.tsx";
import { useAsOf } from "#components/segments/use-as-of.ts";
import { useUrlState } from "#components/ui/use-url-state.ts";
import { Rule } from "#lib/rules/schema.ts";
import type { SegmentDetail } from "#lib/segments/schema.ts";

type RuleWorkspaceProps = { segment: SegmentDetail; canPropose: boolean };

/** The rule of a segment at work: what it says, how many it selects, its parts, and the way to a change request. */
export function RuleWorkspace({ segment, canPropose }: RuleWorkspaceProps) {
  const t = useTranslations("rules");
  const [kept] = useState(() => (canPropose ? findKept(segment.key) : undefined));
  const history = useRuleHistory(kept ? kept.value : startOf(segment));
  const draft = useDraft(segment, history, kept, canPropose);
  const { asOf } = useAsOf();
  const preview = useRulePreview(history.value, { segment: segment.key, asOf, isEnabled: canPropose });
  const { get } = useUrlState();
  const [isProposing, setProposing] = useState(false);
  const rule =
    preview.isChecked && preview.problems.length === 0 ? Rule.safeParse(history.value).data : undefined;
  const isReady = rule !== undefined && draft.state.kind !== "conflict";
  return (
    <Stack gap="lg">
      {canPropose && (
        <Group justify="space-between" align="flex-start" gap="sm">
          <PreviewFigure preview={preview} />
          <Group gap="md">
            <SaveState draft={draft} />
            <Tooltip label={t("propose.notReady")} disabled={isReady}>
              <Button
                data-disabled={!isReady || undefined}
                aria-disabled={!isReady}
                onClick={() => isReady && setProposing(true)}
              >
                {t("propose.open")}
              </Button>
            </Tooltip>
          </Group>
        </Group>
      )}
      {canPropose && <DraftNotice draft={draft} />}
      <section aria-label={t("inWords")} aria-live="polite">
        <Text size="lg" maw={760} mih={48}>
          <RuleSentence rule={history.value} />
        </Text>
      </section>
      <RuleEditor
        value={history.value}
        onChange={history.set}
        problems={preview.problems}
        counts={preview.counts}
        population={preview.population}
        focusPointer={get("at")}
        history={history}
        keepAs={segment.key}
        isReadOnly={!canPropose}
      />
      {rule && (
        <ProposeDialog
          segment={draft.segment}
          rule={rule}
          found={preview.found}
          isOpen={isProposing}
          onClose={() => setProposing(false)}
          onMovedOn={() => {
            setProposing(false);
            draft.lookAgain();
          }}
        />
      )}
      {canPropose && (
        <RuleCompanion
          rule={rule}
          isFaulty={preview.problems.length > 0 && !preview.isEmpty}
          segment={segment}
          onTake={history.set}
        />
      )}
    </Stack>
  );
}
