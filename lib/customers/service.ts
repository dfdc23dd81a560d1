import { recordAudit } from "#lib/audit/record.ts";
import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import type { Family } from "#lib/customers/family.ts";
import { listCustomerLists } from "#lib/customers/list-store.ts";
import { removeCustomer } from "#lib/customers/removal-store.ts";
import type {
  CustomerDetail,
  CustomerList,
  CustomerSummary,
  DeletedCustomer,
  ListCustomersInput,
  Timeline,
  TimelineInput,
  TraitHistory,
} from "#lib/customers/schema.ts";
import { findFamily, findRowId, getDetail, listSummaries, listTraitValues } from "#lib/customers/store.ts";
import { listTimeline } from "#lib/customers/timeline-store.ts";
import { type Db, db, transaction } from "#lib/db/client.ts";
import { lockMemberships } from "#lib/db/membership-lock.ts";
import { takeNumbers } from "#lib/db/numbering.ts";
import type { Page, PageInput } from "#lib/http/paging.ts";
import { AppError } from "#lib/std/app-error.ts";

export async function listCustomers(actor: Actor, input: ListCustomersInput): Promise<Page<CustomerSummary>> {
  requirePermission(actor, "customer:read");
  return listSummaries(db, input);
}

export async function findCustomer(actor: Actor, externalId: string): Promise<{ id: string }> {
  requirePermission(actor, "customer:read");
  const id = await findRowId(db, externalId);
  if (id === undefined) throw notFound();
  return { id: (await getFamily(db, id)).rootId.toString() };
}

export async function getCustomer(actor: Actor, id: string): Promise<CustomerDetail> {
  requirePermission(actor, "customer:read");
  return getDetail(db, await getFamily(db, id));
}

export async function getTimeline(actor: Actor, input: TimelineInput): Promise<Timeline> {
  requirePermission(actor, "customer:read");
  return listTimeline(db, await getFamily(db, input.id), input);
}

export async function getTraitHistory(actor: Actor, id: string, trait: string): Promise<TraitHistory> {
  requirePermission(actor, "customer:read");
  return listTraitValues(db, await getFamily(db, id), trait);
}

/** The lists that rules can name. */
export async function listLists(actor: Actor, input: PageInput): Promise<Page<CustomerList>> {
  requirePermission(actor, "segment:read");
  return listCustomerLists(db, input);
}

/**
 * Deletes a customer under all their ids, for good. The audit log keeps that it was done and how much it was, under the
 * row's number: neither a name nor an id of theirs.
 */
export async function deleteCustomer(actor: Actor, id: string): Promise<DeletedCustomer> {
  requirePermission(actor, "customer:delete");
  return transaction(async (tx) => {
    // The locks before the look: nobody merges anything into the customer in between.
    await lockMemberships(tx.sql);
    await takeNumbers(tx.sql, 0);
    const family = await getFamily(tx, id);
    const firstNo = await takeNumbers(tx.sql, family.ids.length);
    const deleted = await removeCustomer(tx.sql, family, firstNo);
    const subject = `customer:${family.rootId}`;
    await recordAudit(tx, actor, { action: "customer.deleted", subject, detail: deleted });
    return deleted;
  });
}

async function getFamily(from: Db, id: string): Promise<Family> {
  const family = await findFamily(from, id);
  if (!family) throw notFound();
  return family;
}

function notFound(): AppError {
  return new AppError("not_found", "customers.not_found");
}
