import { expect, it } from "vitest";
import type { HistoryOfRows } from "#lib/customers/growing-history.ts";
import { populationOf } from "#lib/customers/histories.ts";
import { type PackedHistory, packHistory, unpackHistory } from "#lib/memberships/packed-history.ts";
import { shelf } from "#lib/memberships/shelf.ts";
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
      const packed = kept.take(BigInt(index));
      expect(packed && unpackHistory(packed, names)).toEqual(entry);
      count += 1;
    });
  }
  expect(count).toBeGreaterThan(30);
});
