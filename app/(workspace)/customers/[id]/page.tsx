import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CustomerProfile } from "#components/customers/customer-profile.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { customerRowId } from "#lib/customers/schema.ts";
import { getCustomer } from "#lib/customers/service.ts";
import { AppError } from "#lib/std/app-error.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("customers"))("title") };
}

export default async function CustomerPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor("customer:read");
  const { id } = await params;
  if (!customerRowId.safeParse(id).success) notFound();
  const customer = await getCustomer(actor, id).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === "not_found") notFound();
    throw error;
  });
  return (
    <>
      <PageHeader title={customer.name ?? customer.externalId} />
      <CustomerProfile customer={customer} isYetToCome={Date.parse(customer.createdAt) > Date.now()} />
    </>
  );
}
