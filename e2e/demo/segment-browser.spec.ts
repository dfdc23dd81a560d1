import { expect, test } from "@playwright/test";
import { loadClient, type SegmentPage, servePage } from "#e2e/segment-page.ts";
import { demoPeople } from "#lib/demo/people.ts";

let shop: SegmentPage;
test.beforeAll(async () => {
  shop = await servePage();
});
test.afterAll(() => shop.close());

test("what a shop's page tells Segment's client is on the customer's page", async ({
  page,
  request,
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const { email, password } = demoPeople.admin;
  const headers = { origin };
  const signedIn = await request.post("/api/auth/sign-in/email", { headers, data: { email, password } });
  expect(signedIn.status()).toBe(200);
  const made = await request.post("/api/write-keys", { headers, data: { name: "the shop's page" } });
  expect(made.ok()).toBe(true);
  const { secret } = await made.json();

  const userId = `visitor-${crypto.randomUUID()}`;
  await page.goto(shop.url);
  await loadClient(page, { writeKey: secret, cdnURL: origin, strategy: "standard" });
  await page.evaluate(async (user) => {
    const analytics = Reflect.get(window, "analytics");
    await analytics.page("Cat", "Name");
    await analytics.track("Quiz Taken", { score: 7, 城市: "北京" });
    await analytics.identify(user, { email: `${user}@shop.example`, loyaltyTier: "gold" });
  }, userId);

  const customer = async () => {
    const found = await request.get(`/api/customers/by-external-id?externalId=${userId}`);
    return found.ok() ? (await request.get(`/api/customers/${(await found.json()).id}`)).json() : undefined;
  };
  await expect.poll(async () => (await customer())?.eventCount).toBe(2);
  const shown = await customer();
  expect(shown.externalId).toBe(userId);
  expect(shown.ids.map(({ kind }: { kind: string }) => kind)).toEqual(["user", "anonymous"]);
  expect(shown.events.map(({ name }: { name: string }) => name).sort()).toEqual([
    "page_viewed",
    "quiz_taken",
  ]);
  expect(shown.traits).toMatchObject([{ name: "email" }, { name: "loyalty_tier", value: "gold" }]);

  const entry = await request.get("/api/catalog/entry?kind=event&name=quiz_taken");
  expect(await entry.json()).toMatchObject({
    isBuiltIn: false,
    properties: expect.arrayContaining([expect.objectContaining({ name: "score", types: { number: 1 } })]),
  });
});
