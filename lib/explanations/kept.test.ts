import { expect, it } from "vitest";
import { createKept, lastWholeMoment } from "#lib/explanations/kept.ts";

it("explains now as of the last five minutes", () => {
  expect(lastWholeMoment(Date.parse("2026-05-01T10:04:59.999Z"))).toBe(Date.parse("2026-05-01T10:00:00Z"));
  expect(lastWholeMoment(Date.parse("2026-05-01T10:05:00Z"))).toBe(Date.parse("2026-05-01T10:05:00Z"));
});

it("makes a thing once, the failed anew, and forgets the oldest", async () => {
  const kept = createKept<number>();
  let made = 0;
  const make = () => Promise.resolve(++made);
  expect(await Promise.all([kept("a", make), kept("a", make)])).toEqual([1, 1]);
  await expect(kept("b", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await kept("b", make)).toBe(2);
  for (let index = 0; index < 100; index += 1) await kept(`other ${index}`, make);
  expect(await kept("a", make)).toBe(103);
});
