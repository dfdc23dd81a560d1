import { expect, it } from "vitest";
import { type BackOff, backOff } from "#lib/memberships/back-off.ts";

/** For how long something rests from a moment on, to the second. */
function restOf(rests: BackOff, from: number): number {
  let ms = 0;
  while (rests.isResting("a", from + ms)) ms += 1_000;
  return ms;
}

it("lets what fails rest longer each time, up to five minutes, and from the beginning once it was done", () => {
  const rests = backOff();
  expect(restOf(rests, 0)).toBe(0);
  const fail = () => {
    rests.failed("a", 0);
    return restOf(rests, 0);
  };
  expect([fail(), fail(), fail()]).toEqual([5_000, 10_000, 20_000]);
  for (let index = 0; index < 40; index += 1) fail();
  expect(fail()).toBe(300_000);
  rests.done("a");
  expect(restOf(rests, 0)).toBe(0);
  expect(fail()).toBe(5_000);
});

it("lets what is postponed rest for a second, which is no failure", () => {
  const rests = backOff();
  rests.failed("a", 0);
  rests.postponed("a", 20_000);
  expect(restOf(rests, 20_000)).toBe(1_000);
  rests.failed("a", 30_000);
  expect(restOf(rests, 30_000)).toBe(10_000);
});

it("keeps things apart, and lets nothing rest longer because a clock was set back", () => {
  const rests = backOff();
  rests.failed("a", 100_000);
  expect([rests.isResting("a", 101_000), rests.isResting("b", 101_000)]).toEqual([true, false]);
  expect(rests.isResting("a", 90_000)).toBe(false);
  expect([rests.triedAt("a"), rests.triedAt("b")]).toEqual([100_000, 0]);
});
