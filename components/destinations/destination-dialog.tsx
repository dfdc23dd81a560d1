"use client";

import { Alert, Button, Checkbox, Group, Modal, MultiSelect, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { CopyText } from "#components/ui/copy-text.tsx";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import type { Destination } from "#lib/destinations/schema.ts";
import { api } from "#lib/http/client.ts";
import { isLocale } from "#lib/i18n/locales.ts";

type Props = {
  isOpen: boolean;
  onClose: () => void;
  /** The one that is changed; without it a new one is made, and its secret shown: this once. */
  destination?: Destination;
};

export function DestinationDialog({ isOpen, onClose, destination }: Props) {
  const t = useTranslations("destinations");
  const ui = useTranslations("ui");
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t(destination ? "edit" : "add")}
      closeButtonProps={{ "aria-label": ui("close") }}
      closeOnClickOutside={false}
      size="lg"
    >
      <DestinationForm key={destination?.id ?? "new"} onClose={onClose} destination={destination} />
    </Modal>
  );
}

function DestinationForm({ onClose, destination }: { onClose: () => void; destination?: Destination }) {
  const t = useTranslations("destinations");
  const ui = useTranslations("ui");
  const message = useErrorMessage();
  const queries = useQueryClient();
  const [name, setName] = useState(destination?.name ?? "");
  const [url, setUrl] = useState(destination?.url ?? "");
  const [segments, setSegments] = useState<string[]>([...(destination?.segments ?? [])]);
  const [allowsPrivate, setAllowsPrivate] = useState(destination?.allowsPrivate ?? false);
  const choices = useSegmentChoices();
  const refresh = () => queries.invalidateQueries({ queryKey: api.destinations.key() });
  const create = useMutation({ ...api.destinations.create.mutationOptions(), onSuccess: refresh });
  const edit = useMutation({
    ...api.destinations.edit.mutationOptions(),
    onSuccess: async () => {
      await refresh();
      onClose();
    },
  });
  const save = () => {
    const values = { name, url, segments, allowsPrivate };
    if (!destination) return create.mutate(values);
    const status = destination.status === "paused" ? "paused" : "active";
    edit.mutate({ id: destination.id, ...values, status });
  };
  if (create.isSuccess) return <NewSecret secret={create.data.secret} onClose={onClose} />;
  const error = create.error ?? edit.error;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Stack gap="lg">
        {error && (
          <Alert color="red" variant="light" role="alert">
            {message(error)}
          </Alert>
        )}
        <TextInput
          label={t("name")}
          description={t("nameHint")}
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label={t("address")}
          description={t("addressHint")}
          required
          type="url"
          maxLength={2_000}
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <MultiSelect
          label={t("segments")}
          description={t("segmentsHint")}
          placeholder={segments.length === 0 ? t("allSegments") : undefined}
          data={choices}
          value={segments}
          onChange={setSegments}
          searchable
          clearable
          clearButtonProps={{ "aria-label": t("clearSegments") }}
          nothingFoundMessage={t("noSegment")}
        />
        <Checkbox
          label={t("allowsPrivate")}
          description={t("allowsPrivateHint")}
          checked={allowsPrivate}
          onChange={(event) => setAllowsPrivate(event.currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {ui("cancel")}
          </Button>
          <Button
            type="submit"
            disabled={create.isPending || edit.isPending || name.trim() === "" || url === ""}
          >
            {t(destination ? "save" : "add")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function NewSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTranslations("destinations");
  return (
    <Stack gap="lg">
      <Text>{t("shownOnce")}</Text>
      <TextInput
        label={t("secret")}
        value={secret}
        readOnly
        ff="monospace"
        onFocus={(event) => event.currentTarget.select()}
        rightSection={<CopyText value={secret} name={t("secret")} />}
      />
      <Text size="sm" c="dimmed">
        {t("howToUse")}
      </Text>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t("stored")}</Button>
      </Group>
    </Stack>
  );
}

function useSegmentChoices() {
  const locale = useLocale();
  const input = { page: 1, pageSize: 500, status: "active" as const };
  const { data } = useQuery(api.segments.list.queryOptions({ input }));
  return (data?.rows ?? []).map(({ key, name, labels }) => ({
    value: key,
    label: (isLocale(locale) && labels[locale]) || name,
  }));
}
