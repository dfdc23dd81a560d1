"use client";

import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Age } from "#components/ui/age.tsx";
import { notifyFailed } from "#components/ui/notify.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { useKeptText } from "#components/ui/use-kept-text.ts";
import type { ChangeDetail } from "#lib/changes/schema.ts";
import { api } from "#lib/http/client.ts";
import classes from "./changes.module.css";

type Props = {
  change: Pick<ChangeDetail, "id" | "comments">;
  mayComment: boolean;
  onChanged: () => Promise<void>;
};

/** What people said about a change, and a field to say something. */
export function ChangeComments({ change, mayComment, onChanged }: Props) {
  const t = useTranslations("changes.comments");
  return (
    <Stack gap="lg">
      {change.comments.length === 0 && <Text c="dimmed">{t("none")}</Text>}
      {change.comments.map(({ id, author, body, createdAt }) => (
        <article key={id} aria-label={t("by", { name: author.name })}>
          <Text size="sm">
            <strong>{author.name}</strong>{" "}
            <Text span size="xs" c="dimmed">
              <Age at={createdAt} />
            </Text>
          </Text>
          <Text className={classes.comment}>{body}</Text>
        </article>
      ))}
      {mayComment && <CommentForm changeId={change.id} onSent={onChanged} />}
    </Stack>
  );
}

function CommentForm({ changeId, onSent }: { changeId: string; onSent: () => Promise<void> }) {
  const t = useTranslations("changes.comments");
  const message = useErrorMessage();
  const [text, setText, clear] = useKeptText(`comment-${changeId}`);
  const send = useMutation({
    ...api.changes.comment.mutationOptions(),
    onSuccess: () => {
      clear();
      return onSent();
    },
    onError: (error) => notifyFailed(message(error)),
  });
  const submit = () => {
    if (text.trim() !== "" && !send.isPending) send.mutate({ id: changeId, body: text });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Textarea
        aria-label={t("label")}
        placeholder={t("label")}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={10_000}
        maw={720}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
          event.preventDefault();
          submit();
        }}
      />
      <Group mt="sm">
        <Button type="submit" variant="default" loading={send.isPending} disabled={text.trim() === ""}>
          {t("send")}
        </Button>
      </Group>
    </form>
  );
}
