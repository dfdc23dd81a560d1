import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Money } from "#lib/currencies/convert.ts";
import type { DryRun } from "#lib/imports/dry-run-schema.ts";
import { unitsOf } from "#lib/imports/load.ts";
import type { Mapping } from "#lib/imports/mapping.ts";
import { textBytesOf } from "#lib/imports/read-file.ts";
import { readLines } from "#lib/imports/read-lines.ts";
import { addTo, emptyTally, type Problem, type Tally } from "#lib/imports/schema.ts";
import { createSpill, partitionsFor, readPartition } from "#lib/imports/spill.ts";
import type { JsonRecord } from "#lib/messages/schema.ts";

const MOST_PROBLEMS = 50;
const MOST_SAMPLES = 5;

/**
 * What an import would do, without a trace in the database.
 *
 * @param mostLines stop reading after so many lines of data
 * @throws FileError if the file does not fit the mapping
 */
export async function dryRun(
  file: string,
  mapping: Mapping,
  options: { mostLines?: number; money?: Money } = {},
): Promise<DryRun> {
  const scratch = await mkdtemp(path.join(tmpdir(), "tideline-dry-run-"));
  try {
    return await tryIn(path.join(scratch, "spill"), file, mapping, options);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function tryIn(
  folder: string,
  file: string,
  mapping: Mapping,
  { mostLines = Number.POSITIVE_INFINITY, money }: { mostLines?: number; money?: Money },
): Promise<DryRun> {
  const partitions = Number.isFinite(mostLines) ? 1 : partitionsFor(await textBytesOf(file));
  const spill = await createSpill(folder, partitions);
  let tally: Tally = emptyTally;
  const problems: Problem[] = [];
  const samples: JsonRecord[] = [];
  const setAside = (problem: Problem) => {
    tally = { ...tally, setAside: addTo(tally.setAside, problem.code, 1) };
    if (problems.length < MOST_PROBLEMS) problems.push(problem);
  };
  const { header, lines } = await readLines(file, mapping);
  let isWhole = true;
  for await (const read of lines) {
    if (tally.lines >= mostLines) {
      isWhole = false;
      break;
    }
    tally = { ...tally, lines: tally.lines + 1 };
    if (read.kind === "line") await spill.write(read);
    else setAside(read.problem);
  }
  await spill.close(header);
  for (let partition = 0; partition < partitions; partition += 1) {
    const known = await readPartition(folder, partition);
    for (const unit of unitsOf(known, {
      mapping,
      header,
      state: { createdAt: new Date(0) },
      ...(money && { money }),
    })) {
      if (unit.kind === "problem") {
        for (const problem of unit.problems) setAside(problem);
        continue;
      }
      tally = { ...tally, accepted: tally.accepted + unit.group.lines.length };
      for (const message of unit.group.messages) {
        const name = String(message.event ?? message.type);
        tally = { ...tally, messages: addTo(tally.messages, name, 1) };
      }
      if (samples.length < MOST_SAMPLES)
        samples.push(...unit.group.messages.slice(0, MOST_SAMPLES - samples.length));
    }
  }
  return { tally, isWhole, problems: problems.toSorted((a, b) => a.line - b.line), samples };
}
