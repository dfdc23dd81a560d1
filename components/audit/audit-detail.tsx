"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";

type Words = { readonly field: (name: string) => string; readonly value: (value: string) => string };

/** What an entry remembers, on one line: its fields, and `before → after` for what changed. */
export function AuditDetail({ detail }: { detail: unknown }) {
  const t = useTranslations("audit");
  const words: Words = {
    field: (name) => (t.has(`fields.${name}`) ? t(`fields.${name}`) : name),
    value: (value) =>
      /^\w+$/.test(value) && t.has(`values.${value}`) ? t(`values.${value}`) : shortHash(value),
  };
  return (
    <Text span size="sm" c="dimmed">
      {told(detail, words)}
    </Text>
  );
}

function told(value: unknown, words: Words): string {
  if (Array.isArray(value)) return value.map((each) => told(each, words)).join(", ");
  if (!isRecord(value)) return words.value(String(value ?? "–"));
  const { before, after, ...rest } = value;
  const fields = Object.entries("after" in value ? rest : value)
    .filter(([, each]) => each !== "" && each !== null)
    .map(([field, each]) => `${words.field(field)}: ${told(each, words)}`);
  return ["after" in value ? toldChange(before, after, words) : "", ...fields].filter(Boolean).join(" · ");
}

function toldChange(before: unknown, after: unknown, words: Words): string {
  if (!isRecord(before) || !isRecord(after)) return `${told(before, words)} → ${told(after, words)}`;
  return Object.keys(after)
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => `${words.field(field)}: ${told(before[field], words)} → ${told(after[field], words)}`)
    .join(" · ");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The first figures of a SHA-256 are enough to tell two apart. */
function shortHash(value: string): string {
  return /^[0-9a-f]{64}$/.test(value) ? value.slice(0, 12) : value;
}
