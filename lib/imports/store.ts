import type { Db } from "#lib/db/client.ts";
import { type Mapping, mappingSchema } from "#lib/imports/mapping.ts";
import {
  type Cursor,
  cursorSchema,
  type Import,
  importSchema,
  importStatuses,
  type Problem,
  problemSchema,
  type Tally,
  tallySchema,
} from "#lib/imports/schema.ts";

/** An import as whoever runs it needs it. */
export type ImportState = {
  readonly id: string;
  readonly status: Import["status"];
  readonly mapping: Mapping | undefined;
  readonly cursor: Cursor;
  readonly tally: Tally;
  readonly createdAt: Date;
  readonly fileName: string;
};

type Row = {
  id: string;
  fileName: string;
  fileBytes: bigint;
  mapping: unknown;
  status: Import["status"];
  tally: unknown;
  error: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  createdBy: { name: string } | null;
};

const shape = {
  id: true,
  fileName: true,
  fileBytes: true,
  mapping: true,
  status: true,
  tally: true,
  error: true,
  createdAt: true,
  finishedAt: true,
  createdBy: { select: { name: true } },
} as const;

export async function insertImport(
  tx: Db,
  made: {
    id: string;
    fileName: string;
    fileHash: Uint8Array<ArrayBuffer>;
    fileBytes: number;
    createdById: string | null;
  },
): Promise<void> {
  await tx.import.create({ data: { ...made, mapping: {} } });
}

export async function findImport(db: Db, id: string): Promise<Import | undefined> {
  const row = await db.import.findUnique({ where: { id }, select: shape });
  return row ? toImport(row) : undefined;
}

export async function listImports(
  db: Db,
  page: { page: number; pageSize: number },
): Promise<{ rows: Import[]; total: number }> {
  const [rows, total] = await Promise.all([
    db.import.findMany({
      select: shape,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page.page - 1) * page.pageSize,
      take: page.pageSize,
    }),
    db.import.count(),
  ]);
  return { rows: rows.map(toImport), total };
}

/** Imports that somebody wants to go on, such as those that a crash ended. */
export async function listUnfinished(db: Db): Promise<{ id: string; status: "running" | "undoing" }[]> {
  const rows = await db.import.findMany({
    where: { status: { in: ["running", "undoing"] } },
    select: { id: true, status: true },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ id, status }) => ({ id, status: status === "undoing" ? "undoing" : "running" }));
}

/** The newest import of the same content that can go on, or whose file is still there. */
export async function findSameFile(
  db: Db,
  fileHash: Uint8Array<ArrayBuffer>,
  mapping: Mapping,
): Promise<string | undefined> {
  const rows = await db.import.findMany({
    where: { fileHash, status: { in: ["running", "paused", "failed"] } },
    select: { id: true, mapping: true },
    orderBy: { createdAt: "desc" },
  });
  return rows.find((row) => JSON.stringify(toMapping(row.mapping)) === JSON.stringify(mapping))?.id;
}

export async function getState(db: Db, id: string): Promise<ImportState | undefined> {
  const row = await db.import.findUnique({ where: { id } });
  if (!row) return undefined;
  return {
    id: row.id,
    status: row.status,
    mapping: toMapping(row.mapping),
    cursor: row.cursor === null ? { phase: "reading" } : cursorSchema.parse(row.cursor),
    tally: tallySchema.parse(row.tally),
    createdAt: row.createdAt,
    fileName: row.fileName,
  };
}

/** Changes the status if it is one of `from`. @returns whether it was */
export async function changeStatus(
  db: Db,
  id: string,
  from: readonly Import["status"][],
  to: Import["status"],
  change: { error?: string | null; finishedAt?: Date | null } = {},
): Promise<boolean> {
  const { count } = await db.import.updateMany({
    where: { id, status: { in: [...from] } },
    data: { status: to, ...change },
  });
  return count === 1;
}

export async function saveMapping(db: Db, id: string, mapping: Mapping): Promise<void> {
  await db.import.update({ where: { id }, data: { mapping } });
}

/**
 * Notes how far a running import has come, if it is still running and nobody else has moved it on: of two processes
 * that run it, one goes on and the other stops.
 */
export async function advance(
  tx: Db,
  id: string,
  from: Cursor,
  to: { cursor: Cursor; tally: Tally; linesDone: number },
): Promise<boolean> {
  const { rowCount } = await tx.sql.query(
    `update import set cursor = $3, tally = $4, lines_done = $5
     where id = $1 and status = 'running' and coalesce(cursor, '{"phase": "reading"}') = $2::jsonb`,
    [id, JSON.stringify(from), JSON.stringify(to.cursor), JSON.stringify(to.tally), to.linesDone],
  );
  return rowCount === 1;
}

/** How many lines were read, while the file is read; not more than a sign of life. */
export async function noteReading(db: Db, id: string, lines: number): Promise<boolean> {
  const { rowCount } = await db.sql.query(
    `update import set tally = jsonb_set(tally, '{lines}', to_jsonb($2::bigint)) where id = $1 and status = 'running'`,
    [id, lines],
  );
  return rowCount === 1;
}

/** Lines that were set aside; one that is known already stays as it is. */
export async function insertProblems(db: Db, id: string, problems: readonly Problem[]): Promise<void> {
  if (problems.length === 0) return;
  await db.sql.query({
    name: "import_problems",
    text: `insert into import_problem (import_id, line, code, path, reason, raw)
           select $1, line, code, path, reason, raw::jsonb
           from unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[]) as p (line, code, path, reason, raw)
           on conflict do nothing`,
    values: [
      id,
      problems.map(({ line }) => line),
      problems.map(({ code }) => code),
      problems.map(({ column }) => storable(column)),
      problems.map(({ reason }) => storable(reason)),
      problems.map(({ cells }) => storable(JSON.stringify(cells)).replaceAll("\\u0000", "\\ufffd")),
    ],
  });
}

export async function listProblems(
  db: Db,
  id: string,
  page: { after?: number; skip?: number; take: number; code?: string },
): Promise<{ rows: Problem[]; total: number }> {
  const where = { importId: id, ...(page.code && { code: page.code }) };
  const [rows, total] = await Promise.all([
    db.importProblem.findMany({
      where: { ...where, ...(page.after !== undefined && { line: { gt: page.after } }) },
      orderBy: { line: "asc" },
      skip: page.skip ?? 0,
      take: page.take,
    }),
    db.importProblem.count({ where }),
  ]);
  return {
    rows: rows.map((row) =>
      problemSchema.parse({ ...row, line: Number(row.line), column: row.path, cells: row.raw }),
    ),
    total,
  };
}

function toImport(row: Row): Import {
  return importSchema.parse({
    ...row,
    fileBytes: Number(row.fileBytes),
    mapping: toMapping(row.mapping) ?? null,
    status: importStatuses.find((status) => status === row.status),
    createdBy: row.createdBy?.name ?? null,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  });
}

/** An upload has none until somebody has chosen one. */
function toMapping(stored: unknown): Mapping | undefined {
  const parsed = mappingSchema.safeParse(stored);
  return parsed.success ? parsed.data : undefined;
}

/** Postgres keeps neither NUL nor lone surrogates. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "\uFFFD");
}
