import { expect, it } from "vitest";
import { createMailbox } from "#lib/live/mailbox.ts";

const moved = (...keys: string[]) => ({ moved: keys, isChanged: false, hasArrived: false });

it("puts together what was not taken yet", async () => {
  const mailbox = createMailbox();
  mailbox.put(moved("a", "b"));
  mailbox.put({ ...moved("b"), hasArrived: true });
  expect(await mailbox.take(0)).toEqual({ moved: ["a", "b"], isChanged: false, hasArrived: true });
  expect(await mailbox.take(0)).toBeUndefined();
});

it("hands over at once what comes while somebody waits", async () => {
  const mailbox = createMailbox();
  const taken = mailbox.take(60_000);
  mailbox.put(moved("a"));
  expect(await taken).toEqual(moved("a"));
});

it("lets who waits go when it is closed", async () => {
  const mailbox = createMailbox();
  const taken = mailbox.take(60_000);
  mailbox.close();
  expect(await taken).toBeUndefined();
  expect(mailbox.isClosed()).toBe(true);
});
