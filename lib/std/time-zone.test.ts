import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { instantFromText, instantInZone } from "#lib/std/iso-date.ts";
import { civilFromDay, dayFromCivil, isTimeZone, timeZone, weekdayOfDay } from "#lib/std/time-zone.ts";

const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Shanghai",
  "America/Sao_Paulo",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "Asia/Kathmandu",
];

const instants = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2060, 0, 1) });

describe("time zones", () => {
  it.each(ZONES)("agree with Temporal in %s, on offsets, wall-clock times and starts of days", async (id) => {
    const zone = timeZone(id);
    await fc.assert(
      fc.property(instants, (at) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(id);
        expect(zone.offsetAt(at)).toBe(zoned.offsetNanoseconds / 1e6);
        const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO("UTC").toPlainDateTime();
        expect(zone.fromLocal(at)).toBe(wall.toZonedDateTime(id).epochMilliseconds);
        const { year, month, day } = wall;
        const start = wall.toPlainDate().toZonedDateTime(id).epochMilliseconds;
        expect(zone.startOfDay(dayFromCivil(year, month, day))).toBe(start);
      }),
      { numRuns: 300 },
    );
  });
  it("agree with Temporal around every change of the clocks", () => {
    for (const id of ZONES) {
      let zoned = Temporal.Instant.fromEpochMilliseconds(Date.UTC(2000, 0, 1)).toZonedDateTimeISO(id);
      for (
        let next = zoned.getTimeZoneTransition("next");
        next && next.year < 2030;
        next = zoned.getTimeZoneTransition("next")
      ) {
        zoned = next;
        const local = next.toPlainDateTime().toZonedDateTime("UTC").epochMilliseconds;
        for (let minutes = -180; minutes <= 180; minutes += 15) {
          const wall = Temporal.Instant.fromEpochMilliseconds(local + minutes * 60_000).toZonedDateTimeISO(
            "UTC",
          );
          const expected = wall.toPlainDateTime().toZonedDateTime(id).epochMilliseconds;
          expect(timeZone(id).fromLocal(wall.epochMilliseconds)).toBe(expected);
        }
      }
    }
  });
  it("are known by their IANA names", () => {
    expect(isTimeZone("Asia/Shanghai")).toBe(true);
    expect(isTimeZone("Mars/Base")).toBe(false);
  });
  it("count days since 1970, weeks from Monday", () => {
    expect(dayFromCivil(1970, 1, 1)).toBe(0);
    expect(dayFromCivil(99, 3, 1)).toBeLessThan(dayFromCivil(1970, 1, 1));
    expect(civilFromDay(dayFromCivil(2024, 2, 29))).toEqual({ year: 2024, month: 2, day: 29 });
    expect(weekdayOfDay(dayFromCivil(2026, 3, 30))).toBe(1);
    expect(weekdayOfDay(dayFromCivil(1969, 12, 28))).toBe(7);
  });
});

describe("ISO dates and times", () => {
  it.each([
    ["2026-03-01T12:00:00Z", "2026-03-01T12:00:00.000Z"],
    ["2026-03-01T12:00:00.123999Z", "2026-03-01T12:00:00.123Z"],
    ["2026-03-01T12:00+05:30", "2026-03-01T06:30:00.000Z"],
    ["2026-03-01 12:00:00-0330", "2026-03-01T15:30:00.000Z"],
    ["2026-03-01T12:00:00,5z", "2026-03-01T12:00:00.500Z"],
    ["1969-12-31T23:59:59.9999Z", "1969-12-31T23:59:59.999Z"],
  ])("reads %s as %s", (text, iso) => {
    expect(new Date(instantFromText(text) ?? Number.NaN).toISOString()).toBe(iso);
  });
  it.each([
    "2026-03-01T12:00:00",
    "2026-03-01",
    "2026-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-03-01T24:00:00Z",
    "2026-03-01T12:60:00Z",
    "2026-03-01T12:00:00+25:00",
    "1772366400000",
    "yesterday",
  ])("does not take %s as an instant", (text) => {
    expect(instantFromText(text)).toBeUndefined();
  });
  it("reads what has no offset in the shop's zone", () => {
    const berlin = timeZone("Europe/Berlin");
    expect(instantInZone("2026-03-01", berlin)).toBe(Date.UTC(2026, 1, 28, 23));
    expect(instantInZone("2026-07-01T12:00", berlin)).toBe(Date.UTC(2026, 6, 1, 10));
    expect(instantInZone("2026-07-01T12:00Z", berlin)).toBe(Date.UTC(2026, 6, 1, 12));
    expect(instantInZone("soon", berlin)).toBeUndefined();
  });
});
