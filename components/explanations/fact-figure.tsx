"use client";

import { Popover, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useEffectWords } from "#components/explanations/use-effect-words.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import type { Explanation, ShownFact } from "#lib/explanations/schema.ts";
import classes from "./explanations.module.css";

type Props = { text: string; fact: ShownFact; explanation: Explanation };

/** A figure in a sentence that opens to the fact it comes from. */
export function FactFigure({ text, fact, explanation }: Props) {
  const t = useTranslations("explanations");
  const [isOpen, { toggle, close }] = useDisclosure(false);
  return (
    <Popover opened={isOpen} onChange={close} position="top" shadow="md" width={300} withArrow trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.figure}
          onClick={toggle}
          aria-label={t("figure", { figure: text })}
        >
          {text}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={fact.label}>
        <FactCard fact={fact} explanation={explanation} />
      </Popover.Dropdown>
    </Popover>
  );
}

function FactCard({ fact, explanation }: Omit<Props, "text">) {
  const t = useTranslations("explanations");
  const format = useFormat();
  const effectWords = useEffectWords();
  const { sides, asOf, baselineAsOf, engine, versionNo } = explanation;
  const isCompared = sides !== null && fact.baseN !== null;
  const lines = [
    [isCompared ? sides.value : t("value"), fact.shown.value],
    [isCompared ? sides.base : t("base"), fact.shown.base],
    [t("effect"), effectWords(fact)],
    [t("customers"), countsOf(fact, format.count)],
    [t("asOfLabel"), format.dateTime(asOf)],
    [t("since"), baselineAsOf === null ? null : format.dateTime(baselineAsOf)],
    [t("engine"), engine],
    [t("rule"), versionNo === null ? null : t("version", { no: versionNo })],
  ] as const;
  return (
    <Stack gap="sm">
      <Text fw={600} size="sm" className={classes.label}>
        {fact.label}
        {fact.shown.name === null ? "" : ` · ${fact.shown.name}`}
      </Text>
      <dl className={classes.card}>
        {lines.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </Stack>
  );
}

function countsOf({ n, baseN }: ShownFact, count: (value: number) => string): string {
  return baseN === null ? count(n) : `${count(n)} · ${count(baseN)}`;
}
