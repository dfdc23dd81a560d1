import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import type { Page } from "@playwright/test";

const entry = createRequire(path.resolve("package.json")).resolve("@segment/analytics-next");
const library = path.join(path.dirname(entry), "../umd");

export type SegmentPage = { readonly url: string; readonly close: () => void };

/** A page of a shop, on another origin than Tideline's, that holds nothing but Segment's browser client. */
export async function servePage(): Promise<SegmentPage> {
  const pages = createServer(async (request, response) => {
    const name = path.basename(new URL(request.url ?? "/", "http://shop.test").pathname);
    if (name === "") {
      response.setHeader("content-type", "text/html");
      response.end("<!doctype html><title>Shop</title><script src=/index.js></script>");
      return;
    }
    response.setHeader("content-type", "text/javascript");
    response.end(await readFile(path.join(library, name)).catch(() => ""));
  }).listen(0, "127.0.0.1");
  await once(pages, "listening");
  const address = pages.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}/`, close: () => pages.close() };
}

/** Loads the client in the page as a shop would: with its write key and Tideline's address, and nothing else. */
export async function loadClient(
  page: Page,
  options: { readonly writeKey: string; readonly cdnURL: string; readonly strategy: "standard" | "batching" },
): Promise<void> {
  await page.evaluate(({ writeKey, cdnURL, strategy }) => {
    const { AnalyticsBrowser } = Reflect.get(window, "AnalyticsNext");
    const deliveryStrategy =
      strategy === "standard" ? undefined : { strategy, config: { size: 5, timeout: 200 } };
    const settings = { integrations: { "Segment.io": { deliveryStrategy } } };
    Reflect.set(window, "analytics", AnalyticsBrowser.load({ writeKey, cdnURL }, settings));
  }, options);
}
