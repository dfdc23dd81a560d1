import type { Money } from "#lib/currencies/convert.ts";
import type { Database, Db } from "#lib/db/client.ts";
import { Interrupted } from "#lib/imports/interrupted.ts";
import type { Mapping } from "#lib/imports/mapping.ts";
import {
  addTo,
  type Cursor,
  namedCells,
  type Problem,
  settledLines,
  type Tally,
} from "#lib/imports/schema.ts";
import { readPartition, type SpilledLine } from "#lib/imports/spill.ts";
import { advance, type ImportState, insertProblems } from "#lib/imports/store.ts";
import { type Group, toGroups } from "#lib/imports/to-messages.ts";
import { acceptCandidates } from "#lib/ingest/accept.ts";
import { prepareMessage } from "#lib/ingest/prepare.ts";
import type { Candidate, IngestContext, Outcome } from "#lib/ingest/schema.ts";
import type { Instant } from "#lib/std/time-zone.ts";

export type LoadOptions = {
  readonly database: Database;
  readonly mapping: Mapping;
  readonly state: ImportState & { cursor: Cursor & { phase: "loading" } };
  readonly spillFolder: string;
  readonly header: readonly string[];
  readonly money?: Money;
  readonly onProgress?: (tally: Tally) => void;
};

/** What is accepted or set aside as a whole; a cursor counts these. */
export type Unit =
  | { readonly kind: "group"; readonly group: Group; readonly candidates: readonly Candidate[] }
  | { readonly kind: "problem"; readonly problems: readonly Problem[] };

/** Short transactions: other sources wait for their numbers meanwhile. */
const MESSAGES_PER_BATCH = 1_000;
const LINES_PER_BATCH = 10_000;

/** Accepts what was read, from the cursor on. */
export async function loadPartitions(options: LoadOptions): Promise<void> {
  const { state, spillFolder, onProgress } = options;
  let { cursor, tally } = state as { cursor: Cursor & { phase: "loading" }; tally: Tally };
  while (cursor.partition < cursor.partitions) {
    const units = unitsOf(await readPartition(spillFolder, cursor.partition), options);
    while (cursor.unit < units.length) {
      const batch = nextBatch(units, cursor.unit);
      const next = { ...cursor, unit: cursor.unit + batch.length };
      tally = await loadBatch(batch, { cursor, next, tally }, options);
      cursor = next;
      onProgress?.(tally);
    }
    cursor = await turnPage(cursor, tally, options);
  }
}

/** The units of a partition, in the order in which they begin in the file. */
export function unitsOf(
  byKey: ReadonlyMap<string, readonly SpilledLine[]>,
  options: {
    readonly mapping: Mapping;
    readonly header: readonly string[];
    readonly state: { readonly id?: string; readonly createdAt: Date };
    readonly money?: Money;
  },
): readonly Unit[] {
  const context: IngestContext = {
    source: "import",
    receivedAt: undefined,
    keepsRejected: false,
    ...(options.state.id !== undefined && { importId: options.state.id }),
    ...(options.money && { money: options.money }),
  };
  const importAt: Instant = options.state.createdAt.getTime();
  return [...byKey.values()].flatMap((spilled) => {
    const { groups, problem } = toGroups(
      options.mapping,
      spilled.map(({ line }) => line),
      importAt,
    );
    const units = groups.map((group) => toUnit(group, spilled, context, options.header));
    if (!problem) return units;
    const problems = problemsOf(problem.lines, spilled, options.header, { ...problem, column: "" });
    return [...units, { kind: "problem" as const, problems }];
  });
}

function toUnit(
  group: Group,
  spilled: readonly SpilledLine[],
  context: IngestContext,
  header: readonly string[],
): Unit {
  const candidates = group.messages.map((message) => prepareMessage(message, context));
  for (const { reading } of candidates) {
    if (reading.ok) continue;
    const { code, path, message } = reading.error;
    return {
      kind: "problem",
      problems: problemsOf(group.lines, spilled, header, { code, column: path, message }),
    };
  }
  return { kind: "group", group, candidates };
}

function problemsOf(
  lines: readonly number[],
  spilled: readonly SpilledLine[],
  header: readonly string[],
  what: { readonly code: string; readonly column: string; readonly message: string },
): readonly Problem[] {
  const wanted = new Set(lines);
  return spilled
    .filter(({ line }) => wanted.has(line.line))
    .map(({ line, cells }) => ({
      line: line.line,
      code: what.code,
      column: what.column,
      reason: what.message,
      cells: namedCells(header, cells),
    }));
}

function nextBatch(units: readonly Unit[], from: number): readonly Unit[] {
  let [end, messages, lines] = [from, 0, 0];
  while (end < units.length) {
    const unit = units[end];
    if (!unit) break;
    messages += unit.kind === "group" ? unit.candidates.length : 0;
    lines += unit.kind === "group" ? unit.group.lines.length : unit.problems.length;
    if (end > from && (messages > MESSAGES_PER_BATCH || lines > LINES_PER_BATCH)) break;
    end += 1;
  }
  return units.slice(from, end);
}

type Step = { readonly cursor: Cursor; readonly next: Cursor; readonly tally: Tally };

/** One batch in one transaction, with the cursor and tally that say so. */
async function loadBatch(
  units: readonly Unit[],
  step: Step,
  { database, state }: LoadOptions,
): Promise<Tally> {
  let tally = step.tally;
  const candidates = units.flatMap((unit) => (unit.kind === "group" ? unit.candidates : []));
  const problems = units.flatMap((unit) => (unit.kind === "problem" ? unit.problems : []));
  const within = async (tx: Db, outcomes: readonly Outcome[]) => {
    tally = tallyOf(step.tally, units, outcomes);
    await insertProblems(tx, state.id, problems);
    const isOurs = await advance(tx, state.id, step.cursor, {
      cursor: step.next,
      tally,
      linesDone: settledLines(tally),
    });
    if (!isOurs) throw new Interrupted();
  };
  await acceptCandidates(candidates, { database, within });
  return tally;
}

function tallyOf(before: Tally, units: readonly Unit[], outcomes: readonly Outcome[]): Tally {
  let tally = before;
  let at = 0;
  for (const unit of units) {
    if (unit.kind === "problem") {
      for (const { code } of unit.problems) tally = { ...tally, setAside: addTo(tally.setAside, code, 1) };
      continue;
    }
    const own = outcomes.slice(at, at + unit.candidates.length);
    at += unit.candidates.length;
    const isNew = own[0]?.kind === "accepted";
    const lines = unit.group.lines.length;
    tally = isNew
      ? { ...tally, accepted: tally.accepted + lines }
      : { ...tally, duplicates: tally.duplicates + lines };
    for (const [index, { reading }] of unit.candidates.entries()) {
      if (own[index]?.kind !== "accepted" || !reading.ok) continue;
      const name = reading.value.kind === "event" ? reading.value.name : "identify";
      tally = { ...tally, messages: addTo(tally.messages, name, 1) };
    }
  }
  return tally;
}

/** On to the next partition. */
async function turnPage(
  cursor: Cursor & { phase: "loading" },
  tally: Tally,
  { database, state }: LoadOptions,
): Promise<Cursor & { phase: "loading" }> {
  const next = { ...cursor, partition: cursor.partition + 1, unit: 0 };
  const isOurs = await advance(database, state.id, cursor, {
    cursor: next,
    tally,
    linesDone: settledLines(tally),
  });
  if (!isOurs) throw new Interrupted();
  return next;
}
