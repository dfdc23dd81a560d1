import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { AS_OF } from "#lib/bench/data/shape.ts";
import { measureHistory } from "#lib/bench/history.ts";
import { MS_PER_DAY } from "#lib/std/time-zone.ts";

it("counts every rule at every moment", { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "tideline-bench-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const options = { size: { customers: 500, events: 8_000 }, seed: 1, folder, say: () => undefined };
  const { figures, comparisons } = await measureHistory(options, [AS_OF, AS_OF - 365 * MS_PER_DAY]);
  expect(figures.map(({ name }) => name)).toEqual(["history_median", "history_slowest"]);
  const rows = comparisons?.[0]?.rows ?? [];
  expect(rows).toHaveLength(20);
  // The shop has grown: a year ago fewer lived in these countries.
  const [, first, now] = rows.find(([rule]) => rule === "country") ?? [];
  expect(Number(first)).toBeGreaterThan(0);
  expect(Number(first)).toBeLessThan(Number(now));
});
