import type { Assumption, Question } from "#lib/interpretations/schema.ts";

export type Stretch = { readonly from: number; readonly to: number };

/** A place where the words allow more than one reading. */
export type Point = Stretch & {
  readonly id: string;
  readonly kind: Assumption["kind"];
  /** What each option says, the default first. */
  readonly labels: readonly string[];
  readonly taken: number;
  /** The readings are too far apart, or too even, to take one without asking. */
  readonly mustAsk: boolean;
};

export type Note = Stretch & { readonly kind: Assumption["kind"]; readonly text: string };

export type Problem = Stretch & {
  readonly reason: Question["reason"];
  readonly text: string;
  /** What is composed all the same says something near, and is offered. */
  readonly isNear?: boolean;
};

export type Option<T> = { readonly label: string; readonly value: T };

/**
 * The choices of one composition. Composing again with other choices gives the other readings, so every reading can be
 * had and an assumption's alternatives are whole rules.
 */
export type Choices = {
  readonly points: Point[];
  readonly notes: Note[];
  readonly problems: Problem[];
  choose<T>(
    kind: Assumption["kind"],
    at: Stretch,
    options: readonly [Option<T>, ...Option<T>[]],
    mustAsk?: boolean,
  ): T;
  note(kind: Assumption["kind"], at: Stretch, text: string): void;
  problem(reason: Question["reason"], at: Stretch, text: string): void;
  /** As a problem, where what goes on to be composed is a choice. */
  near(reason: Question["reason"], at: Stretch, text: string): void;
};

export function choicesWith(taken: ReadonlyMap<string, number>): Choices {
  const points: Point[] = [];
  const notes: Note[] = [];
  const problems: Problem[] = [];
  return {
    points,
    notes,
    problems,
    choose: (kind, { from, to }, options, mustAsk = false) => {
      const id = `${kind}:${from}-${to}`;
      const index = Math.min(taken.get(id) ?? 0, options.length - 1);
      if (!points.some((point) => point.id === id)) {
        points.push({ id, kind, from, to, labels: options.map(({ label }) => label), taken: index, mustAsk });
      }
      return (options[index] ?? options[0]).value;
    },
    note: (kind, { from, to }, text) => {
      const isSaid = notes.some((note) => note.kind === kind && note.from === from && note.text === text);
      if (!isSaid) notes.push({ kind, from, to, text });
    },
    problem: (reason, { from, to }, text) => {
      problems.push({ reason, from, to, text });
    },
    near: (reason, { from, to }, text) => {
      problems.push({ reason, from, to, text, isNear: true });
    },
  };
}
