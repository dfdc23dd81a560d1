"use client";

import { Button, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { ExplanationFacts } from "#components/explanations/explanation-facts.tsx";
import { FactFigure } from "#components/explanations/fact-figure.tsx";
import { useFormat } from "#components/shell/format-provider.tsx";
import { distinctFacts } from "#lib/explanations/distinct-facts.ts";
import type { Explanation, Sentence, Writer } from "#lib/explanations/schema.ts";
import classes from "./explanations.module.css";

type Props = {
  explanation: Explanation;
  /** Whose words are wanted, whether a model is at it, and how to want others'. */
  writer: Writer;
  isWriting: boolean;
  /** Whether what was asked of it never came back. */
  hasFailed: boolean;
  onWriter: (writer: Writer) => void;
  onAgain: () => void;
};

/** What was told of customers: sentences whose figures can be opened, who wrote them, and the facts as a table. */
export function ExplanationText(props: Props) {
  const { explanation, writer, isWriting, hasFailed, onWriter, onAgain } = props;
  const t = useTranslations("explanations");
  const format = useFormat();
  const [isOpen, { toggle }] = useDisclosure(false);
  const { outcome, least, writtenBy, model, asOf, engine, versionNo, about, facts } = explanation;
  const failed = hasFailed ? "unavailable" : null;
  const because = (writtenBy.kind === "computed" ? writtenBy.because : null) ?? failed;
  const origin = [
    writtenBy.kind === "computed" ? t("computed") : t("byModel", { model: writtenBy.model }),
    t("asOf", { at: format.dateTime(asOf) }),
    engine,
    ...(versionNo === null ? [] : [t("version", { no: versionNo })]),
  ];
  return (
    <Stack gap="sm" maw={760}>
      <ul className={classes.sentences}>
        {explanation.sentences.map((sentence, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences have no names of their own and never move
          <li key={index}>
            <SentenceText sentence={sentence} explanation={explanation} />
          </li>
        ))}
      </ul>
      {outcome === "too_few" && <Text c="dimmed">{t("tooFew", { least })}</Text>}
      {outcome === "no_difference" && <Text c="dimmed">{t(`nothing.${about}`)}</Text>}
      {because !== null && !isWriting && (
        <Text size="xs" c="dimmed" role="status">
          {t(`because.${because}`, { model: model ?? "" })}
        </Text>
      )}
      <Group gap="sm" justify="space-between">
        <Text size="xs" c="dimmed">
          {origin.join(" · ")}
        </Text>
        {model !== null && (
          <Button
            variant="subtle"
            size="compact-xs"
            disabled={isWriting}
            onClick={() => {
              if (writer === "computed") onWriter("model");
              else if (because === null) onWriter("computed");
              else onAgain();
            }}
          >
            {t(wordOf({ isWriting, writer, because }), { model })}
          </Button>
        )}
        {facts.length > 0 && (
          <Button variant="subtle" size="compact-xs" onClick={toggle} aria-expanded={isOpen}>
            {t(isOpen ? "hideFacts" : "showFacts", { count: distinctFacts(facts).length })}
          </Button>
        )}
      </Group>
      {isOpen && <ExplanationFacts explanation={explanation} />}
    </Stack>
  );
}

function wordOf(state: { isWriting: boolean; writer: Writer; because: string | null }) {
  if (state.isWriting) return "writing";
  if (state.writer === "computed") return "letModelWrite";
  return state.because === null ? "showComputed" : "letModelWriteAgain";
}

function SentenceText({ sentence, explanation }: { sentence: Sentence; explanation: Explanation }) {
  const figureOf = (index: number) => {
    const part = sentence.parts[index];
    const fact = explanation.facts.find((each) => each.id === part?.fact);
    const isFigure = part?.field === "value" || part?.field === "base" || part?.field === "change";
    return fact && isFigure ? fact : undefined;
  };
  return sentence.parts.map(({ text }, index) => {
    const fact = figureOf(index);
    const shown = figureOf(index - 1) ? text.slice(closingOf(text).length) : text;
    // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names of their own and never move
    if (!fact) return <span key={index}>{shown}</span>;
    const next = sentence.parts[index + 1];
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <span key={index} className={classes.figureWithMark}>
        <FactFigure text={text} fact={fact} explanation={explanation} />
        {next && !figureOf(index + 1) && closingOf(next.text)}
      </span>
    );
  });
}

/** The mark that a text begins with, which stays with the figure before it: a button lets a line break before a full stop. */
function closingOf(text: string): string {
  return /^[,.;:!?)，。；：！？）、]+/.exec(text)?.[0] ?? "";
}
