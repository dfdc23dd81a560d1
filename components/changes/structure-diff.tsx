"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { useRestate } from "#components/rules/use-restate.ts";
import type { Side } from "#lib/rules/diff.ts";
import { type DiffNode, diffTree } from "#lib/rules/diff-tree.ts";
import type { Rule } from "#lib/rules/schema.ts";
import classes from "./changes.module.css";

type Leaf = Exclude<DiffNode, { kind: "group" }>;

const signs: Readonly<Record<Leaf["kind"], string>> = {
  kept: "",
  added: "+",
  removed: "−",
  changed: "→",
  moved: "↕",
};

/** The rule as a tree of groups and conditions, each with what became of it; nothing where one condition is all. */
export function StructureDiff({ before, after }: { before: Rule; after: Rule }) {
  const t = useTranslations("changes.diff");
  const tree = useMemo(() => diffTree(before, after), [before, after]);
  if (tree.kind !== "group") return null;
  return (
    <ul className={classes.tree} aria-label={t("structure")}>
      <Node node={tree} />
    </ul>
  );
}

function Node({ node }: { node: DiffNode }): ReactNode {
  const t = useTranslations("changes.diff");
  if (node.kind !== "group") return <Condition leaf={node} />;
  return (
    <li>
      <span className={classes.groupName}>{t(`group.${node.group}`)}</span>
      <ul>
        {node.children.map((child) => (
          <Node key={keyOf(child)} node={child} />
        ))}
      </ul>
    </li>
  );
}

function Condition({ leaf }: { leaf: Leaf }) {
  const t = useTranslations("changes.diff");
  const say = useRestate();
  const words = ({ rule, pointer }: Side) => say.clause(rule, pointer).text;
  return (
    <li className={classes.condition} data-kind={leaf.kind}>
      <span className={classes.sign} aria-hidden>
        {signs[leaf.kind]}
      </span>
      <span>
        {leaf.kind !== "kept" && <span className={classes.kind}>{t(`kind.${leaf.kind}`)}</span>}
        {leaf.kind === "changed" && (
          <>
            <del>{words(leaf.before)}</del> <span aria-hidden>→</span> <ins>{words(leaf.after)}</ins>
          </>
        )}
        {leaf.kind === "removed" && <del>{words(leaf.before)}</del>}
        {leaf.kind === "added" && <ins>{words(leaf.after)}</ins>}
        {(leaf.kind === "kept" || leaf.kind === "moved") && words(leaf.after)}
      </span>
    </li>
  );
}

function keyOf(node: DiffNode): string {
  if (node.kind === "group") return `group ${node.pointer}`;
  return "after" in node ? `after ${node.after.pointer}` : `before ${node.before.pointer}`;
}
