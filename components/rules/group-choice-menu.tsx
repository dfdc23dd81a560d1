"use client";

import { Menu } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEditing } from "#components/rules/editing.tsx";
import { GROUP_CHOICES, type OutlineGroup } from "#lib/rules/edit/outline.ts";
import { joinGroup } from "#lib/rules/edit/tree.ts";
import classes from "./rules.module.css";

/** How the members of a group are joined, as a word of its sentence. */
export function GroupChoiceMenu({ node }: { node: OutlineGroup }) {
  const t = useTranslations("rules");
  const { rule, apply, isReadOnly } = useEditing();
  if (isReadOnly) return <strong>{t(`group.${node.choice}`)}</strong>;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={classes.word} data-word={node.core}>
          {t(`group.${node.choice}`)}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {GROUP_CHOICES.map((choice) => (
          <Menu.Item key={choice} onClick={() => apply(joinGroup(rule, node.pointer, choice))}>
            {t(`group.${choice}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
