import { recordAudit } from "#lib/audit/record.ts";
import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { type Db, db, transaction } from "#lib/db/client.ts";
import type { Page } from "#lib/http/paging.ts";
import { maxListIds, type ReadList, readList } from "#lib/lists/read-list.ts";
import type {
  CreateListInput,
  CustomerList,
  ListEntriesInput,
  ListEntry,
  ListListsInput,
  ListPreview,
  PreviewListInput,
  RenameListInput,
  ReplaceListInput,
} from "#lib/lists/schema.ts";
import {
  compareIds,
  deleteListRow,
  findListRow,
  insertList,
  type ListRow,
  listEntryRows,
  listListRows,
  lockList,
  replaceEntries,
  saveListName,
} from "#lib/lists/store.ts";
import { type ActiveSegment, usersOfList } from "#lib/segments/active.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import { holdPublishing } from "#lib/segments/service.ts";
import { AppError } from "#lib/std/app-error.ts";

export async function listLists(actor: Actor, input: ListListsInput): Promise<Page<CustomerList>> {
  requirePermission(actor, "customer:read");
  const active = await readActiveSegments(db);
  const { rows, total } = await listListRows(db, input);
  return { rows: rows.map((row) => withUse(row, active)), total };
}

export async function getList(actor: Actor, key: string): Promise<CustomerList> {
  requirePermission(actor, "customer:read");
  return readOne(db, key);
}

export async function listEntries(actor: Actor, input: ListEntriesInput): Promise<Page<ListEntry>> {
  requirePermission(actor, "customer:read");
  return listEntryRows(db, (await existing(db, input.key)).id, input);
}

/** What a text would make of a list: nothing is written. */
export async function previewList(actor: Actor, { key, text }: PreviewListInput): Promise<ListPreview> {
  requirePermission(actor, "list:edit");
  const read = readBounded(text);
  const list = key === undefined ? undefined : await existing(db, key);
  const { known, unknownExamples, onList } = await compareIds(db, read.ids, key);
  return {
    ids: read.ids.length,
    known,
    unknownExamples,
    column: read.column ?? null,
    repeated: read.repeated,
    tooLong: read.tooLong,
    added: read.ids.length - onList,
    removed: (list?.size ?? 0) - onList,
  };
}

export async function createList(actor: Actor, { key, name, text }: CreateListInput): Promise<CustomerList> {
  requirePermission(actor, "list:edit");
  const { ids } = readBounded(text);
  return transaction(async (tx) => {
    const id = await insertList(tx, { key, name, by: actor.name });
    if (id === undefined) throw new AppError("conflict", "lists.key_taken", { key });
    await replaceEntries(tx, id, ids, actor.name);
    const detail = { name, ids: ids.length };
    await recordAudit(tx, actor, { action: "list.created", subject: `list:${key}`, detail });
    return readOne(tx, key);
  });
}

/**
 * Puts other ids on a list. Segments that name it are computed anew by themselves, since their basis has changed; as
 * that changes who is in an active segment, it takes somebody who may decide changes.
 */
export async function replaceList(actor: Actor, { key, text }: ReplaceListInput): Promise<CustomerList> {
  requirePermission(actor, "list:edit");
  const { ids } = readBounded(text);
  return transaction(async (tx) => {
    const id = await locked(tx, key);
    if ((await usedIn(tx, key)).length > 0) requirePermission(actor, "change:decide");
    const moved = await replaceEntries(tx, id, ids, actor.name);
    const detail = { ids: ids.length, ...moved };
    await recordAudit(tx, actor, { action: "list.replaced", subject: `list:${key}`, detail });
    return readOne(tx, key);
  });
}

export async function renameList(actor: Actor, { key, name }: RenameListInput): Promise<CustomerList> {
  requirePermission(actor, "list:edit");
  return transaction(async (tx) => {
    const id = await locked(tx, key);
    const before = (await existing(tx, key)).name;
    if (before === name) return readOne(tx, key);
    await saveListName(tx, id, name);
    const detail = { before, after: name };
    await recordAudit(tx, actor, { action: "list.renamed", subject: `list:${key}`, detail });
    return readOne(tx, key);
  });
}

export async function deleteList(actor: Actor, key: string): Promise<{ key: string }> {
  requirePermission(actor, "list:edit");
  return transaction(async (tx) => {
    const id = await locked(tx, key);
    const [user, ...others] = await usedIn(tx, key);
    if (user) throw new AppError("conflict", "lists.in_use", { name: user.name, others: others.length });
    const { name, size } = await existing(tx, key);
    await deleteListRow(tx, id);
    const detail = { name, ids: size };
    await recordAudit(tx, actor, { action: "list.deleted", subject: `list:${key}`, detail });
    return { key };
  });
}

function readBounded(text: string): ReadList {
  const read = readList(text);
  if (read.ids.length === 0) throw new AppError("invalid", "lists.empty");
  if (read.ids.length > maxListIds) throw new AppError("too_large", "lists.too_many", { max: maxListIds });
  return read;
}

/** Locks a list, and keeps segments from being published that would name it meanwhile. */
async function locked(tx: Db, key: string): Promise<string> {
  await holdPublishing(tx);
  const id = await lockList(tx, key);
  if (id === undefined) throw new AppError("not_found", "lists.not_found", { key });
  return id;
}

async function existing(source: Db, key: string): Promise<ListRow> {
  const row = await findListRow(source, key);
  if (!row) throw new AppError("not_found", "lists.not_found", { key });
  return row;
}

async function readOne(source: Db, key: string): Promise<CustomerList> {
  return withUse(await existing(source, key), await readActiveSegments(source));
}

async function usedIn(source: Db, key: string): Promise<CustomerList["usedIn"]> {
  return withUse(await existing(source, key), await readActiveSegments(source)).usedIn;
}

function withUse({ id: _, ...row }: ListRow, active: ReadonlyMap<string, ActiveSegment>): CustomerList {
  return {
    ...row,
    usedIn: usersOfList(row.key, active).map(({ key, name, labels }) => ({ key, name, labels })),
  };
}
