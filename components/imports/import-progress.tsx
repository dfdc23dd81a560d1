"use client";

import { Progress, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "#components/shell/format-provider.tsx";
import { type Import, settledLines } from "#lib/imports/schema.ts";

/** How far a running import is, and about how long it will take, from its pace since this page is open. */
export function ImportProgress({ imported, at }: { imported: Import; at: number }) {
  const t = useTranslations("imports.progress");
  const format = useFormat();
  const done = settledLines(imported.tally);
  const { lines } = imported.tally;
  const [first] = useState({ at, done });
  // While the file is read nothing is settled yet.
  if (done === 0 || lines === 0)
    return <Text role="status">{t("reading", { lines: format.count(lines) })}</Text>;
  const pace = (done - first.done) / Math.max(1, at - first.at);
  const seconds = pace > 0 ? Math.ceil((lines - done) / pace / 1000) : undefined;
  const share = done / lines;
  return (
    <Stack gap="xs" role="status">
      <Text>
        {t("done", { done: format.count(done), lines: format.count(lines), share: format.share(share, 0) })}
        {seconds !== undefined &&
          ` · ${t(seconds > 90 ? "minutesLeft" : "secondsLeft", { count: seconds > 90 ? Math.ceil(seconds / 60) : seconds })}`}
      </Text>
      <Progress value={share * 100} aria-label={t("title")} />
      <Text size="sm" c="dimmed">
        {t("leave")}
      </Text>
    </Stack>
  );
}
