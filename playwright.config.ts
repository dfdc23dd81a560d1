import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "#e2e/browser.ts";
import { freePort } from "#lib/launcher/free-port.ts";

// Three shops, each started by the real launcher on a free port, with a data folder of its own that is thrown away:
// - `shop` is empty: its first spec (e2e/shop/*.spec.ts, in the order of their names) makes the first admin;
// - `demo` holds a small demo shop with its three people (e2e/demo/*.spec.ts);
// - `pages` holds another, in which nothing is changed but how it is looked at (e2e/pages/*.spec.ts).
// The specs of one shop run one after the other, those of two shops beside each other.
// The workers read this file too: what was chosen once is handed on to them in the environment.

const { executablePath, args, env: browserEnv } = await findBrowser();
const shop = await chooseServer("SHOP");
const demo = await chooseServer("DEMO");
const pages = await chooseServer("PAGES");
const demoSettings = {
  TIDELINE_DEMO: "true",
  TIDELINE_DEMO_PEOPLE: process.env.TIDELINE_DEMO_PEOPLE ?? "300",
};

async function chooseServer(name: string): Promise<{ url: string; port: string; folder: string }> {
  const portKey = `TIDELINE_E2E_${name}_PORT`;
  const folderKey = `TIDELINE_E2E_${name}_FOLDER`;
  const port = process.env[portKey] ?? String(await freePort());
  const folder = process.env[folderKey] ?? path.join(tmpdir(), `tideline-e2e-${randomUUID()}`);
  if (!process.env[folderKey]) process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  Object.assign(process.env, { [portKey]: port, [folderKey]: folder });
  return { url: `http://localhost:${port}`, port, folder };
}

function server({ url, port, folder }: typeof shop, settings: Record<string, string>) {
  return {
    command: "node bin/start.mjs",
    url: `${url}/api/health`,
    env: { DATABASE_URL: "", PORT: port, TIDELINE_DATA_DIR: folder, ...settings },
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM" as const, timeout: 60_000 },
    stdout: "pipe" as const,
  };
}

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  forbidOnly: Boolean(process.env.CI),
  retries: 1, // `npm test` names whatever needed it
  workers: 2,
  timeout: 120_000, // there for what hangs, with room for a slow machine
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { ...(executablePath ? { executablePath } : {}), args, env: browserEnv },
  },
  projects: [
    { name: "demo", testDir: "e2e/demo", use: { baseURL: demo.url }, workers: 1 },
    { name: "pages", testDir: "e2e/pages", use: { baseURL: pages.url }, workers: 1 },
    { name: "shop", testDir: "e2e/shop", use: { baseURL: shop.url }, workers: 1 },
  ],
  webServer: [server(shop, {}), server(demo, demoSettings), server(pages, demoSettings)],
});
