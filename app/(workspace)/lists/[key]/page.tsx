import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ListView } from "#components/lists/list-view.tsx";
import { can } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { getList } from "#lib/lists/service.ts";
import { AppError } from "#lib/std/app-error.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists"))("title") };
}

export default async function ListPage({ params }: { params: Promise<{ key: string }> }) {
  const actor = await requireActor("customer:read");
  const { key } = await params;
  const list = await getList(actor, decodeURIComponent(key)).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === "not_found") notFound();
    throw error;
  });
  return (
    <ListView initial={list} mayEdit={can(actor, "list:edit")} mayDecide={can(actor, "change:decide")} />
  );
}
