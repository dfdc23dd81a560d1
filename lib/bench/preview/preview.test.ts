import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { bench } from "#lib/bench/preview/preview.ts";
import { PREVIEW_RULES } from "#lib/bench/preview/rules.ts";
import { HAND_WRITTEN } from "#lib/bench/rivals/hand-written.ts";
import { Rule } from "#lib/rules/schema.ts";

it("holds 20 valid rules, each written by hand too", () => {
  expect(Object.keys(PREVIEW_RULES)).toHaveLength(20);
  expect(Object.keys(HAND_WRITTEN)).toEqual(Object.keys(PREVIEW_RULES));
  for (const rule of Object.values(PREVIEW_RULES)) expect(Rule.parse(rule)).toEqual(rule);
});

it("counts the same members as the SQL written by hand, and says how long it took", {
  timeout: 60_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), "tideline-bench-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const options = {
    size: { customers: 2_000, events: 40_000 },
    seed: 1,
    folder,
    against: ["duckdb" as const],
    say: () => undefined,
  };
  const { figures, comparisons } = await bench.run(options);
  expect(figures.map(({ name }) => name)).toEqual([
    "preview_median",
    "preview_slowest",
    "preview_cpu_median",
    "fastest_on",
    "times_duckdb",
  ]);
  const members = comparisons?.[0]?.rows.map((row) => Number(row[1])) ?? [];
  expect(members).toHaveLength(20);
  // Rules that select nobody would prove nothing.
  expect(members.filter((count) => count > 0).length).toBeGreaterThan(15);
});
