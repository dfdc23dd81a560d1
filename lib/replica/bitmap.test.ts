import fc from "fast-check";
import { expect, it } from "vitest";
import {
  type Bitmap,
  countBits,
  eachNumber,
  emptyBitmap,
  intersect,
  subtract,
  toBitString,
  unite,
} from "#lib/replica/bitmap.ts";

const HIGHEST = 200;
const numbers = fc.uniqueArray(fc.integer({ min: 0, max: HIGHEST }));

function bitmapOf(members: Iterable<number>): Bitmap {
  const bitmap = emptyBitmap(HIGHEST);
  for (const c of members) bitmap[c >> 5] = (bitmap[c >> 5] ?? 0) | (1 << (c & 31));
  return bitmap;
}

function numbersOf(bitmap: Bitmap): number[] {
  return Array.from({ length: bitmap.length * 32 }, (_, c) => c).filter(
    (c) => ((bitmap[c >> 5] ?? 0) >>> (c & 31)) % 2 === 1,
  );
}

it("tells its numbers, rising", () => {
  fc.assert(
    fc.property(numbers, (members) => {
      const told: number[] = [];
      eachNumber(bitmapOf(members), (number) => told.push(number));
      expect(told).toEqual(members.toSorted((a, b) => a - b));
    }),
  );
});

it("is a set: the same members come out, and as many", () => {
  fc.assert(
    fc.property(numbers, (members) => {
      const bitmap = bitmapOf(members);
      expect(numbersOf(bitmap)).toEqual(members.toSorted((a, b) => a - b));
      expect(countBits(bitmap)).toBe(members.length);
    }),
  );
});

it("meets, joins and takes away as sets do", () => {
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      const [one, other] = [new Set(a), new Set(b)];
      expect(new Set(numbersOf(intersect(bitmapOf(a), bitmapOf(b))))).toEqual(one.intersection(other));
      expect(new Set(numbersOf(unite(bitmapOf(a), bitmapOf(b))))).toEqual(one.union(other));
      expect(new Set(numbersOf(subtract(bitmapOf(a), bitmapOf(b))))).toEqual(one.difference(other));
    }),
  );
});

it("is told to SQL bit by bit", () => {
  fc.assert(
    fc.property(numbers, (members) => {
      const bits = [...toBitString(bitmapOf(members))]
        .map((byte) => byte.toString(2).padStart(8, "0"))
        .join("");
      const found = [...bits].flatMap((bit, index) => (bit === "1" ? [index] : []));
      expect(found).toEqual(members.toSorted((a, b) => a - b));
    }),
  );
});
