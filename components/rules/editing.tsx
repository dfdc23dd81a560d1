"use client";

import { createContext, use } from "react";
import type { Vocabulary } from "#components/rules/use-vocabulary.ts";
import type { Part } from "#lib/rules/edit/part-at.ts";
import type { Edited } from "#lib/rules/edit/tree.ts";
import type { RuleProblem } from "#lib/rules/problems.ts";

/** Which part of which condition is open to be edited. */
export type OpenPart = {
  /** The condition, without its "not"s. */
  readonly core: string;
  readonly part: Part;
  /** The word that was clicked, by its place: where it opens, and where the focus goes back to. */
  readonly word: string;
};

/** What every part of the editor needs. */
export type Editing = {
  readonly rule: unknown;
  readonly vocabulary: Vocabulary;
  readonly isReadOnly: boolean;
  /** Today in the shop's zone, as 2026-01-31: what dates begin with. */
  readonly today: string;
  readonly problems: readonly RuleProblem[];
  readonly counts: ReadonlyMap<string, number>;
  readonly population: number | undefined;
  readonly highlighted: string | undefined;
  readonly open: OpenPart | undefined;
  readonly setOpen: (open: OpenPart | undefined) => void;
  /** Takes an edit over, and the focus to where it says. */
  readonly apply: (edited: Edited, source?: string) => void;
};

const EditingContext = createContext<Editing | undefined>(undefined);

export const EditingProvider = EditingContext;

export function useEditing(): Editing {
  const editing = use(EditingContext);
  if (!editing) throw new Error("useEditing needs a RuleEditor above it");
  return editing;
}
