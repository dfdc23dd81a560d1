"use client";

import { Table } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffectWords } from "#components/explanations/use-effect-words.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { distinctFacts } from "#lib/explanations/distinct-facts.ts";
import type { Explanation } from "#lib/explanations/schema.ts";
import classes from "./explanations.module.css";

/** All facts of an explanation, those that no sentence tells too. */
export function ExplanationFacts({ explanation }: { explanation: Explanation }) {
  const t = useTranslations("explanations");
  const format = useFormat();
  const effectWords = useEffectWords();
  const { sides } = explanation;
  const facts = distinctFacts(explanation.facts);
  const label = t("factsTitle");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.facts} tabIndex={0} aria-label={label}>
      <Table aria-label={label} horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("fact")}</Table.Th>
            <Table.Th scope="col" ta="right">
              {sides?.value ?? t("value")}
            </Table.Th>
            <Table.Th scope="col" ta="right">
              {sides?.base ?? t("base")}
            </Table.Th>
            <Table.Th scope="col">{t("effect")}</Table.Th>
            <Table.Th scope="col" ta="right">
              {t("customers")}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {facts.map((fact) => (
            <Table.Tr key={fact.id}>
              <Table.Th scope="row" className={classes.name}>
                {fact.label}
                {fact.shown.name === null ? "" : ` · ${fact.shown.name}`}
              </Table.Th>
              <Table.Td ta="right">{fact.shown.value ?? "–"}</Table.Td>
              <Table.Td ta="right">{fact.shown.base ?? "–"}</Table.Td>
              <Table.Td>{effectWords(fact) ?? "–"}</Table.Td>
              <Table.Td ta="right">
                {fact.baseN === null
                  ? format.count(fact.n)
                  : `${format.count(fact.n)} · ${format.count(fact.baseN)}`}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
