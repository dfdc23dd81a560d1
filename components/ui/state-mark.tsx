import { Text } from "@mantine/core";
import classes from "./ui.module.css";

export type Tone = "steady" | "moving" | "act";

const signs: Record<Tone, string> = { steady: "●", moving: "▲", act: "◆" };

/** A state as color, sign and word, so that none of the three is needed to understand it. */
export function StateMark({ tone, word, sign }: { tone: Tone; word: string; sign?: "▼" | "○" }) {
  return (
    <Text span size="sm" className={classes.state} data-tone={tone}>
      <span aria-hidden>{sign ?? signs[tone]}</span>
      <span>{word}</span>
    </Text>
  );
}
