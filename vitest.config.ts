import { defineConfig } from "vitest/config";

const unitTests = ["{lib,cli,worker,app,components,bin}/**/*.test.{ts,tsx}"];
const dbTests = ["{lib,cli,worker,app}/**/*.db.test.ts"];

// Two projects: `unit` needs nothing; `db` has an embedded Postgres of its own (see lib/db/testing.ts). Time-outs are there
// for what hangs, with room for a slow machine: they say nothing of speed.
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: unitTests,
          exclude: dbTests,
          globalSetup: ["lib/db/ensure-client.ts"],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          retry: 1, // `npm test` names whatever needed it
          include: dbTests,
          globalSetup: ["lib/db/ensure-client.ts", "lib/db/testing-server.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
