import { Code } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { Field } from "#components/api-docs/fields.ts";
import ui from "#components/ui/ui.module.css";

/** What an operation takes or answers, a field a row. */
export function FieldTable({ title, fields }: { title: string; fields: Field[] }) {
  const t = useTranslations("api_docs");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={ui.tableFrame} tabIndex={0} aria-label={title}>
      <table className={ui.table}>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{t("type")}</th>
            <th scope="col">{t("limits")}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={`${field.place} ${field.name}`}>
              <td>
                <Code>{field.name}</Code>
                {!field.isRequired && ` ${t("optional")}`}
              </td>
              <td>{field.type}</td>
              <td>{[field.place === "body" ? "" : field.place, field.limits].filter(Boolean).join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
