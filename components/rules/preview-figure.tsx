"use client";

import { Anchor, Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { RulePreview } from "#components/rules/use-rule-preview.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { useErrorMessage } from "#components/ui/use-error-message.ts";
import classes from "./rules.module.css";

/** How many customers the rule selects now: count, share and moment in one line whose height never changes. */
export function PreviewFigure({ preview }: { preview: RulePreview }) {
  const t = useTranslations("rules");
  const ui = useTranslations("ui");
  const format = useFormat();
  const message = useErrorMessage();
  const { found, problems, isEmpty, isStale, error, retry } = preview;
  const share = found && found.population > 0 ? found.count / found.population : 0;
  return (
    <div className={classes.figure} role="status" aria-label={t("figure.label")}>
      <span className={classes.figureCount} data-stale={isStale}>
        {found ? format.count(found.count) : "–"}
      </span>
      <Group gap="xs">
        {found && (
          <Text size="sm" c="dimmed" data-stale={isStale}>
            {t("figure.share", {
              share: format.share(share),
              population: format.count(found.population),
              at: format.time(found.asOf),
            })}
          </Text>
        )}
        {problems.length > 0 && !isEmpty && (
          <Text size="sm" c="red">
            {t("figure.problems", { count: problems.length })}
          </Text>
        )}
        {error !== undefined && (
          <Text size="sm" c="red" role="alert">
            {message(error)}{" "}
            <Anchor component="button" type="button" size="sm" onClick={retry}>
              {ui("tryAgain")}
            </Anchor>
          </Text>
        )}
      </Group>
    </div>
  );
}
