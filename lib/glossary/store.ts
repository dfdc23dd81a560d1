import type { Db } from "#lib/db/client.ts";
import {
  type GlossaryEntry,
  type GlossaryLocale,
  type GlossaryWords,
  glossaryEntrySchema,
} from "#lib/glossary/schema.ts";
import { keyedWords } from "#lib/glossary/words.ts";
import type { Rule } from "#lib/rules/schema.ts";

const glossaryLock = 72707404;

/** Held to the end of the transaction by whoever changes the glossary, so that no word can be given twice. */
export async function lockGlossary(tx: Db): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${glossaryLock}::bigint)`;
}

type WordRow = { locale: string; key: string; word: string; place: number };
type Row = {
  id: string;
  rule: unknown;
  note: string;
  updatedBy: string;
  createdAt: Date;
  updatedAt: Date;
  words: WordRow[];
};

const withWords = { words: { orderBy: { place: "asc" } } } as const;

function toEntry(row: Row): GlossaryEntry {
  const of = (locale: GlossaryLocale) =>
    row.words.filter((word) => word.locale === locale).map(({ word }) => word);
  return glossaryEntrySchema.parse({
    id: row.id,
    words: { en: of("en"), zh: of("zh") },
    rule: row.rule,
    note: row.note,
    updatedBy: row.updatedBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  });
}

export async function listEntryRows(db: Db): Promise<GlossaryEntry[]> {
  const rows = await db.glossaryEntry.findMany({ include: withWords, orderBy: { id: "asc" } });
  return rows.map(toEntry);
}

export async function findEntryRow(db: Db, id: string): Promise<GlossaryEntry | undefined> {
  const row = await db.glossaryEntry.findUnique({ where: { id }, include: withWords });
  return row ? toEntry(row) : undefined;
}

/** A word of these that stands for another entry already. */
export async function findTakenWord(
  db: Db,
  words: GlossaryWords,
  ownId: string | undefined,
): Promise<string | undefined> {
  const rows = await db.glossaryWord.findMany({
    where: { OR: keyedWords(words).map(({ locale, key }) => ({ locale, key })) },
  });
  return rows.find(({ entryId }) => entryId !== ownId)?.word;
}

type Written = Pick<GlossaryEntry, "words" | "note" | "updatedBy"> & { readonly rule: Rule };

export async function insertEntry(tx: Db, { words, rule, ...rest }: Written): Promise<GlossaryEntry> {
  const row = await tx.glossaryEntry.create({
    data: { ...rest, rule: toJson(rule), words: { create: [...keyedWords(words)] } },
    include: withWords,
  });
  return toEntry(row);
}

export async function saveEntry(
  tx: Db,
  id: string,
  { words, rule, ...rest }: Written,
): Promise<GlossaryEntry> {
  await tx.glossaryWord.deleteMany({ where: { entryId: id } });
  const row = await tx.glossaryEntry.update({
    where: { id },
    data: { ...rest, rule: toJson(rule), words: { create: [...keyedWords(words)] } },
    include: withWords,
  });
  return toEntry(row);
}

export async function deleteEntry(tx: Db, id: string): Promise<void> {
  await tx.glossaryEntry.delete({ where: { id } });
}

export async function countEntries(db: Db): Promise<number> {
  return db.glossaryEntry.count();
}

function toJson(rule: Rule) {
  return JSON.parse(JSON.stringify(rule));
}
