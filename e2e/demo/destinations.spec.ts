import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { expectAccessible, expectNoSidewaysScroll, signInAsRole } from "#e2e/screens.ts";

test("an admin adds a destination, tests it, pauses it and removes it; a marketer sees it", async ({
  page,
  context,
}) => {
  const got: { body: string; headers: Record<string, string> }[] = [];
  const receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      got.push({ body, headers: request.headers as Record<string, string> });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;

  await signInAsRole(page, "admin");
  await page.goto("/settings/destinations");
  await page.getByRole("button", { name: "Add a destination" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill("E-mail tool");
  await dialog.getByRole("textbox", { name: "Address" }).fill(url);
  await dialog.getByRole("checkbox", { name: "May be in a private network" }).check();
  await dialog.getByRole("button", { name: "Add a destination" }).click();
  const secret = await dialog.getByRole("textbox", { name: "Signing secret" }).inputValue();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "I have stored it" }).click();

  await page.getByRole("link", { name: "E-mail tool" }).click();
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText(/It answered 204/)).toBeVisible();
  const sent = got.find(({ body }) => body.includes('"test"'));
  expect(new Webhook(secret).verify(sent?.body ?? "", sent?.headers ?? {})).toMatchObject({ type: "test" });
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("Paused")).toBeVisible();
  await page.setViewportSize({ width: 375, height: 800 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  const address = page.url();

  await context.clearCookies();
  await signInAsRole(page, "marketer");
  await page.goto(address);
  await expect(page.getByText("Paused")).toBeVisible();
  await expect(page.getByRole("button", { name: "Remove" })).toHaveCount(0);

  await context.clearCookies();
  await signInAsRole(page, "admin");
  await page.goto(address);
  await page.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("textbox", { name: "Type E-mail tool to confirm" }).fill("E-mail tool");
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("No destination yet")).toBeVisible();
  receiver.close();
});
