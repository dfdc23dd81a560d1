"use client";

import { Select, Table, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type MappingState, OWN_NAME, type Use, usesOf } from "#components/imports/mapping-state.ts";
import { toSnakeCase } from "#lib/std/text.ts";
import classes from "./imports.module.css";

type Props = {
  state: MappingState;
  header: readonly string[];
  examples: readonly (readonly string[])[];
  onChange: (uses: MappingState["uses"]) => void;
};

/** Every column of the file with its first values, and what it is used for. */
export function MappingColumns({ state, header, examples, onChange }: Props) {
  const t = useTranslations("imports.mapping");
  const words = useUseWords(state.kind);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.frame} tabIndex={0} aria-label={t("columns")}>
      <Table horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t("column")}</Table.Th>
            <Table.Th scope="col">{t("examples")}</Table.Th>
            <Table.Th scope="col">{t("use")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {header.map((column, index) => (
            <Table.Tr key={column}>
              <Table.Td>{column}</Table.Td>
              <Table.Td>
                <Text size="sm" c="dimmed" className={classes.example} component="span">
                  {examples
                    .slice(0, 3)
                    .map((row) => row[index] ?? "")
                    .filter(Boolean)
                    .join(" · ")}
                </Text>
              </Table.Td>
              <Table.Td>
                <Select
                  aria-label={t("useOf", { column })}
                  data={[
                    { value: "", label: t("notUsed") },
                    ...usesOf(state.kind).map((use) => ({ value: use, label: words(use, column) })),
                  ]}
                  value={state.uses[column] ?? ""}
                  searchable
                  allowDeselect={false}
                  w={{ base: 168, sm: 240 }}
                  onChange={(use) => onChange(withUse(state.uses, column, use ?? ""))}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** A field has one column: the one that had it before is free again. */
function withUse(uses: MappingState["uses"], column: string, use: Use): MappingState["uses"] {
  const isShared = use === OWN_NAME || use === "";
  const others = Object.entries(uses).filter(([name, each]) => name !== column && (isShared || each !== use));
  return { ...Object.fromEntries(others), ...(use !== "" && { [column]: use }) };
}

function useUseWords(kind: MappingState["kind"]): (use: Use, column: string) => string {
  const t = useTranslations("imports");
  return (use, column) => {
    if (use === OWN_NAME) {
      return t(kind === "customers" ? "mapping.ownTrait" : "mapping.ownProperty", {
        name: toSnakeCase(column),
      });
    }
    if (use.startsWith("trait:"))
      return t("mapping.trait", { name: t(`traits.${use.slice("trait:".length)}`) });
    return t(`fields.${use}`);
  };
}
