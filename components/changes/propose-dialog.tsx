"use client";

import {
  Alert,
  Anchor,
  Button,
  Collapse,
  Group,
  List,
  Modal,
  Stack,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { changePath } from "#components/changes/change-path.ts";
import { RuleSentence } from "#components/rules/rule-sentence.tsx";
import { codeOf } from "#components/rules/use-draft.ts";
import { useRestateOptions } from "#components/rules/use-restate.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { useKeptText } from "#components/ui/use-kept-text.ts";
import { api } from "#lib/http/client.ts";
import { changeLine, diffRules } from "#lib/rules/diff.ts";
import type { Rule } from "#lib/rules/schema.ts";
import type { SegmentDetail } from "#lib/segments/schema.ts";

type ProposeDialogProps = {
  /** As it is now: its active version is what the change is based on. */
  segment: SegmentDetail;
  /** A rule that can be evaluated. */
  rule: Rule;
  found?: { readonly count: number; readonly population: number } | undefined;
  isOpen: boolean;
  onClose: () => void;
  /** The segment has another version by now: the change must be looked at again. */
  onMovedOn: () => void;
};

/** Asks for a rule to become the segment's next version: what changes, in sentences, and why. */
export function ProposeDialog({ isOpen, onClose, ...props }: ProposeDialogProps) {
  const t = useTranslations("rules.propose");
  const isFirst = props.segment.activeVersionNo === null;
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t(isFirst ? "titleFirst" : "title", { name: props.segment.name })}
      size="lg"
    >
      <ProposeForm {...props} onClose={onClose} />
    </Modal>
  );
}

function ProposeForm({ segment, rule, found, onClose, onMovedOn }: Omit<ProposeDialogProps, "isOpen">) {
  const t = useTranslations("rules.propose");
  const ui = useTranslations("ui");
  const message = useErrorMessage();
  const router = useRouter();
  const queries = useQueryClient();
  const [reason, setReason, forgetReason] = useKeptText(`propose.${segment.key}`);
  const [name, setName] = useState(segment.name);
  const [description, setDescription] = useState(segment.description);
  const [hasMore, setHasMore] = useState(false);
  const propose = useMutation({
    ...api.changes.propose.mutationOptions(),
    onSuccess: async ({ id }) => {
      forgetReason();
      await queries.invalidateQueries({ queryKey: api.changes.key() });
      router.push(changePath(id));
    },
    onError: (error) => {
      if (codeOf(error) === "changes.segment_moved_on") onMovedOn();
    },
  });
  const changes = useMemo(
    () => (segment.rule ? diffRules(segment.rule, rule) : undefined),
    [segment.rule, rule],
  );
  const isRenamed = name.trim() !== segment.name || description.trim() !== segment.description;
  const isChanged = changes === undefined || changes.length > 0 || isRenamed;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        propose.mutate({
          segment: segment.key,
          baseVersionNo: segment.activeVersionNo,
          content: { rule, name, description, labels: segment.labels },
          reason,
        });
      }}
    >
      <Stack gap="lg">
        {propose.isError && (
          <Alert color="red" variant="light" role="alert">
            {message(propose.error)}
          </Alert>
        )}
        <OpenRequest segmentKey={segment.key} />
        <WhatChanges rule={rule} changes={changes} found={found} />
        <Stack gap="xs">
          <Group>
            <Anchor
              component="button"
              type="button"
              size="sm"
              onClick={() => setHasMore(!hasMore)}
              aria-expanded={hasMore}
            >
              {t("more")}
            </Anchor>
          </Group>
          <Collapse expanded={hasMore}>
            <Stack gap="sm">
              <TextInput
                label={t("name")}
                value={name}
                maxLength={200}
                required
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Textarea
                label={t("description")}
                value={description}
                maxLength={4_000}
                autosize
                minRows={2}
                onChange={(event) => setDescription(event.currentTarget.value)}
              />
            </Stack>
          </Collapse>
        </Stack>
        <Textarea
          label={t("reason")}
          description={t("reasonHint")}
          required
          autosize
          minRows={3}
          maxLength={4_000}
          value={reason}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button
            type="submit"
            loading={propose.isPending}
            disabled={!isChanged || reason.trim() === "" || name.trim() === ""}
          >
            {t("send")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type WhatChangesProps = Pick<ProposeDialogProps, "rule" | "found"> & {
  changes: ReturnType<typeof diffRules> | undefined;
};

function WhatChanges({ rule, changes, found }: WhatChangesProps) {
  const t = useTranslations("rules.propose");
  const format = useFormat();
  const options = useRestateOptions();
  return (
    <Stack gap="xs">
      {changes === undefined && (
        <Text>
          <RuleSentence rule={rule} />
        </Text>
      )}
      {changes?.length === 0 && <Text c="dimmed">{t("unchanged")}</Text>}
      {changes !== undefined && changes.length > 0 && (
        <List size="sm" spacing={4}>
          {changes.map((change) => {
            const line = changeLine(change, options);
            return <List.Item key={line}>{line}</List.Item>;
          })}
        </List>
      )}
      {found && (
        <Text size="sm" c="dimmed">
          {t("selects", { count: format.count(found.count), population: format.count(found.population) })}
        </Text>
      )}
    </Stack>
  );
}

/** A request for the same segment that is not decided yet: this one would be made beside it. */
function OpenRequest({ segmentKey }: { segmentKey: string }) {
  const t = useTranslations("rules.propose");
  const query = useQuery(
    api.changes.list.queryOptions({ input: { segment: segmentKey, status: "pending", pageSize: 1 } }),
  );
  const open = query.data?.rows[0];
  if (!open) return null;
  return (
    <Alert color="amber" variant="light" role="status">
      {t.rich("openRequest", {
        no: open.no,
        name: open.author.name,
        link: (words) => (
          <Anchor component={Link} href={changePath(open.id)} size="sm">
            {words}
          </Anchor>
        ),
      })}
    </Alert>
  );
}
