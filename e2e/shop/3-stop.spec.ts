import { chmod, mkdtemp, rm } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { firstAdmin, signInAs } from "#e2e/screens.ts";
import { type Running, startLauncher } from "#lib/launcher/testing.ts";

/** A shop of this test's own: it is stopped in the middle of it. */
let folder = "";
let running: Running | undefined;

test.beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "tideline-e2e-"));
  await chmod(folder, 0o711);
});

test.afterEach(async () => {
  running?.child.kill("SIGTERM");
  await running?.ended;
  await rm(folder, { recursive: true, force: true });
});

type Slow = { readonly finish: () => void; readonly answer: Promise<{ status?: number; text: string }> };

/** A message whose sender takes its time: half of it is there, the rest comes when it is told to. */
function sendSlowly(url: string, secret: string): Slow {
  const headers = { authorization: `Basic ${btoa(`${secret}:`)}`, "content-type": "application/json" };
  const sending = httpRequest(`${url}/v1/batch`, { method: "POST", headers });
  const answer = new Promise<{ status?: number; text: string }>((resolve, reject) => {
    sending.once("error", reject).once("response", async (response) => {
      let text = "";
      for await (const chunk of response.setEncoding("utf8")) text += chunk;
      resolve({ ...(response.statusCode ? { status: response.statusCode } : {}), text });
    });
  });
  sending.write('{"batch":[{"type":"page",');
  return { finish: () => void sending.end('"userId":"ann","messageId":"slow"}]}'), answer };
}

test("stops within seconds while a browser listens to the news, and cuts no message off", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  running = await startLauncher(folder, { NODE_ENV: "production" }, "lib/launcher/main.ts");
  const { url } = running;
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  const data = { ...firstAdmin, shopName: "Harbour", timeZone: "UTC", currency: "EUR", locale: "en" };
  const headers = { origin: url };
  expect((await page.request.post("/api/first-admin", { headers, data })).ok()).toBe(true);
  const listening = page.waitForResponse("**/api/live");
  await signInAs(page, firstAdmin);
  expect((await listening).status()).toBe(200);
  const made = await page.request.post("/api/write-keys", { headers, data: { name: "slow" } });
  const slow = sendSlowly(url, (await made.json()).secret);
  await setTimeout(1_000);

  const started = performance.now();
  running.child.kill("SIGTERM");
  await setTimeout(1_000);
  slow.finish();
  expect(await slow.answer).toMatchObject({ status: 200, text: expect.stringContaining('"accepted":1') });
  expect(await running.ended).toBe(0);
  // A part that does not end is killed after 15 seconds.
  expect(performance.now() - started).toBeLessThan(14_000);
  await context.close();
});
