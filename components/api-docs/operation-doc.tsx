import { Badge, Code, Group, Stack, Text, Title } from "@mantine/core";
import type { OpenAPI } from "@orpc/openapi";
import { useTranslations } from "next-intl";
import { FieldTable } from "#components/api-docs/field-table.tsx";
import { fieldsOf, parametersOf } from "#components/api-docs/fields.ts";
import type { OperationEntry } from "#lib/http/operations.ts";
import classes from "./api-docs.module.css";

type Props = { document: OpenAPI.Document; operation: OperationEntry };

/** One operation: what it does, who may, what it takes and what it answers. */
export function OperationDoc({ document, operation }: Props) {
  const t = useTranslations("api_docs");
  const { path, method } = operation.route;
  const described = document.paths?.[path]?.[method];
  const body = described?.requestBody;
  const takes = [...parametersOf(described?.parameters), ...fieldsOf(bodySchema(body))];
  const [status, answer] = Object.entries(described?.responses ?? {})[0] ?? [];
  const answers = fieldsOf(bodySchema(answer));
  return (
    <article className={classes.operation} id={operation.name} aria-labelledby={`${operation.name}-title`}>
      <Title order={3} id={`${operation.name}-title`}>
        {operation.summary}
      </Title>
      <Group gap="sm" my="sm">
        <Badge>{method.toUpperCase()}</Badge>
        <Code>/api{path}</Code>
        <Text size="xs" c="dimmed">
          {operation.access === "public" ? t("public") : t("needs", { permission: operation.access })}
        </Text>
      </Group>
      {described?.description && <Text mb="sm">{described.description}</Text>}
      <Stack gap="md">
        {takes.length > 0 && <FieldTable title={t("takes")} fields={takes} />}
        {answers.length > 0 && (
          <FieldTable title={t("answers", { status: status ?? "200" })} fields={answers} />
        )}
      </Stack>
    </article>
  );
}

function bodySchema(body: unknown): unknown {
  if (typeof body !== "object" || body === null || !("content" in body)) return undefined;
  const { content } = body;
  if (typeof content !== "object" || content === null || !("application/json" in content)) return undefined;
  const media = content["application/json"];
  return typeof media === "object" && media !== null && "schema" in media ? media.schema : undefined;
}
