import { describe, expect, it } from "vitest";
import { identify, members, order } from "#lib/customers/testing.ts";

type At = { readonly asOf: string; readonly zone?: string };

/** Whether an order at this time is inside a window. */
function isInside(at: string, window: object, options: At): boolean {
  const measure = { of: "count", event: "order_completed", window };
  const shop = [order("a", at), identify("a", "1990-01-01T00:00:00Z")];
  return members(shop, { kind: "measure", measure, op: "gte", value: 1 }, options) === "a";
}

/** Whether a date trait meets a comparison. */
function isMet(value: string, comparison: object, options: At): boolean {
  const shop = [identify("a", "1990-01-01T00:00:00Z", { day: value })];
  return members(shop, { kind: "trait", trait: "day", ...comparison }, options) === "a";
}

describe("clause 6: rolling windows", () => {
  const asOf = "2026-03-31T10:00:00Z";
  it.each([
    [{ kind: "last", n: 30, unit: "day" }, "2026-03-01T10:00:00.000Z", true],
    [{ kind: "last", n: 30, unit: "day" }, "2026-03-01T09:59:59.999Z", false],
    [{ kind: "last", n: 90, unit: "minute" }, "2026-03-31T08:30:00Z", true],
    [{ kind: "last", n: 2, unit: "hour" }, "2026-03-31T07:59:59.999Z", false],
    [{ kind: "last", n: 1, unit: "week" }, "2026-03-24T10:00:00Z", true],
    [{ kind: "last", n: 1, unit: "month" }, "2026-02-28T10:00:00Z", true],
    [{ kind: "last", n: 1, unit: "month" }, "2026-02-28T09:59:59.999Z", false],
    [{ kind: "last", n: 1, unit: "quarter" }, "2025-12-31T10:00:00Z", true],
    [{ kind: "last", n: 1, unit: "quarter" }, "2025-12-31T09:59:59.999Z", false],
    [{ kind: "last", n: 2, unit: "year" }, "2024-03-31T10:00:00Z", true],
    [{ kind: "before_last", n: 30, unit: "day" }, "2026-03-01T10:00:00Z", false],
    [{ kind: "before_last", n: 30, unit: "day" }, "2026-03-01T09:59:59.999Z", true],
    [{ kind: "ago", from: { n: 60, unit: "day" }, to: { n: 30, unit: "day" } }, "2026-01-30T10:00:00Z", true],
    [
      { kind: "ago", from: { n: 60, unit: "day" }, to: { n: 30, unit: "day" } },
      "2026-01-30T09:59:59.999Z",
      false,
    ],
    [{ kind: "ago", from: { n: 60, unit: "day" }, to: { n: 30, unit: "day" } }, "2026-03-01T10:00:00Z", true],
    [
      { kind: "ago", from: { n: 60, unit: "day" }, to: { n: 30, unit: "day" } },
      "2026-03-01T10:00:00.001Z",
      false,
    ],
    [{ kind: "ever" }, "1991-01-01T00:00:00Z", true],
  ])("%j holds %s: %j", (window, at, inside) => {
    expect(isInside(at, window, { asOf })).toBe(inside);
  });
  it("takes a day as 24 hours, also over a change of the clocks", () => {
    const options = { asOf: "2026-03-29T12:00:00+02:00", zone: "Europe/Berlin" };
    expect(isInside("2026-03-28T11:00:00+01:00", { kind: "last", n: 1, unit: "day" }, options)).toBe(true);
    expect(isInside("2026-03-28T10:59:59.999+01:00", { kind: "last", n: 1, unit: "day" }, options)).toBe(
      false,
    );
  });
  it("keeps the wall-clock time over months", () => {
    const options = { asOf: "2026-04-15T12:00:00+02:00", zone: "Europe/Berlin" };
    expect(isInside("2026-03-15T12:00:00+01:00", { kind: "last", n: 1, unit: "month" }, options)).toBe(true);
    expect(isInside("2026-03-15T11:59:59.999+01:00", { kind: "last", n: 1, unit: "month" }, options)).toBe(
      false,
    );
  });
  it("moves a skipped wall-clock time on by the gap", () => {
    const options = { asOf: "2026-04-29T02:30:00+02:00", zone: "Europe/Berlin" };
    expect(isInside("2026-03-29T03:30:00+02:00", { kind: "last", n: 1, unit: "month" }, options)).toBe(true);
    expect(isInside("2026-03-29T03:29:59.999+02:00", { kind: "last", n: 1, unit: "month" }, options)).toBe(
      false,
    );
  });
  it("takes the first of a wall-clock time that comes twice", () => {
    const options = { asOf: "2026-11-25T02:30:00+01:00", zone: "Europe/Berlin" };
    expect(isInside("2026-10-25T02:30:00+02:00", { kind: "last", n: 1, unit: "month" }, options)).toBe(true);
    expect(isInside("2026-10-25T02:29:59.999+02:00", { kind: "last", n: 1, unit: "month" }, options)).toBe(
      false,
    );
  });
  it("clamps 29 February to the 28th", () => {
    expect(
      isInside(
        "2023-02-28T09:00:00Z",
        { kind: "last", n: 1, unit: "year" },
        { asOf: "2024-02-29T09:00:00Z" },
      ),
    ).toBe(true);
    expect(
      isInside(
        "2023-02-28T08:59:59Z",
        { kind: "last", n: 1, unit: "year" },
        { asOf: "2024-02-29T09:00:00Z" },
      ),
    ).toBe(false);
  });
  it("lets within_next begin after asOf and include its end", () => {
    const next = { op: "within_next", value: { n: 2, unit: "day" } };
    expect(isMet("2026-03-31T10:00:00Z", next, { asOf })).toBe(false);
    expect(isMet("2026-03-31T10:00:00.001Z", next, { asOf })).toBe(true);
    expect(isMet("2026-04-02T10:00:00Z", next, { asOf })).toBe(true);
    expect(isMet("2026-04-02T10:00:00.001Z", next, { asOf })).toBe(false);
  });
});

describe("clause 7: the calendar of the shop", () => {
  const berlin = { asOf: "2026-03-31T10:00:00Z", zone: "Europe/Berlin" };
  it.each([
    ["day", 0, "2026-03-30T22:00:00Z", "2026-03-30T21:59:59.999Z"],
    ["week", 0, "2026-03-29T22:00:00Z", "2026-03-29T21:59:59.999Z"],
    ["month", 0, "2026-02-28T23:00:00Z", "2026-02-28T22:59:59.999Z"],
    ["month", -1, "2026-02-28T22:59:59.999Z", "2026-02-28T23:00:00Z"],
    ["month", -1, "2026-01-31T23:00:00Z", "2026-01-31T22:59:59.999Z"],
    ["quarter", 0, "2025-12-31T23:00:00Z", "2025-12-31T22:59:59.999Z"],
    ["quarter", -1, "2025-09-30T22:00:00Z", "2025-09-30T21:59:59.999Z"],
    ["year", -1, "2024-12-31T23:00:00Z", "2024-12-31T22:59:59.999Z"],
    ["week", -1, "2026-03-22T23:00:00Z", "2026-03-22T22:59:59.999Z"],
  ])("%s %i holds %s and not %s", (unit, offset, inside, outside) => {
    expect(isInside(inside, { kind: "calendar", unit, offset }, berlin)).toBe(true);
    expect(isInside(outside, { kind: "calendar", unit, offset }, berlin)).toBe(false);
  });
  it("has days of 23 and 25 hours", () => {
    const day = (offset: number) => ({ kind: "calendar", unit: "day", offset });
    const spring = { asOf: "2026-03-30T12:00:00Z", zone: "Europe/Berlin" };
    expect(isInside("2026-03-28T23:00:00Z", day(-1), spring)).toBe(true);
    expect(isInside("2026-03-29T21:59:59.999Z", day(-1), spring)).toBe(true);
    expect(isInside("2026-03-29T22:00:00Z", day(-1), spring)).toBe(false);
    const autumn = { asOf: "2026-10-26T12:00:00Z", zone: "Europe/Berlin" };
    expect(isInside("2026-10-24T22:00:00Z", day(-1), autumn)).toBe(true);
    expect(isInside("2026-10-25T22:59:59.999Z", day(-1), autumn)).toBe(true);
    expect(isInside("2026-10-25T23:00:00Z", day(-1), autumn)).toBe(false);
  });
  it("starts a day whose midnight is skipped at its first moment", () => {
    // Clocks in São Paulo went from 00:00 to 01:00 on 2018-11-04.
    const options = { asOf: "2018-11-04T12:00:00-02:00", zone: "America/Sao_Paulo" };
    expect(isInside("2018-11-04T03:00:00Z", { kind: "calendar", unit: "day", offset: 0 }, options)).toBe(
      true,
    );
    expect(isInside("2018-11-04T02:59:59.999Z", { kind: "calendar", unit: "day", offset: 0 }, options)).toBe(
      false,
    );
  });
  it.each([
    [{ kind: "between", from: "2026-01-01", to: "2026-01-31" }, "2025-12-31T23:00:00Z", true],
    [{ kind: "between", from: "2026-01-01", to: "2026-01-31" }, "2025-12-31T22:59:59.999Z", false],
    [{ kind: "between", from: "2026-01-01", to: "2026-01-31" }, "2026-01-31T22:59:59.999Z", true],
    [{ kind: "between", from: "2026-01-01", to: "2026-01-31" }, "2026-01-31T23:00:00Z", false],
    [{ kind: "since", from: "2026-01-01" }, "2025-12-31T23:00:00Z", true],
    [{ kind: "since", from: "2026-01-01" }, "2025-12-31T22:59:59.999Z", false],
  ])("%j holds %s: %j", (window, at, inside) => {
    expect(isInside(at, window, berlin)).toBe(inside);
  });
  it.each([
    [{ op: "before", value: "2026-04-01" }, "2026-03-31T21:59:59.999Z", true],
    [{ op: "before", value: "2026-04-01" }, "2026-03-31T22:00:00Z", false],
    [{ op: "after", value: "2026-04-01" }, "2026-04-01T21:59:59.999Z", false],
    [{ op: "after", value: "2026-04-01" }, "2026-04-01T22:00:00Z", true],
    [{ op: "on", value: "2026-04-01" }, "2026-03-31T22:00:00Z", true],
    [{ op: "on", value: "2026-04-01" }, "2026-04-01T22:00:00Z", false],
    [{ op: "on", value: "2026-04-01" }, "2026-04-01", true],
    [{ op: "on", value: "2026-04-01" }, "2026-04-01T23:30", true],
    [{ op: "on", value: "2026-04-01" }, "2026-04-01T23:30+09:00", true],
    [{ op: "after", value: "2026-01-01" }, "2026-02-30", false],
  ])("%j of %s: %j", (comparison, value, met) => {
    expect(isMet(value, comparison, berlin)).toBe(met);
  });
  it("takes the whole unit for a trait's date, also to come, and does not cut between and since at asOf", () => {
    const within = (value: object) => ({ op: "within", value });
    expect(isMet("2026-03-31T21:30:00Z", within({ kind: "calendar", unit: "day", offset: 0 }), berlin)).toBe(
      true,
    );
    expect(isMet("2026-04-30", within({ kind: "calendar", unit: "month", offset: 1 }), berlin)).toBe(true);
    expect(isMet("2026-05-01", within({ kind: "calendar", unit: "month", offset: 1 }), berlin)).toBe(false);
    expect(isMet("2030-01-01", within({ kind: "since", from: "2026-01-01" }), berlin)).toBe(true);
    expect(
      isMet("2026-12-31", within({ kind: "between", from: "2026-01-01", to: "2026-12-31" }), berlin),
    ).toBe(true);
  });
  it.each([
    ["1990-03-31", 1, true],
    ["1990-04-07", 7, true],
    ["1990-04-08", 7, false],
    ["1990-03-30", 7, false],
  ])("finds the anniversary of %s within the next %i days: %j", (value, n, met) => {
    const comparison = { op: "anniversary_within_next", value: { n, unit: "day" } };
    expect(isMet(value, comparison, berlin)).toBe(met);
  });
  it("carries anniversaries over the turn of the year, and takes 29 February on the 28th in other years", () => {
    const next = { op: "anniversary_within_next", value: { n: 5, unit: "day" } };
    expect(isMet("1990-01-02", next, { asOf: "2026-12-29T12:00:00Z" })).toBe(true);
    expect(isMet("1992-02-29", next, { asOf: "2026-02-28T12:00:00Z" })).toBe(true);
    expect(isMet("1992-02-29", next, { asOf: "2026-03-01T12:00:00Z" })).toBe(false);
    expect(isMet("1992-02-29", next, { asOf: "2028-02-29T12:00:00Z" })).toBe(true);
    const month = { op: "anniversary_within", value: { kind: "calendar", unit: "month", offset: 1 } };
    expect(isMet("1992-01-31", month, { asOf: "2026-12-29T12:00:00Z" })).toBe(true);
    expect(isMet("1992-12-31", month, { asOf: "2026-12-29T12:00:00Z" })).toBe(false);
  });
});

describe("clause 8: days since", () => {
  const since = (of: string, value: number) => ({
    kind: "measure",
    measure: { of, event: "order_completed" },
    op: "eq",
    value,
  });
  it("are whole 24-hour days, rounded down", () => {
    const shop = [order("a", "2026-03-01T12:00:00Z"), order("a", "2026-03-09T12:00:00.001Z")];
    const asOf = "2026-03-10T12:00:00Z";
    expect(members(shop, since("days_since_last", 0), { asOf })).toBe("a");
    expect(members(shop, since("days_since_first", 9), { asOf })).toBe("a");
    expect(members(shop, since("days_since_last", 1), { asOf: "2026-03-10T12:00:00.001Z" })).toBe("a");
  });
});
