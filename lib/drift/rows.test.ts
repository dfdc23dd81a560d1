import fc from "fast-check";
import { expect, it } from "vitest";
import { countShared, holdsRow } from "#lib/drift/rows.ts";

const rising = fc.uniqueArray(fc.nat(30)).map((rows) => Float64Array.from(rows).sort());

it("finds a row among rising ones, and counts those that two lists share", () => {
  fc.assert(
    fc.property(rising, rising, (a, b) => {
      const inB = new Set(b);
      expect(countShared(a, b)).toBe([...a].filter((row) => inB.has(row)).length);
      for (let row = 0; row <= 31; row += 1) expect(holdsRow(b, row)).toBe(inB.has(row));
    }),
  );
});
