// `npm test`: everything that has to hold, from a clean clone: checks, unit and database tests, the production build, and
// the browser tests. All run even if one fails; the last line sums up, and any failure ends with code 1. Tests against
// processes and clocks (database and browser) have a second try; one that needed it is named, for it is to be mended.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { check } from "./check.mjs";
import { ensureInstalled, findNode, root, runToEnd } from "./lib.mjs";
import { unsteadyInPlaywright, unsteadyInVitest } from "./test-report.mjs";

const started = performance.now();
const results = path.join(root, "test-results");
const tally = { passed: 0, failed: 0, skipped: 0 };
const broken = [];
const unsteady = [];

ensureInstalled();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
title("Checks");
if (!(await check())) broken.push("checks");
await runVitest("unit");
await runVitest("db");
title("Build");
if ((await runNode(["bin/build.mjs"])) !== 0) broken.push("build");
else await runPlaywright();

for (const { name, reason } of unsteady) console.log(`passed only at its second try: ${name} (${reason})`);
console.log(
  `\n${Math.round((performance.now() - started) / 1000)} s; ${broken.length === 0 ? "all is well" : `FAILED: ${broken.join(", ")}`}`,
);
// A failure that is no test's (a check, the build, a runner that broke) is counted, so that the last line cannot hide it.
const failed = Math.max(tally.failed, broken.length);
console.log(
  `${tally.passed} passed, ${failed} failed${tally.skipped > 0 ? `, ${tally.skipped} skipped` : ""}`,
);
process.exit(broken.length === 0 ? 0 : 1);

async function runVitest(project) {
  title(project === "unit" ? "Unit tests" : "Database tests");
  const report = path.join(results, `${project}.json`);
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runNode(["node_modules/vitest/vitest.mjs", "run", "--project", project, ...reporters]);
  const found = readReport(report);
  if (found) unsteady.push(...unsteadyInVitest(found));
  add(
    project,
    code,
    found && { passed: found.numPassedTests, failed: found.numFailedTests, skipped: found.numPendingTests },
  );
}

async function runPlaywright() {
  title("Browser tests");
  const code = await runNode(["node_modules/@playwright/test/cli.js", "test"]);
  const found = readReport(path.join(results, "e2e.json"));
  if (found) unsteady.push(...unsteadyInPlaywright(found));
  const stats = found?.stats;
  add(
    "browser",
    code,
    stats && { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped },
  );
}

function add(name, code, counts) {
  if (code !== 0 || !counts || counts.failed > 0) broken.push(name);
  for (const key of Object.keys(tally)) tally[key] += counts?.[key] ?? 0;
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

function runNode(args) {
  const node = findNode();
  // Whatever the tests start by the name `node` is to be this one, also without npm.
  const env = {
    ...process.env,
    PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
    NO_COLOR: "1",
  };
  return runToEnd(node, ["--disable-warning=ExperimentalWarning", ...args], { env });
}

function title(name) {
  console.log(`\n━━ ${name}`);
}
