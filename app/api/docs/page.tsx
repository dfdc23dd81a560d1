import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApiDocs } from "#components/api-docs/api-docs.tsx";
import { openApiDocument } from "#lib/http/openapi.ts";
import { operations } from "#lib/http/operations.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api_docs"))("title") };
}

export default async function ApiDocsPage() {
  return <ApiDocs document={await openApiDocument()} operations={operations()} />;
}
