import { recordAudit } from "#lib/audit/record.ts";
import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { db, transaction } from "#lib/db/client.ts";
import {
  type GlossaryEntry,
  type GlossaryEntryInput,
  maxGlossaryEntries,
  type UpdateGlossaryEntryInput,
  type UsedGlossaryEntry,
} from "#lib/glossary/schema.ts";
import {
  countEntries,
  deleteEntry,
  findEntryRow,
  findTakenWord,
  insertEntry,
  listEntryRows,
  lockGlossary,
  saveEntry,
} from "#lib/glossary/store.ts";
import { segmentsByPart } from "#lib/glossary/used-in.ts";
import { distinctWords } from "#lib/glossary/words.ts";
import { ruleKey } from "#lib/rules/keys.ts";
import { readRuleCatalog } from "#lib/segments/catalog-service.ts";
import { checkRule } from "#lib/segments/content.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import { AppError } from "#lib/std/app-error.ts";

/** The shop's words, each with the segments that use its rule. */
export async function listGlossary(actor: Actor): Promise<UsedGlossaryEntry[]> {
  requirePermission(actor, "segment:read");
  const [entries, active] = await Promise.all([listEntryRows(db), readActiveSegments(db)]);
  const users = segmentsByPart(active.values());
  return entries.map((entry) => ({
    ...entry,
    usedIn: (users.get(ruleKey(entry.rule)) ?? []).map(({ key, name, labels }) => ({ key, name, labels })),
  }));
}

/** Gives words a meaning. From the next description on, it comes before the named defaults and is cited. */
export async function addGlossaryEntry(actor: Actor, input: GlossaryEntryInput): Promise<GlossaryEntry> {
  requirePermission(actor, "glossary:manage");
  return transaction(async (tx) => {
    await lockGlossary(tx);
    if ((await countEntries(tx)) >= maxGlossaryEntries)
      throw new AppError("too_many", "glossary.too_many", { most: maxGlossaryEntries });
    const rule = checkRule(input.rule, await readRuleCatalog(tx));
    const words = distinctWords(input.words);
    refuseTaken(await findTakenWord(tx, words, undefined));
    const entry = await insertEntry(tx, { words, rule, note: input.note, updatedBy: actor.name });
    await recordAudit(tx, actor, {
      action: "glossary.added",
      subject: `glossary:${entry.id}`,
      detail: { words, rule },
    });
    return entry;
  });
}

/** Changes words or meaning. Segments that were made by the former meaning keep their rules. */
export async function changeGlossaryEntry(
  actor: Actor,
  { id, ...input }: UpdateGlossaryEntryInput,
): Promise<GlossaryEntry> {
  requirePermission(actor, "glossary:manage");
  return transaction(async (tx) => {
    await lockGlossary(tx);
    const before = await findEntryRow(tx, id);
    if (!before) throw new AppError("not_found", "glossary.not_found");
    const rule = checkRule(input.rule, await readRuleCatalog(tx));
    const words = distinctWords(input.words);
    refuseTaken(await findTakenWord(tx, words, id));
    const entry = await saveEntry(tx, id, { words, rule, note: input.note, updatedBy: actor.name });
    await recordAudit(tx, actor, {
      action: "glossary.changed",
      subject: `glossary:${id}`,
      detail: {
        before: { words: before.words, rule: before.rule, note: before.note },
        after: { words, rule, note: entry.note },
      },
    });
    return entry;
  });
}

/** Takes a definition away. Words fall back to the named defaults; rules that were made with it stay as they are. */
export async function removeGlossaryEntry(actor: Actor, id: string): Promise<void> {
  requirePermission(actor, "glossary:manage");
  await transaction(async (tx) => {
    await lockGlossary(tx);
    const entry = await findEntryRow(tx, id);
    if (!entry) throw new AppError("not_found", "glossary.not_found");
    await deleteEntry(tx, id);
    const { words, rule } = entry;
    await recordAudit(tx, actor, {
      action: "glossary.removed",
      subject: `glossary:${id}`,
      detail: { words, rule },
    });
  });
}

function refuseTaken(word: string | undefined): void {
  if (word !== undefined) throw new AppError("conflict", "glossary.word_taken", { word });
}
