import { describe, expect, it } from "vitest";
import { members, track } from "#lib/customers/testing.ts";

const asOf = "2026-03-10T12:00:00Z";

/** A customer with events at these times of March 2026 ("05 10:00" is the 5th), or at full times. */
function events(...list: readonly (readonly [event: string, at: string, properties?: object])[]) {
  return list.map(([event, at, properties]) =>
    track("a", event, at.length > 8 ? at : `2026-03-${at.replace(" ", "T")}:00Z`, { ...properties }),
  );
}

describe("clause 14: periods", () => {
  const periods = (extra: object, value: number) => ({
    kind: "measure",
    measure: {
      of: "periods",
      event: "order_completed",
      per: { n: 1, unit: "day" },
      last: 3,
      times: 1,
      align: "rolling",
      ...extra,
    },
    op: "eq",
    value,
  });
  it.each([
    ["the newest includes asOf", [["order_completed", "10 12:00"]], {}, 1],
    ["its start belongs to it", [["order_completed", "09 12:00"]], {}, 1],
    [
      "each period counts once",
      [
        ["order_completed", "10 10:00"],
        ["order_completed", "10 11:00"],
        ["order_completed", "09 11:00"],
      ],
      {},
      2,
    ],
    ["older ones do not count", [["order_completed", "07 11:59"]], {}, 0],
    ["the oldest start counts", [["order_completed", "07 12:00"]], {}, 1],
    [
      "times is a number of events in each",
      [
        ["order_completed", "10 10:00"],
        ["order_completed", "10 11:00"],
        ["order_completed", "09 11:00"],
      ],
      { times: 2 },
      1,
    ],
    ["several units are one period", [["order_completed", "05 11:00"]], { per: { n: 2, unit: "day" } }, 1],
    [
      "calendar days end at midnight",
      [
        ["order_completed", "10 00:00"],
        ["order_completed", "09 23:59"],
      ],
      { align: "calendar" },
      2,
    ],
    ["calendar days go back from today", [["order_completed", "07 23:59"]], { align: "calendar" }, 0],
  ] as const)("%s", (_, list, extra, value) => {
    expect(members(events(...list), periods(extra, value), { asOf })).toBe("a");
  });
  it("of months meet without gaps or overlaps at month ends", () => {
    const shop = events(
      ["order_completed", "2026-02-28T12:00:00Z"],
      ["order_completed", "2026-02-28T11:59:59.999Z"],
    );
    const monthly = { per: { n: 1, unit: "month" }, last: 2, times: 1 };
    expect(members(shop, periods(monthly, 2), { asOf: "2026-03-31T12:00:00Z" })).toBe("a");
  });
});
