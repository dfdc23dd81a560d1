import { expect, it } from "vitest";
import { monthEnds } from "#lib/segments/month-ends.ts";
import { timeZone } from "#lib/std/time-zone.ts";

it("are the last milliseconds of the shop's months, over the turn of the year and of the clocks", () => {
  const asOf = Date.parse("2026-04-10T00:00:00+02:00");
  const ends = monthEnds(asOf, 4, timeZone("Europe/Berlin")).map((at) => new Date(at).toISOString());
  expect(ends).toEqual([
    "2025-12-31T22:59:59.999Z",
    "2026-01-31T22:59:59.999Z",
    "2026-02-28T22:59:59.999Z",
    "2026-03-31T21:59:59.999Z",
    "2026-04-09T22:00:00.000Z",
  ]);
});
