"use client";

import { Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useRestate } from "#components/rules/use-restate.ts";
import { type Stretch, stretchesOf } from "#lib/interpretations/links.ts";
import type { Coverage } from "#lib/interpretations/schema.ts";
import { placesOf } from "#lib/rules/places.ts";
import type { Token } from "#lib/rules/restate/piece.ts";
import type { Rule } from "#lib/rules/schema.ts";
import classes from "./interpretations.module.css";

type Props = {
  description: string;
  coverage: readonly Coverage[];
  /** What the description was read as, and what it became by the choices made since. */
  rule: Rule;
  taken: Rule;
};

const colors = 6;

/**
 * The description and the sentence of its rule, one above the other: words and the condition that they became carry the
 * same number and color, and light up together.
 */
export function LinkedReading({ description, coverage, rule, taken }: Props) {
  const t = useTranslations("interpretations");
  const [active, setActive] = useState<readonly number[]>([]);
  const say = useRestate();
  const pointers = placesOf(taken).map(({ pointer }) => pointer);
  const isLinked =
    placesOf(rule)
      .map(({ pointer }) => pointer)
      .join() === pointers.join();
  const stretches: readonly Stretch[] = isLinked
    ? stretchesOf(description, coverage, rule)
    : [{ text: description, conditions: [] }];
  const lit = (conditions: readonly number[]) => conditions.some((each) => active.includes(each));
  const mark = (key: string, conditions: readonly number[], children: ReactNode) => (
    <span
      key={key}
      className={classes.linked}
      data-color={(conditions[0] ?? 0) % colors}
      data-active={lit(conditions)}
      onPointerEnter={() => setActive(conditions)}
      onPointerLeave={() => setActive([])}
    >
      {children}
      <sup>{conditions.map((each) => each + 1).join(" ")}</sup>
    </span>
  );

  function drawTokens(tokens: readonly Token[], path: string): ReactNode[] {
    return tokens.map((token, index) => {
      const key = `${path}.${index}`;
      if ("text" in token) return token.text;
      const inside = drawTokens(token.children, key);
      const condition = token.role === "condition" ? pointers.indexOf(token.pointer) : -1;
      return condition < 0 || !isLinked ? inside : mark(key, [condition], inside);
    });
  }

  return (
    <Stack gap="sm">
      <div>
        <Text size="xs" c="dimmed" fw={600}>
          {t("words")}
        </Text>
        <p className={classes.read} style={{ margin: 0 }}>
          {stretches.map(({ text, conditions }, index) => {
            const key = `${index} ${text}`;
            return conditions.length === 0 ? <span key={key}>{text}</span> : mark(key, conditions, text);
          })}
        </p>
      </div>
      <div>
        <Text size="xs" c="dimmed" fw={600}>
          {t("sentence")}
        </Text>
        <p className={classes.read} style={{ margin: 0 }} data-testid="restatement">
          {drawTokens(say.sentence(taken).tokens, "")}
        </p>
      </div>
    </Stack>
  );
}
