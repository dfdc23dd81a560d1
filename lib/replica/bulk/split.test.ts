import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { Numbers } from "#lib/replica/bulk/numbers.ts";
import { createSplit } from "#lib/replica/bulk/split.ts";

const places = new Map([
  [7, 0],
  [1_234_567, 1],
  [10, 2],
]);
const numbers: Numbers = {
  c: Int32Array.from([1, 2_147_483_647, 100]),
  s: Int32Array.from([9, 10, 99]),
  placeOf: (id) => places.get(id),
};

async function split(rows: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), "tideline-split-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const sink = createSplit(folder, "event-5", numbers);
  const all = Buffer.from(rows.join(""));
  let from = 0;
  for (const row of rows) {
    const to = from + Buffer.byteLength(row);
    sink.row(all, from, to);
    from = to;
  }
  const { subjects, bytes } = await sink.end();
  const files = await Promise.all(
    subjects.map(async ({ subject, path, rows: count }) => ({
      subject,
      count,
      text: await readFile(path, "utf8"),
    })),
  );
  return { files, bytes };
}

it("puts the rows of each subject into a file, with the numbers of customer and sender", async () => {
  const made = await split(['b\t7\t1\t0\t\t{"a": 1}\n', "a\t1234567\t2\t5\tx\t{}\n", "b\t10\t3\t-1\t\t{}\n"]);
  expect(made).toEqual({
    files: [
      { subject: "a", count: 1, text: "2147483647\t10\t2\t5\tx\t{}\n" },
      { subject: "b", count: 2, text: '1\t9\t1\t0\t\t{"a": 1}\n100\t99\t3\t-1\t\t{}\n' },
    ],
    bytes: 57,
  });
});

it("tells subjects apart that hash alike, or hold what Postgres quotes", async () => {
  // "Aa" and "BB" have the same hash.
  const { files } = await split([
    "Aa\t7\t1\n",
    "BB\t7\t2\n",
    "Aa\t7\t3\n",
    "\u0001t\tb\u0001\t7\t4\n",
    "\u0001q\u0001\u0001q\u0001\t7\t5\n",
    "äö\t7\t6\n",
  ]);
  expect(files.map(({ subject, text }) => [subject, text])).toEqual([
    ["Aa", "1\t9\t1\n1\t9\t3\n"],
    ["BB", "1\t9\t2\n"],
    ["q\u0001q", "1\t9\t5\n"],
    ["t\tb", "1\t9\t4\n"],
    ["äö", "1\t9\t6\n"],
  ]);
});

it("says that a customer is unknown", async () => {
  await expect(split(["a\t8\t1\n"])).rejects.toThrow("Customer 8 is unknown");
});
