import { Anchor, Stack, Text, Title } from "@mantine/core";
import type { OpenAPI } from "@orpc/openapi";
import { useTranslations } from "next-intl";
import { DocsHeader } from "#components/api-docs/docs-header.tsx";
import { OperationDoc } from "#components/api-docs/operation-doc.tsx";
import type { OperationEntry } from "#lib/http/operations.ts";
import classes from "./api-docs.module.css";

type Props = { document: OpenAPI.Document; operations: OperationEntry[] };

/** The OpenAPI document as a page to read: an operation a section, grouped as the document groups them. */
export function ApiDocs({ document, operations }: Props) {
  const t = useTranslations("api_docs");
  const groups = Map.groupBy(operations, (operation) => tagOf(document, operation));
  return (
    <div>
      <DocsHeader />
      <div className={classes.columns}>
        <nav className={classes.contents} aria-label={t("contents")}>
          {[...groups].map(([tag, own]) => (
            <div key={tag}>
              <Text size="xs" fw={600} c="dimmed" mt="md">
                {tag}
              </Text>
              {own.map((operation) => (
                <a key={operation.name} className={classes.entry} href={`#${operation.name}`}>
                  {operation.route.method.toUpperCase()} {operation.route.path}
                </a>
              ))}
            </div>
          ))}
        </nav>
        <main id="content" className={classes.main}>
          <Stack gap="sm" mb={40}>
            <Title order={1}>{t("title")}</Title>
            <Text maw={720}>{t("lead")}</Text>
            <Text maw={720} c="dimmed">
              {t("signIn")}
            </Text>
            <Text>
              <Anchor href="/api/openapi.json">/api/openapi.json</Anchor>
            </Text>
          </Stack>
          {[...groups].map(([tag, own]) => (
            <section key={tag} aria-label={tag}>
              <Title order={2} mt={40} mb="md">
                {tag}
              </Title>
              {own.map((operation) => (
                <OperationDoc key={operation.name} document={document} operation={operation} />
              ))}
            </section>
          ))}
        </main>
      </div>
    </div>
  );
}

function tagOf(document: OpenAPI.Document, operation: OperationEntry): string {
  const { path, method } = operation.route;
  return document.paths?.[path]?.[method]?.tags?.[0] ?? operation.path[0] ?? "";
}
