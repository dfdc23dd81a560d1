import { recordAudit } from "#lib/audit/record.ts";
import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { maxPropertiesPerEvent } from "#lib/catalog/record.ts";
import {
  type CatalogDetail,
  type CatalogEntry,
  type CatalogKey,
  type CatalogNotes,
  type EditCatalogInput,
  type ListCatalogInput,
  listCatalogInput,
} from "#lib/catalog/schema.ts";
import { findEntry, listEntries, saveNotes } from "#lib/catalog/store.ts";
import { db, transaction } from "#lib/db/client.ts";
import type { Page } from "#lib/http/paging.ts";
import { AppError } from "#lib/std/app-error.ts";

export async function listCatalog(actor: Actor, input: ListCatalogInput): Promise<Page<CatalogEntry>> {
  requirePermission(actor, "catalog:read");
  return listEntries(db, input);
}

export async function getCatalogEntry(actor: Actor, key: CatalogKey): Promise<CatalogDetail> {
  requirePermission(actor, "catalog:read");
  const entry = await findEntry(db, key);
  if (!entry) throw notFound();
  if (entry.kind !== "event") return { ...entry, properties: [] };
  const ofEvent = { kind: "property", event: entry.name, sort: "count", direction: "desc" } as const;
  const properties = await listEntries(
    db,
    listCatalogInput.parse({ ...ofEvent, pageSize: maxPropertiesPerEvent }),
  );
  return { ...entry, properties: properties.rows };
}

/** Changes what people wrote about an entry, or who may see its values; only what is given is changed. */
export async function editCatalogEntry(actor: Actor, input: EditCatalogInput): Promise<CatalogEntry> {
  requirePermission(actor, "catalog:edit");
  const { kind, event, name, ...given } = input;
  const key = { kind, event, name };
  if (given.isSensitive !== undefined || given.isHiddenFromLlm !== undefined) {
    requirePermission(actor, "catalog:protect");
  }
  return transaction(async (tx) => {
    const entry = await findEntry(tx, key);
    if (!entry) throw notFound();
    const before = notesOf(entry);
    const after = notesOf({ ...before, ...withoutUndefined(given) });
    await saveNotes(tx, key, after);
    await recordAudit(tx, actor, {
      action: "catalog.changed",
      subject: `catalog:${[kind, event, name].filter((part) => part !== "").join("/")}`,
      detail: { before, after },
    });
    return (await findEntry(tx, key)) ?? entry;
  });
}

function notesOf(notes: Required<CatalogNotes>): Required<CatalogNotes> {
  const { labelEn, labelZh, synonymsEn, synonymsZh, isSensitive, isHiddenFromLlm } = notes;
  return {
    labelEn: labelEn || null,
    labelZh: labelZh || null,
    synonymsEn: [...new Set(synonymsEn)],
    synonymsZh: [...new Set(synonymsZh)],
    isSensitive,
    isHiddenFromLlm,
  };
}

function withoutUndefined<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // What Object.fromEntries says of its result is less than is known: the same keys, without the undefined ones.
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function notFound(): AppError {
  return new AppError("not_found", "catalog.entry_not_found");
}
