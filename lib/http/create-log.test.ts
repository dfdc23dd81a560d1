import { expect, it } from "vitest";
import { createLog } from "#lib/http/create-log.ts";

/** A log on a disk that can be filled, with a clock that the test moves. */
function aLog() {
  const disk = { text: "", room: Infinity, at: 0 };
  const write = (text: string) => {
    if (disk.room === 0) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    const written = text.slice(0, disk.room);
    disk.text += written;
    disk.room -= written.length;
    return written.length;
  };
  const log = createLog("web", write, () => disk.at);
  return { disk, log, entries: () => disk.text.split("\n").filter(Boolean) };
}

const failure = (code: string) => ({ err: Object.assign(new Error("no"), { code }) });

it("goes on while nothing can be written, and tells afterwards how much was lost", () => {
  const { disk, log, entries } = aLog();
  disk.room = 20;
  for (const each of ["a", "b", "c"]) log.info(each);
  disk.room = Infinity;
  log.info("d");
  log.info("e");
  const [cut, ...whole] = entries();
  expect(cut).toHaveLength(20);
  expect(whole.map((line) => JSON.parse(line))).toMatchObject([
    { lostEntries: 3 },
    { process: "web", msg: "d" },
    { msg: "e" },
  ]);
});

it("leaves out for a minute what says the same, and tells how often", () => {
  const { disk, log, entries } = aLog();
  for (let count = 0; count < 5; count += 1) log.error(failure("53100"), "it failed");
  log.error(failure("08006"), "it failed");
  disk.at = 60_000;
  log.error(failure("53100"), "it failed");
  expect(entries().map((line) => [JSON.parse(line).err.code, JSON.parse(line).leftOut])).toEqual([
    ["53100", undefined],
    ["08006", undefined],
    ["53100", 4],
  ]);
});

it("leaves out nothing that somebody was given a reference for", () => {
  const { log, entries } = aLog();
  for (const reference of ["a", "b"]) log.error({ ...failure("53100"), reference }, "an operation failed");
  expect(entries()).toHaveLength(2);
});
