import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMessage } from "#lib/messages/parse.ts";

const at = "2026-03-01T12:00:00Z";
const track = { type: "track", userId: "u", event: "Order Completed", timestamp: at };

function problem(raw: unknown, receivedAt?: number): string {
  const parsed = parseMessage(raw, receivedAt);
  return parsed.ok ? "accepted" : `${parsed.error.code} ${parsed.error.path}`;
}

function message(raw: unknown): unknown {
  const parsed = parseMessage(raw, undefined);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

describe("a message", () => {
  it("becomes an event with names in snake case", () => {
    const raw = {
      ...track,
      messageId: "m",
      properties: { orderId: 7, products: [{ productId: "p", Price: 1 }] },
    };
    expect(message(raw)).toEqual({
      kind: "event",
      userId: "u",
      messageId: "m",
      at: Date.UTC(2026, 2, 1, 12),
      name: "order_completed",
      properties: { order_id: 7, products: [{ product_id: "p", price: 1 }] },
    });
  });
  it("prefers, of two names that become one, the one that was written so", () => {
    expect(message({ ...track, properties: { order_id: 1, orderId: 2 } })).toMatchObject({
      properties: { order_id: 1 },
    });
    expect(message({ ...track, properties: { orderId: 2, order_id: 1 } })).toMatchObject({
      properties: { order_id: 1 },
    });
  });
  it("takes numbers as ids, and null or empty ids as none", () => {
    expect(message({ ...track, userId: 12, anonymousId: null, messageId: "" })).toMatchObject({
      userId: "12",
    });
    expect(message({ ...track, userId: 12, anonymousId: null })).not.toHaveProperty("anonymousId");
  });
  it("takes name and category of a page as properties, unless the properties have them", () => {
    const page = {
      type: "page",
      anonymousId: "x",
      timestamp: at,
      name: "Home",
      category: "Shop",
      properties: { name: "Start" },
    };
    expect(message(page)).toMatchObject({
      kind: "event",
      name: "page_viewed",
      properties: { name: "Start", category: "Shop" },
    });
  });
  it("keeps an explicit null trait", () => {
    expect(message({ type: "identify", userId: "u", timestamp: at, traits: { City: null } })).toMatchObject({
      traits: { city: null },
    });
  });
  it("is made well-formed", () => {
    expect(message({ ...track, properties: { note: "a\u0000\uD800" } })).toMatchObject({
      properties: { note: "a\uFFFD\uFFFD" },
    });
  });
  it("without a timestamp gets the time of its receipt, where there is one", () => {
    const { timestamp: _, ...untimed } = track;
    expect(parseMessage(untimed, 5)).toMatchObject({ ok: true, value: { at: 5 } });
    expect(problem(untimed)).toBe("missing /timestamp");
  });
  it.each([
    [null, "not_an_object "],
    [[], "not_an_object "],
    [{ ...track, type: "purchase" }, "unknown_type /type"],
    [{ ...track, userId: undefined }, "missing /userId"],
    [{ ...track, userId: "  " }, "invalid /userId"],
    [{ ...track, userId: {} }, "invalid /userId"],
    [{ ...track, userId: "x".repeat(256) }, "too_large /userId"],
    [{ ...track, event: undefined }, "missing /event"],
    [{ ...track, event: 5 }, "invalid /event"],
    [{ ...track, event: " - " }, "invalid /event"],
    [{ ...track, event: "x".repeat(201) }, "too_large /event"],
    [{ ...track, timestamp: "2026-03-01T12:00:00" }, "invalid /timestamp"],
    [{ ...track, timestamp: 1772366400000 }, "invalid /timestamp"],
    [{ ...track, properties: [] }, "invalid /properties"],
    [{ ...track, properties: { "": 1 } }, "invalid /properties/"],
    [{ ...track, properties: { "a/b": "x".repeat(20_000) } }, "too_large /properties/a~1b"],
    [{ ...track, properties: { ["x".repeat(201)]: 1 } }, `too_large /properties/${"x".repeat(201)}`],
    [{ ...track, properties: { a: { ["x".repeat(201)]: 1 } } }, `too_large /properties/a/${"x".repeat(201)}`],
    [{ ...track, properties: { list: new Array(1_001).fill(1) } }, "too_large /properties/list"],
    [
      {
        ...track,
        properties: Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`p${index}`, 1])),
      },
      "too_large /properties",
    ],
    [{ type: "identify", userId: "u", timestamp: at, traits: "x" }, "invalid /traits"],
    [{ type: "alias", userId: "u", timestamp: at }, "missing /previousId"],
    [{ type: "alias", anonymousId: "x", previousId: "y", timestamp: at }, "missing /userId"],
  ])("is refused with a code and a pointer: %#", (raw, expected) => {
    expect(problem(raw)).toBe(expected);
  });
  it("is refused when it is nested too deeply, without exhausting the stack", () => {
    let deep: unknown = 1;
    for (let depth = 0; depth < 50_000; depth += 1) deep = [deep];
    expect(problem({ ...track, properties: { deep } })).toMatch(/^too_large \/properties\/deep/);
  });
  it("never throws, whatever comes", async () => {
    await fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (properties, userId) => {
        expect(parseMessage({ ...track, properties, userId }, 0)).toHaveProperty("ok");
        expect(parseMessage(properties, 0)).toHaveProperty("ok");
      }),
      { numRuns: 1_000 },
    );
  });
});
