"use client";

import { IconAlertCircle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ConditionCount } from "#components/rules/condition-count.tsx";
import { useEditing } from "#components/rules/editing.tsx";
import { NodeHandle } from "#components/rules/node-handle.tsx";
import { NodeMenu } from "#components/rules/node-menu.tsx";
import { PartPopover } from "#components/rules/part-popover.tsx";
import { useProblemWords } from "#components/rules/problem-words.ts";
import { SentenceWords } from "#components/rules/rule-sentence.tsx";
import { useDrop } from "#components/rules/use-drop.ts";
import { readableRule } from "#lib/rules/edit/fill-gaps.ts";
import type { OutlineLeaf } from "#lib/rules/edit/outline.ts";
import { partAt } from "#lib/rules/edit/part-at.ts";
import { isWithin, valueAt } from "#lib/rules/edit/pointer.ts";
import { type Role, toText } from "#lib/rules/restate/piece.ts";
import { restateClause } from "#lib/rules/restate.ts";
import classes from "./rules.module.css";

/** One condition: its sentence, whose words open what they say, how many it lets through, and what is wrong with it. */
export function ConditionRow({ node }: { node: OutlineLeaf }) {
  const t = useTranslations("rules");
  const { rule, vocabulary, isReadOnly, problems, open, setOpen, highlighted } = useEditing();
  const problemWords = useProblemWords();
  const drop = useDrop(node);
  const value = valueAt(rule, node.pointer);
  const core = valueAt(rule, node.core);
  const tokens = useMemo(() => {
    const readable = readableRule(value);
    return readable && restateClause(readable, vocabulary.options, node.pointer).tokens;
  }, [value, vocabulary.options, node.pointer]);
  const own = problems.filter(({ path }) => isWithin(path, node.pointer));
  const openHere = open?.core === node.core ? open : undefined;
  const name = tokens ? toText(tokens) : t("unreadable");

  const partIn = (pointer: string, role: Role) => partAt(core, pointer.slice(node.core.length), role);
  const partOf = (pointer: string, role: Role) => Object.values(partIn(pointer, role)).join(" ");
  const pick = (pointer: string, role: Role) =>
    setOpen({ core: node.core, part: partIn(pointer, role), word: pointer });

  return (
    <div
      className={classes.row}
      data-node={node.pointer}
      data-highlighted={highlighted !== undefined && isWithin(highlighted, node.pointer)}
      {...drop}
    >
      {isReadOnly ? <span /> : <NodeHandle node={node} name={name} />}
      <div className={classes.sentence}>
        {tokens ? (
          <SentenceWords
            tokens={tokens}
            partOf={partOf}
            onPick={isReadOnly ? undefined : pick}
            picked={openHere?.word}
          />
        ) : (
          <code>{JSON.stringify(value)}</code>
        )}
        {openHere && <PartPopover open={openHere} />}
      </div>
      <ConditionCount node={node} />
      {isReadOnly ? <span /> : <NodeMenu node={node} name={name} />}
      {own.map((problem) => (
        <div className={classes.problem} key={`${problem.path} ${problem.message}`} role="alert">
          <IconAlertCircle size={16} aria-hidden />
          <span>{problemWords(problem)}</span>
        </div>
      ))}
    </div>
  );
}
