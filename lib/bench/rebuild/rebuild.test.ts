import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { bench } from "#lib/bench/rebuild/rebuild.ts";

it("builds from Postgres what the bench makes by itself", { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "tideline-bench-"));
  // Where Postgres cannot run as this user, it must be able to enter as another.
  await chmod(folder, 0o711);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const options = { size: { customers: 500, events: 8_000 }, seed: 1, folder, say: () => undefined };
  // It fails where a rule counts other members in the one than in the other.
  const { figures } = await bench.run(options);
  expect(figures.map(({ name }) => name)).toEqual(["rebuild_rate", "rebuild_seconds", "rebuild_memory"]);
});
