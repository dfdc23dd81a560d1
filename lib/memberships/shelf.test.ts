import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { populationOf } from "#lib/customers/histories.ts";
import { shelf } from "#lib/memberships/shelf.ts";
import type { Message } from "#lib/messages/schema.ts";

describe("shelf", () => {
  it("gives a history back as it was put away, and what was put behind it", () => {
    const at = Date.parse("2026-05-01T10:00:00Z");
    const sender = { userId: "x", anonymousId: undefined };
    const messages: Message[] = [
      {
        kind: "event",
        ...sender,
        messageId: "1",
        at,
        name: "order_completed",
        properties: {
          total: 12.34567,
          gift: true,
          tags: ["a", "", 3],
          about: { b: 1, a: null },
          products: [{ price: 0.1, name: "鞋" }, null, "odd"],
        },
      },
      {
        kind: "traits",
        ...sender,
        messageId: "2",
        at,
        traits: { tier: "gold", city: null, score: 99999999999 },
      },
    ];
    const history = populationOf(messages).at(at)[0];
    const kept = shelf<unknown[]>(100_000);
    kept.put(7n, [{ history, rowIds: [7n, 2n ** 40n] }]);
    kept.add(7n, "more");
    expect(kept.look(7n)).toEqual([{ history, rowIds: [7n, 2n ** 40n] }, "more"]);
    kept.drop(7n);
    expect(kept.look(7n)).toBeUndefined();
    kept.add(7n, "nothing to put it behind");
    expect(kept.has(7n)).toBe(false);
  });

  it("holds what was put away last, and tells what gave way", () => {
    const act = fc.record({
      key: fc.bigInt({ min: 0n, max: 12n }),
      what: fc.constantFrom("put", "put", "put", "add", "add", "look", "drop"),
      bytes: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 200 }), (acts) => {
        const expected = new Map<bigint, readonly string[]>();
        const kept = shelf<string[]>(640, (key) => expected.delete(key));
        for (const [index, { key, what, bytes }] of acts.entries()) {
          const value = `${index}${"x".repeat(bytes)}`;
          const known = expected.get(key);
          if (what === "look") expect(kept.look(key)).toEqual(known);
          if (what === "put") {
            expected.set(key, [value]);
            kept.put(key, [value]);
          }
          if (what === "add") {
            if (known) expected.set(key, [...known, value]);
            kept.add(key, value);
          }
          if (what === "drop") {
            expected.delete(key);
            kept.drop(key);
          }
        }
        for (let key = 0n; key <= 12n; key += 1n) expect(kept.look(key)).toEqual(expected.get(key));
      }),
    );
  });

  it("keeps about as much as it has room for", () => {
    let gone = 0;
    const kept = shelf<string[]>(80_000, () => {
      gone += 1;
    });
    for (let key = 0n; key < 1_000n; key += 1n) kept.put(key, ["y".repeat(488)]);
    expect(1_000 - gone).toBeGreaterThan(110);
    expect(1_000 - gone).toBeLessThanOrEqual(160);
    expect(kept.look(999n)).toEqual(["y".repeat(488)]);
    expect(kept.look(0n)).toBeUndefined();
  });

  it("lets nobody go who is not asked for while others come and go, as long as there is room for all", () => {
    const gone: bigint[] = [];
    const kept = shelf<string[]>(80_000, (key) => gone.push(key));
    const value = (key: bigint) => `${key} ${"y".repeat(480)}`;
    for (let key = 0n; key < 100n; key += 1n) kept.put(key, [value(key)]);
    for (let round = 0; round < 2_000; round += 1) {
      const key = BigInt(80 + (round % 20));
      expect(kept.look(key)).toEqual([value(key)]);
      kept.put(key, [value(key)]);
    }
    expect(gone).toEqual([]);
    for (let key = 0n; key < 100n; key += 1n) expect(kept.look(key)).toEqual([value(key)]);
  });

  it("takes no more room than what lies there needs, however often it is put anew or added to", () => {
    const kept = shelf<string[]>(800_000, (key) => expect.unreachable(`${key} is gone`));
    for (let key = 0n; key < 100n; key += 1n) kept.put(key, ["y".repeat(988)]);
    for (let round = 0; round < 20_000; round += 1) {
      const key = BigInt(round % 100);
      if (round % 3 === 0) kept.put(key, ["y".repeat(988)]);
      else kept.add(key, "z");
    }
    expect(kept.size()).toBe(200_000);
    for (let key = 0n; key < 100n; key += 1n) expect(kept.look(key)?.[0]).toBe("y".repeat(988));
  });

  it("leaves out what no board holds", () => {
    const gone: bigint[] = [];
    const kept = shelf<string[]>(800, (key) => gone.push(key));
    kept.put(1n, ["small"]);
    kept.put(1n, ["z".repeat(200)]);
    expect(gone).toEqual([1n]);
    expect(kept.look(1n)).toBeUndefined();
  });
});
