import { join } from "node:path";
import type { RowSink } from "#lib/db/copy-out.ts";
import { createRowFiles, type RowFile } from "#lib/db/row-files.ts";
import type { Numbers } from "#lib/replica/bulk/numbers.ts";
import { ReplicaOutdated } from "#lib/replica/outdated.ts";

/** Rows of one event name or trait in a file: see rows-file.ts for its columns. */
export type SubjectFile = { readonly subject: string; readonly path: string; readonly rows: number };

export type Split = { readonly subjects: readonly SubjectFile[]; readonly bytes: number };

type Subject = { readonly name: Buffer; readonly file: RowFile; rows: number };

const [TAB, QUOTE, ZERO] = [9, 1, 48];
/** The most that two numbers of customers and the tabs after them take. */
const NUMBERS_BYTES = 32;

/**
 * Puts rows of Postgres (`subject`, `sender`, and more) into a file for each subject, with the numbers of the customer and of the
 * sender (`c`, `s`) in place of both. Only those two fields are looked at.
 */
export function createSplit(folder: string, label: string, numbers: Numbers): RowSink<Split> {
  const files = createRowFiles();
  const subjects: Subject[] = [];
  const byHash = new Map<number, Subject[]>();
  let unknown: number | undefined;

  return {
    row: (bytes, from, to) => {
      const end = endOfSubject(bytes, from);
      const subject = subjectOf(bytes, from, end);
      let sender = 0;
      let at = end + 1;
      for (let byte = bytes[at] ?? TAB; byte !== TAB; byte = bytes[at] ?? TAB) {
        sender = sender * 10 + (byte - ZERO);
        at += 1;
      }
      const place = numbers.placeOf(sender);
      if (place === undefined) {
        unknown = sender;
        return;
      }
      const { file } = subject;
      file.reserve(to - at + NUMBERS_BYTES);
      const { buffer } = file;
      let next = writeNumber(buffer, file.filled, numbers.c[place] ?? 0);
      buffer[next] = TAB;
      next = writeNumber(buffer, next + 1, numbers.s[place] ?? 0);
      bytes.copy(buffer, next, at, to);
      file.filled = next + to - at;
      subject.rows += 1;
    },
    room: files.room,
    end: async () => {
      const total = await files.end();
      if (unknown !== undefined) throw new ReplicaOutdated(`Customer ${unknown} is unknown`);
      const made = subjects.map(({ name, file, rows }) => ({ subject: textOf(name), path: file.path, rows }));
      return { subjects: made.toSorted((a, b) => (a.subject < b.subject ? -1 : 1)), bytes: total };
    },
  };

  function subjectOf(bytes: Buffer, from: number, end: number): Subject {
    let hash = 0;
    for (let at = from; at < end; at += 1) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
    const alike = byHash.get(hash) ?? [];
    for (const one of alike) if (isAt(bytes, from, end, one.name)) return one;
    const file = files.add(join(folder, `${label}-${subjects.length}.csv`));
    const made: Subject = { name: Buffer.from(bytes.subarray(from, end)), file, rows: 0 };
    subjects.push(made);
    byHash.set(hash, [...alike, made]);
    return made;
  }
}

/** Where the first field ends. A quoted one may hold tabs. */
function endOfSubject(bytes: Buffer, from: number): number {
  let isQuoted = false;
  let at = from;
  for (let byte = bytes[at] ?? TAB; byte !== TAB || isQuoted; byte = bytes[at] ?? TAB) {
    if (byte === QUOTE) isQuoted = !isQuoted;
    at += 1;
  }
  return at;
}

function isAt(bytes: Buffer, from: number, end: number, name: Buffer): boolean {
  if (name.length !== end - from) return false;
  for (let at = 0; at < name.length; at += 1) if (bytes[from + at] !== name[at]) return false;
  return true;
}

/** A field as it was before Postgres quoted it. */
function textOf(field: Buffer): string {
  const text = field.toString("utf8");
  return text.startsWith("\u0001") ? text.slice(1, -1).replaceAll("\u0001\u0001", "\u0001") : text;
}

/** A whole number of 0 or more in decimal digits; returns where it ends. */
function writeNumber(buffer: Buffer, at: number, value: number): number {
  let digits = 1;
  for (let power = 10; power <= value; power *= 10) digits += 1;
  let rest = value;
  for (let place = at + digits - 1; place >= at; place -= 1) {
    const tenth = Math.floor(rest / 10);
    buffer[place] = ZERO + (rest - tenth * 10);
    rest = tenth;
  }
  return at + digits;
}
