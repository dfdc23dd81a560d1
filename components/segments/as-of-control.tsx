"use client";

import { Button, Group, Popover, Stack, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCalendarTime } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAsOf } from "#components/segments/use-as-of.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { api } from "#lib/http/client.ts";
import { timeZone } from "#lib/std/time-zone.ts";

const minute = 60_000;
const staleAfter = 30 * 86_400_000;

/** Chooses the moment that counts are of: now, the end of the data, or any past moment in the shop's zone. */
export function AsOfControl() {
  const t = useTranslations("preview.asOf");
  const format = useFormat();
  const { asOf, setAsOf } = useAsOf();
  const [isOpen, popover] = useDisclosure(false);
  const overview = useQuery({ ...api.overview.get.queryOptions(), staleTime: minute });
  const end = overview.data?.lastEventAt ? endOfData(overview.data.lastEventAt) : undefined;
  const choose = (at?: string) => {
    setAsOf(at);
    popover.close();
  };
  return (
    <Popover opened={isOpen} onChange={popover.toggle} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconCalendarTime size={16} aria-hidden />}
          onClick={popover.toggle}
          aria-expanded={isOpen}
        >
          {asOf ? t("past", { at: format.dateTime(asOf) }) : t("now")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("label")}>
        <Stack gap="md" w={280}>
          <Text size="sm">{t("text")}</Text>
          <Group gap="xs">
            <Button variant={asOf ? "default" : "light"} size="xs" onClick={() => choose()}>
              {t("nowChoice")}
            </Button>
            {end && (
              <Button variant={asOf === end ? "light" : "default"} size="xs" onClick={() => choose(end)}>
                {t("end", { at: format.date(end) })}
              </Button>
            )}
          </Group>
          <MomentField key={asOf} asOf={asOf} onChoose={choose} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Says that the data end in the past, and offers to count as of then; nothing if they do not, or it is done. */
export function EndOfDataHint() {
  const t = useTranslations("preview.asOf");
  const format = useFormat();
  const { asOf, setAsOf } = useAsOf();
  const { data } = useQuery({ ...api.overview.get.queryOptions(), staleTime: minute });
  if (asOf || !data?.lastEventAt) return null;
  const isOld = Date.parse(data.asOf) - Date.parse(data.lastEventAt) > staleAfter;
  if (!isOld) return null;
  const end = endOfData(data.lastEventAt);
  return (
    <Text size="sm" role="note">
      {t("old", { at: format.date(end) })}{" "}
      <button type="button" className="link-button" onClick={() => setAsOf(end)}>
        {t("useEnd")}
      </button>
    </Text>
  );
}

/** The first whole minute after the last event, so that the event is counted. */
function endOfData(lastEventAt: string): string {
  return new Date((Math.floor(Date.parse(lastEventAt) / minute) + 1) * minute).toISOString();
}

function MomentField({ asOf, onChoose }: { asOf: string | undefined; onChoose: (at: string) => void }) {
  const t = useTranslations("preview.asOf");
  const zone = timeZone(useFormat().settings.timeZone);
  const [typed, setTyped] = useState(asOf ? localText(zone.toLocal(Date.parse(asOf))) : "");
  const local = Date.parse(`${typed}Z`);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!Number.isNaN(local)) onChoose(new Date(zone.fromLocal(local)).toISOString());
      }}
    >
      <TextInput
        type="datetime-local"
        label={t("moment")}
        description={t("zone", { zone: zone.id })}
        value={typed}
        min="2000-01-01T00:00"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" mt="sm" disabled={Number.isNaN(local)}>
        {t("use")}
      </Button>
    </form>
  );
}

/** What a field of date and time holds. */
function localText(local: number): string {
  return new Date(local).toISOString().slice(0, 16);
}
