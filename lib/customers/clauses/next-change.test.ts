import { describe, expect, it } from "vitest";
import { populationOf } from "#lib/customers/histories.ts";
import { identify, messagesOf, order, track } from "#lib/customers/testing.ts";
import { builtInFormulas } from "#lib/features/built-in.ts";
import { evaluationContext } from "#lib/rules/context.ts";
import { nextChange, nextTurn } from "#lib/rules/next-change.ts";
import { Rule } from "#lib/rules/schema.ts";
import { MS_PER_DAY, timeZone } from "#lib/std/time-zone.ts";

type Raws = Parameters<typeof messagesOf>[0];

function subject(raws: Raws, rule: unknown, asOf: string, zone: string) {
  const at = Date.parse(asOf);
  const [history] = populationOf(messagesOf(raws)).at(at);
  if (!history) throw new Error("Nobody is there yet");
  const context = evaluationContext({ asOf: at, zone: timeZone(zone), formulas: builtInFormulas });
  return { rule: Rule.parse(rule), history, context };
}

const toText = (at: number | undefined) => (at === undefined ? "never" : new Date(at).toISOString());

/** When the answer could change next, for the one customer of some messages. */
function next(raws: Raws, rule: unknown, asOf: string, zone = "UTC"): string {
  const { rule: parsed, history, context } = subject(raws, rule, asOf, zone);
  return toText(nextChange(parsed, history, context));
}

const orders = (window: object, op = "gte", value = 1) => ({
  kind: "measure",
  measure: { of: "count", event: "order_completed", window },
  op,
  value,
});
const day = (value: unknown) => [identify("a", "2020-01-01T00:00:00Z", { day: value })];
const trait = (comparison: object) => ({ kind: "trait", trait: "day", ...comparison });

describe("the next change", () => {
  it.each([
    [{ kind: "last", n: 30, unit: "day" }, "2026-03-01T10:00:00Z", "2026-03-31T10:00:00.001Z"],
    [{ kind: "before_last", n: 90, unit: "minute" }, "2026-03-02T00:00:00Z", "2026-03-02T01:30:00.001Z"],
    [
      { kind: "ago", from: { n: 60, unit: "day" }, to: { n: 30, unit: "day" } },
      "2026-03-01T10:00:00Z",
      "2026-03-31T10:00:00.000Z",
    ],
    [{ kind: "calendar", unit: "month", offset: 0 }, "2026-03-01T10:00:00Z", "2026-04-01T00:00:00.000Z"],
    [{ kind: "calendar", unit: "week", offset: -2 }, "2026-03-01T10:00:00Z", "2026-03-09T00:00:00.000Z"],
    [{ kind: "between", from: "2026-01-01", to: "2026-12-31" }, "2026-03-01T10:00:00Z", "never"],
    [{ kind: "ever" }, "2026-03-01T10:00:00Z", "never"],
    // 31 January + 1 month is 28 February, where every later moment of the day is still within the month.
    [{ kind: "last", n: 1, unit: "month" }, "2026-02-28T10:00:00Z", "2026-03-28T10:00:00.001Z"],
  ])("of an order in the window %j, ordered at %s, is %s", (window, at, expected) => {
    const asOf = at < "2026-03-01" ? "2026-03-28T09:00:00Z" : "2026-03-02T00:00:00Z";
    expect(next([order("a", at)], orders(window), asOf)).toBe(expected);
  });

  it("comes again and again where months are clamped", () => {
    // At 29 March 9:00 a month ago is 28 February 9:00: the order of 10:00 is within the month once more.
    const shop = [order("a", "2026-02-28T10:00:00Z")];
    const rule = orders({ kind: "last", n: 1, unit: "month" });
    const turns: string[] = [];
    for (let at = "2026-03-28T09:00:00Z"; at !== "never"; at = next(shop, rule, at)) turns.push(at);
    expect(turns.slice(1)).toEqual([
      "2026-03-28T10:00:00.001Z",
      "2026-03-29T00:00:00.000Z",
      "2026-03-29T10:00:00.001Z",
      "2026-03-30T00:00:00.000Z",
      "2026-03-30T10:00:00.001Z",
      "2026-03-31T00:00:00.000Z",
      "2026-03-31T10:00:00.001Z",
    ]);
  });

  it("follows the clock on the wall over months, and 24 hours over days", () => {
    const shop = [order("a", "2026-03-15T12:00:00+01:00")];
    const at = "2026-03-20T00:00:00Z";
    const zone = "Europe/Berlin";
    expect(next(shop, orders({ kind: "last", n: 1, unit: "month" }), at, zone)).toBe(
      "2026-04-15T10:00:00.001Z",
    );
    expect(next(shop, orders({ kind: "last", n: 31, unit: "day" }), at, zone)).toBe(
      "2026-04-15T11:00:00.001Z",
    );
    expect(next(shop, orders({ kind: "calendar", unit: "day", offset: -14 }), at, zone)).toBe(
      "2026-03-28T23:00:00.000Z",
    );
  });

  it("waits for the order that makes the number fall below what is asked", () => {
    const shop = ["2026-03-01", "2026-03-02", "2026-03-03"].map((date) => order("a", `${date}T00:00:00Z`));
    const rule = orders({ kind: "last", n: 30, unit: "day" }, "gte", 2);
    expect(next(shop, rule, "2026-03-04T00:00:00Z")).toBe("2026-04-01T00:00:00.001Z");
  });

  it("counts days since", () => {
    const measure = { of: "days_since_last", event: "order_completed" };
    const shop = [order("a", "2026-03-01T10:00:00Z")];
    const asked = (op: string, value?: unknown) =>
      next(
        shop,
        { kind: "measure", measure, op, ...(value !== undefined && { value }) },
        "2026-03-02T00:00:00Z",
      );
    expect(asked("gte", 60)).toBe("2026-04-30T10:00:00.000Z");
    expect(asked("gt", 60)).toBe("2026-05-01T10:00:00.000Z");
    expect(asked("between", [10, 20])).toBe("2026-03-11T10:00:00.000Z");
    expect(asked("exists")).toBe("never");
  });

  it("moves periods on", () => {
    const measure = {
      of: "periods",
      event: "order_completed",
      per: { n: 7, unit: "day" },
      last: 2,
      times: 1,
    };
    const shop = [order("a", "2026-03-01T10:00:00Z")];
    const rule = (align: string) => ({
      kind: "measure",
      measure: {
        ...measure,
        per: { n: align === "calendar" ? 1 : 7, unit: align === "calendar" ? "week" : "day" },
        align,
      },
      op: "gte",
      value: 1,
    });
    expect(next(shop, rule("rolling"), "2026-03-02T00:00:00Z")).toBe("2026-03-15T10:00:00.001Z");
    expect(next(shop, rule("calendar"), "2026-03-02T00:00:00Z")).toBe("2026-03-09T00:00:00.000Z");
  });

  it("of a cart that is left alone is when the time to order is over", () => {
    const steps = [
      { event: "product_added" },
      { event: "order_completed", within: { n: 24, unit: "hour" }, absent: true },
    ];
    const shop = [track("a", "product_added", "2026-03-01T10:00:00Z")];
    expect(next(shop, { kind: "sequence", steps }, "2026-03-01T11:00:00Z")).toBe("2026-03-02T10:00:00.000Z");
    const window = { kind: "last", n: 7, unit: "day" };
    expect(next(shop, { kind: "sequence", steps, window }, "2026-03-03T00:00:00Z")).toBe(
      "2026-03-08T10:00:00.001Z",
    );
  });

  it("of dates to come, of birthdays and of ages", () => {
    const asOf = "2026-03-02T00:00:00Z";
    expect(next(day("2026-05-01"), trait({ op: "within_next", value: { n: 30, unit: "day" } }), asOf)).toBe(
      "2026-04-01T00:00:00.000Z",
    );
    expect(
      next(day("2026-05-01"), trait({ op: "within", value: { kind: "last", n: 1, unit: "day" } }), asOf),
    ).toBe("2026-05-01T00:00:00.000Z");
    expect(
      next(day("1990-04-10"), trait({ op: "anniversary_within_next", value: { n: 30, unit: "day" } }), asOf),
    ).toBe("2026-03-11T00:00:00.000Z");
    expect(
      next(
        day("2000-02-29"),
        trait({ op: "anniversary_within", value: { kind: "calendar", unit: "month", offset: 1 } }),
        asOf,
      ),
    ).toBe("2027-01-01T00:00:00.000Z");
    const age = { kind: "measure", measure: { of: "feature", feature: "age" }, op: "gte", value: 18 };
    expect(
      next(
        [identify("a", "2020-01-01T00:00:00Z", { birth_date: "2008-02-29" })],
        age,
        "2026-01-01T00:00:00Z",
      ),
    ).toBe("2026-02-28T00:00:00.000Z");
  });

  it("of a value that has to be held is when it has been", () => {
    const shop = [identify("a", "2026-03-01T10:00:00Z", { day: "x" })];
    const rule = trait({ op: "is", value: ["x"], for: { n: 2, unit: "week" } });
    expect(next(shop, rule, "2026-03-02T00:00:00Z")).toBe("2026-03-15T10:00:00.000Z");
  });

  it("of a rule is the first of its conditions', those of its segments included", () => {
    const shop = [order("a", "2026-03-01T10:00:00Z")];
    const rule = {
      kind: "any",
      rules: [
        orders({ kind: "last", n: 30, unit: "day" }),
        { kind: "not", rule: orders({ kind: "last", n: 7, unit: "day" }) },
      ],
    };
    expect(next(shop, rule, "2026-03-02T00:00:00Z")).toBe("2026-03-08T10:00:00.001Z");
  });
});

it("finds when the whole rule turns, past changes of its conditions that change nothing", () => {
  const shop = [order("a", "2026-03-01T10:00:00Z"), order("a", "2026-03-05T10:00:00Z")];
  const rule = {
    kind: "any",
    rules: [
      orders({ kind: "last", n: 7, unit: "day" }),
      orders({ kind: "last", n: 30, unit: "day" }, "gte", 2),
    ],
  };
  const { rule: parsed, history, context } = subject(shop, rule, "2026-03-06T00:00:00Z", "UTC");
  const until = context.asOf + 400 * MS_PER_DAY;
  expect(toText(nextTurn(parsed, history, context, until))).toBe("2026-03-31T10:00:00.001Z");
  expect(nextTurn(parsed, history, context, context.asOf + MS_PER_DAY)).toBeUndefined();
});
