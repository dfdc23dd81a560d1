"use client";

import { Alert, Button, Group, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { DeliveryTable } from "#components/destinations/delivery-table.tsx";
import { DestinationDialog } from "#components/destinations/destination-dialog.tsx";
import { DestinationState } from "#components/destinations/destination-state.tsx";
import { RemoveDestinationDialog } from "#components/destinations/remove-destination-dialog.tsx";
import { useFormat } from "#components/shell/format-provider.tsx";
import { FailedFace } from "#components/ui/failed-face.tsx";
import { Figure } from "#components/ui/figure.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import type { Destination } from "#lib/destinations/schema.ts";
import { api } from "#lib/http/client.ts";

/** One destination: how it does, what waits for it, and what an admin can do about it. */
export function DestinationView({ id, canManage }: { id: string; canManage: boolean }) {
  const t = useTranslations("destinations");
  const ui = useTranslations("ui");
  const format = useFormat();
  const destinations = useQuery({ ...api.destinations.list.queryOptions(), refetchInterval: 5_000 });
  if (destinations.isPending) return <SkeletonRows rows={4} label={ui("loading")} />;
  if (destinations.isError)
    return <FailedFace error={destinations.error} onRetry={() => void destinations.refetch()} />;
  const destination = destinations.data.find((each) => each.id === id);
  if (!destination) return null;
  return (
    <Stack gap="xl">
      <Group gap="xl" align="flex-start">
        <Figure
          label={t("waiting")}
          value={format.count(destination.waiting)}
          note={<DestinationState destination={destination} />}
        />
        <Figure label={t("dead")} value={format.count(destination.dead)} />
        <Figure
          label={t("lastDelivered")}
          value={destination.lastDeliveredAt ? format.dateTime(destination.lastDeliveredAt) : t("never")}
        />
      </Group>
      {canManage && <Deeds destination={destination} />}
      <DeliveryTable id={id} />
    </Stack>
  );
}

function Deeds({ destination }: { destination: Destination }) {
  const t = useTranslations("destinations");
  const message = useErrorMessage();
  const queries = useQueryClient();
  const [isEditing, editing] = useDisclosure(false);
  const [isRemoving, removing] = useDisclosure(false);
  const refresh = () => queries.invalidateQueries({ queryKey: api.destinations.key() });
  const test = useMutation(api.destinations.test.mutationOptions());
  const replay = useMutation({ ...api.destinations.replay.mutationOptions(), onSuccess: refresh });
  const edit = useMutation({ ...api.destinations.edit.mutationOptions(), onSuccess: refresh });
  const { id, name, url, segments, allowsPrivate, status, dead } = destination;
  const isOn = status === "active";
  const error = test.error ?? replay.error ?? edit.error;
  return (
    <Stack gap="sm">
      <Group>
        <Button variant="default" onClick={() => test.mutate({ id })} disabled={test.isPending}>
          {t("test")}
        </Button>
        <Button
          variant="default"
          disabled={edit.isPending}
          onClick={() =>
            edit.mutate({ id, name, url, segments, allowsPrivate, status: isOn ? "paused" : "active" })
          }
        >
          {t(isOn ? "pause" : "resume")}
        </Button>
        {dead > 0 && (
          <Button variant="default" onClick={() => replay.mutate({ id })} disabled={replay.isPending}>
            {t("replay", { count: dead })}
          </Button>
        )}
        <Button variant="default" onClick={editing.open}>
          {t("edit")}
        </Button>
        <Button variant="default" onClick={removing.open}>
          {t("remove")}
        </Button>
      </Group>
      <div role="status">
        {test.data && (
          <Alert color={test.data.isTaken ? "teal" : "red"} variant="light">
            {test.data.isTaken
              ? t("tested", { status: String(test.data.status), ms: test.data.tookMs })
              : t("testFailed", { answer: String(test.data.status ?? test.data.detail) })}
          </Alert>
        )}
        {error && (
          <Alert color="red" variant="light">
            {message(error)}
          </Alert>
        )}
      </div>
      <DestinationDialog isOpen={isEditing} onClose={editing.close} destination={destination} />
      <RemoveDestinationDialog destination={destination} isOpen={isRemoving} onClose={removing.close} />
    </Stack>
  );
}
