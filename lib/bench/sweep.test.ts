import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { bench, sweepRules } from "#lib/bench/sweep.ts";

it("sweeps 100 segments, nearly all of them different", { timeout: 60_000 }, async () => {
  const rules = new Set(sweepRules().map((rule) => JSON.stringify(rule)));
  expect(rules.size).toBeGreaterThan(65);
  const folder = await mkdtemp(join(tmpdir(), "tideline-bench-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const options = { size: { customers: 500, events: 8_000 }, seed: 1, folder, say: () => undefined };
  const { figures } = await bench.run(options);
  expect(figures.map(({ name }) => name)).toEqual(["sweep_seconds", "sweep_median", "sweep_members"]);
  expect(figures[2]?.value).toBeGreaterThan(500);
});
