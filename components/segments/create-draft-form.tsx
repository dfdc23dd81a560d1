"use client";

import { Button, Group, Stack, TextInput, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { segmentPath } from "#components/segments/segment-path.ts";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import { api } from "#lib/http/client.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { segmentKeySchema } from "#lib/segments/schema.ts";
import { suggestKey, suggestName } from "#lib/segments/suggest-name.ts";

type Props = { description: string; rule: Rule; onCreated: () => void };

/** Names what was described and begins its draft; name and key are suggested until they are typed. */
export function CreateDraftForm({ description, rule, onCreated }: Props) {
  const t = useTranslations("segments.create");
  const message = useErrorMessage();
  const router = useRouter();
  const queries = useQueryClient();
  const taken = useQuery(api.segments.list.queryOptions({ input: { pageSize: 500 } })).data?.rows;
  const [typedName, setName] = useState<string>();
  const [typedKey, setKey] = useState<string>();
  const name = typedName ?? suggestName(description);
  const key = typedKey ?? suggestKey(name, (each) => taken?.some((one) => one.key === each) ?? false);
  const isKey = segmentKeySchema.safeParse(key).success;
  const create = useMutation({
    ...api.segments.create.mutationOptions(),
    onSuccess: async (segment) => {
      onCreated();
      await queries.invalidateQueries({ queryKey: api.segments.key() });
      router.push(segmentPath(segment.key, "rule"));
    },
  });
  return (
    <form
      aria-label={t("title")}
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ key, name: name.trim(), description, draftRule: rule });
      }}
    >
      <Stack gap="md" maw={640}>
        <Title order={2}>{t("title")}</Title>
        <TextInput
          label={t("name")}
          value={name}
          maxLength={200}
          required
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t("key")}
          description={t("keyHint")}
          value={key}
          maxLength={120}
          required
          error={key !== "" && !isKey ? t("keyInvalid") : undefined}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        <Group>
          <Button
            type="submit"
            disabled={!isKey || name.trim() === "" || create.isPending || create.isSuccess}
          >
            {t("submit")}
          </Button>
        </Group>
        {create.isError && <p role="alert">{message(create.error)}</p>}
      </Stack>
    </form>
  );
}
