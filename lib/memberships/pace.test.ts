import { expect, it } from "vitest";
import { pace } from "#lib/memberships/pace.ts";

it("takes fewer in hand the longer each takes, within bounds", () => {
  const { size, took } = pace({ least: 50, most: 500, ms: 100 });
  expect(size()).toBe(500);
  took(500, 250);
  expect(size()).toBe(200);
  took(200, 100);
  expect(size()).toBe(200);
  took(200, 10_000);
  expect(size()).toBe(50);
  took(50, 0);
  expect(size()).toBe(500);
  took(0, 1_000);
  expect(size()).toBe(500);
});
