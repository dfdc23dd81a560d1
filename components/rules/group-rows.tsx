"use client";

import { IconAlertCircle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { AddMenu } from "#components/rules/add-menu.tsx";
import { ConditionRow } from "#components/rules/condition-row.tsx";
import { useEditing } from "#components/rules/editing.tsx";
import { GroupChoiceMenu } from "#components/rules/group-choice-menu.tsx";
import { NodeHandle } from "#components/rules/node-handle.tsx";
import { NodeMenu } from "#components/rules/node-menu.tsx";
import { useProblemWords } from "#components/rules/problem-words.ts";
import { useDrop } from "#components/rules/use-drop.ts";
import type { OutlineGroup, OutlineNode } from "#lib/rules/edit/outline.ts";
import classes from "./rules.module.css";

/** A condition, or a group with what is in it. */
export function NodeRows({ node }: { node: OutlineNode }) {
  return node.kind === "leaf" ? <ConditionRow node={node} /> : <GroupRows node={node} />;
}

function GroupRows({ node }: { node: OutlineGroup }) {
  const t = useTranslations("rules");
  const { isReadOnly, problems } = useEditing();
  const problemWords = useProblemWords();
  const drop = useDrop(node);
  const isRoot = node.pointer === "";
  const name = t(`group.${node.choice}`);
  const own = problems.filter(({ path }) =>
    [node.pointer, node.core, `${node.core}/rules`, `${node.core}/kind`].includes(path),
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as rows
    <div className={`${classes.group} ${isRoot ? classes.root : ""}`} role="group" aria-label={name}>
      <div className={classes.groupHead} data-node={node.pointer} {...drop}>
        {!isReadOnly && !isRoot && <NodeHandle node={node} name={name} />}
        <span className={classes.groupWords}>
          {t.rich(isRoot ? "group.rootSentence" : "group.sentence", {
            choice: () => <GroupChoiceMenu node={node} />,
          })}
        </span>
        {!isReadOnly && <NodeMenu node={node} name={name} />}
      </div>
      {own.map((problem) => (
        <div className={classes.problem} key={`${problem.path} ${problem.message}`} role="alert">
          <IconAlertCircle size={16} aria-hidden />
          <span>{problemWords(problem)}</span>
        </div>
      ))}
      <ul className={classes.members}>
        {node.children.map((child) => (
          <li key={child.pointer}>
            <NodeRows node={child} />
          </li>
        ))}
      </ul>
      {!isReadOnly && <AddMenu pointer={node.pointer} />}
    </div>
  );
}
