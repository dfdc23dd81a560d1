"use client";

import { useTranslations } from "next-intl";
import { useEditing } from "#components/rules/editing.tsx";
import { valueAt } from "#lib/rules/edit/pointer.ts";
import { reasonOf } from "#lib/rules/edit/problem-reason.ts";
import type { RuleProblem } from "#lib/rules/problems.ts";

/** What is wrong with a part of a rule, in the reader's language, and what to do about it. */
export function useProblemWords(): (problem: RuleProblem) => string {
  const t = useTranslations("rules");
  const { rule } = useEditing();
  return (problem) => {
    const value = valueAt(rule, problem.path);
    const name = typeof value === "string" ? value : JSON.stringify(value ?? "");
    return t(`problem.${reasonOf(problem)}`, { name, message: problem.message });
  };
}
