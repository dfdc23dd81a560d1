import { expect, it } from "vitest";
import { pauseAfter } from "#lib/destinations/backoff.ts";

it.each([
  [1, undefined, 0, 5_000],
  [1, undefined, 0.5, 5_500],
  [2, undefined, 0, 300_000],
  [1, 60_000, 0, 60_000],
  [2, 60_000, 0, 300_000],
  [1, 10 * 86_400_000, 0, 86_400_000],
  [9, undefined, 0, 86_400_000],
  [10, undefined, 0, undefined],
])("after %d attempts, asked for %s ms, waits as long as it should", (attempts, asked, dice, expected) => {
  expect(pauseAfter(attempts, asked, dice)).toBe(expected);
});
