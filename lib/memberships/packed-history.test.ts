import { expect, it } from "vitest";
import { type HistoryOfRows, startOf } from "#lib/customers/growing-history.ts";
import { populationOf } from "#lib/customers/histories.ts";
import {
  type PackedHistory,
  packGrowth,
  packHistory,
  unpackHistory,
} from "#lib/memberships/packed-history.ts";
import { shelf } from "#lib/memberships/shelf.ts";
import type { TraitValue } from "#lib/rules/history.ts";
import { shopOf } from "#lib/rules/testing/parity.ts";
import { numbering } from "#lib/std/numbering.ts";

it("comes back from a shelf as it was, for every customer of random shops", () => {
  let count = 0;
  for (let seed = 1; seed <= 5; seed += 1) {
    const { shop, messages } = shopOf(seed);
    const kept = shelf<PackedHistory>(16 * 2 ** 20);
    const names = numbering();
    const entries = populationOf(messages)
      .at(Math.max(...shop.asOfs))
      .map((history, index): HistoryOfRows => {
        return {
          history: history as HistoryOfRows["history"],
          rowIds: [BigInt(index), 2n ** 40n],
        };
      });
    entries.forEach((entry, index) => {
      kept.put(BigInt(index), packHistory(entry, names));
    });
    entries.forEach((entry, index) => {
      const packed = kept.look(BigInt(index));
      expect(packed && unpackHistory(packed, names)).toEqual(entry);
      count += 1;
    });
  }
  expect(count).toBeGreaterThan(30);
});

it("is whole with what came in parts and in any order, and has no other events than those of the wanted names", () => {
  let count = 0;
  for (let seed = 1; seed <= 5; seed += 1) {
    const { shop, messages } = shopOf(seed);
    const kept = shelf<PackedHistory>(16 * 2 ** 20);
    const names = numbering();
    const histories = populationOf(messages).at(Math.max(...shop.asOfs));
    histories.forEach((history, index) => {
      const key = BigInt(index);
      const start = { ...startOf(history.id, history.createdAt), ids: new Set(history.ids) };
      kept.put(key, packHistory({ history: start, rowIds: [key] }, names));
      const values = [...history.traits].flatMap(([name, all]) => all.map((value) => ({ name, value })));
      for (let part = 2; part >= 0; part -= 1) {
        const traits = new Map<string, TraitValue[]>();
        values.forEach(({ name, value }, place) => {
          if (place % 3 === part) traits.set(name, [value, ...(traits.get(name) ?? [])]);
        });
        const events = history.events.filter((_, place) => place % 3 === part).toReversed();
        kept.add(key, packGrowth({ events, traits }, names));
      }
      const wanted = new Set(history.events.map(({ name }) => name).slice(0, 1));
      const packed = kept.look(key);
      expect(packed && unpackHistory(packed, names).history).toEqual(history);
      const partly = packed && unpackHistory(packed, names, wanted).history;
      expect(partly).toEqual({ ...history, events: history.events.filter(({ name }) => wanted.has(name)) });
      count += history.events.length;
    });
  }
  expect(count).toBeGreaterThan(30);
});
