"use client";

import { Table, Text, UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { verdictWord } from "#components/drift/feature-verdict.ts";
import { useFeatureWords } from "#components/features/use-feature-words.ts";
import { useFormat } from "#components/shell/format-provider.tsx";
import { StateMark, type Tone } from "#components/ui/state-mark.tsx";
import type { FeatureDistribution } from "#lib/drift/schema.ts";
import classes from "./drift.module.css";

type Props = {
  readonly features: readonly FeatureDistribution[];
  readonly chosen: string | undefined;
  readonly onChoose: (feature: string) => void;
};

/** Features with their verdicts; choosing one shows its distribution. */
export function FeatureList({ features, chosen, onChoose }: Props) {
  const t = useTranslations("drift.features");
  const words = useFeatureWords();
  return (
    <Table aria-label={t("list")}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t("feature")}</Table.Th>
          <Table.Th scope="col">{t("verdict")}</Table.Th>
          <Table.Th scope="col" ta="right">
            {t("psi")}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {features.map((each) => (
          <Table.Tr key={each.feature} className={classes.row} data-chosen={each.feature === chosen}>
            <Table.Td>
              <UnstyledButton
                className={classes.choose}
                aria-pressed={each.feature === chosen}
                onClick={() => onChoose(each.feature)}
              >
                {words.name(each.feature)}
              </UnstyledButton>
            </Table.Td>
            <Table.Td>
              <StateMark tone={toneOf(each)} word={t(verdictWord(each))} />
            </Table.Td>
            <Table.Td ta="right" className="tabular">
              <Psi of={each} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function toneOf({ verdict }: FeatureDistribution): Tone {
  return verdict.kind === "judged" && verdict.isOwn ? "moving" : "steady";
}

function Psi({ of: { verdict } }: { of: FeatureDistribution }) {
  const t = useTranslations("drift.features");
  const format = useFormat();
  if (verdict.kind === "too_small") return "–";
  return (
    <>
      {format.number(verdict.psi)}
      <Text size="xs" c="dimmed">
        {t("noise", { noise: format.number(verdict.noise) })}
      </Text>
    </>
  );
}
