"use client";

import { Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useFormat } from "#components/shell/format-provider.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import ui from "#components/ui/ui.module.css";
import type { Probe } from "#lib/llm/schema.ts";

/** How an endpoint can be asked: each mode that was tried with what came of it, and the one that is used. */
export function ProbeReport({ probe, at }: { probe: Probe; at: string | null }) {
  const t = useTranslations("llm.probe");
  const modes = useTranslations("llm.modes");
  const failures = useTranslations("llm.failures");
  const format = useFormat();
  return (
    <Stack gap="xs" role="status">
      {probe.mode ? (
        <StateMark tone="steady" word={t("works", { mode: modes(probe.mode) })} />
      ) : (
        <StateMark tone="act" word={t("doesNotWork")} />
      )}
      {at && (
        <Text size="xs" c="dimmed">
          {t("at", { at: format.dateTime(at) })}
        </Text>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={ui.tableFrame} tabIndex={0} aria-label={t("tried")}>
        <table className={ui.table} aria-label={t("tried")}>
          <thead>
            <tr>
              <th scope="col">{t("mode")}</th>
              <th scope="col">{t("outcome")}</th>
              <th scope="col" className={ui.right}>
                {t("took")}
              </th>
              <th scope="col">{t("detail")}</th>
            </tr>
          </thead>
          <tbody>
            {probe.tried.map(({ mode, outcome, failure, detail, tookMs }) => (
              <tr key={mode}>
                <td>{modes(mode)}</td>
                <td>{t(`outcomes.${outcome}`)}</td>
                <td className={ui.right}>{t("ms", { count: format.count(tookMs) })}</td>
                <td className={ui.long}>
                  {outcome === "failed" && failure ? `${failures(failure)} ${detail}` : detail}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Stack>
  );
}
