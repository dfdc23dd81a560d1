import { afterAll, expect, it } from "vitest";
import { testDatabase } from "#lib/db/testing.ts";
import { startBells } from "#worker/bells.ts";

const db = await testDatabase();
const bells = startBells(db.url);
afterAll(() => bells.stop());

it("rings who asked for it, and says whether it rang", async () => {
  const bell = bells.subscribe("tideline_messages", "tideline_screens");
  const other = bells.subscribe("tideline_movements");
  // It rings when listening begins: something may have been missed.
  expect([await bell.wait(20_000), await other.wait(20_000)]).toEqual([true, true]);
  const ringing = bell.wait(20_000);
  await db.sql.query("insert into customer_list (id, key, name) values (uuidv7(), 'fair', 'Fair')");
  expect(await ringing).toBe(true);
  expect([await bell.wait(0), await other.wait(0)]).toEqual([false, false]);
});
