/** A set of customers by number: number c is bit c & 31 of word c >> 5. */
export type Bitmap = Uint32Array;

export function emptyBitmap(highest: number): Bitmap {
  return new Uint32Array((highest >> 5) + 1);
}

/** Every number there can be, from 1 to the highest. */
export function allNumbers(highest: number): Bitmap {
  const bitmap = emptyBitmap(highest).fill(0xffffffff);
  const last = highest & 31;
  if (last < 31) bitmap[bitmap.length - 1] = 2 ** (last + 1) - 1;
  // Customers are numbered from 1.
  bitmap[0] = (bitmap[0] ?? 0) & ~1;
  return bitmap;
}

/** Those in both. Bitmaps that meet have the same length. */
export function intersect(a: Bitmap, b: Bitmap): Bitmap {
  return a.map((word, index) => word & (b[index] ?? 0));
}

export function unite(a: Bitmap, b: Bitmap): Bitmap {
  return a.map((word, index) => word | (b[index] ?? 0));
}

/** Those in the first and not in the second. */
export function subtract(a: Bitmap, b: Bitmap): Bitmap {
  return a.map((word, index) => word & ~(b[index] ?? 0));
}

export function countBits(bitmap: Bitmap): number {
  let count = 0;
  for (const word of bitmap) count += countBitsOf(word);
  return count;
}

/** How many bits of a word of 32 are set. */
export function countBitsOf(word: number): number {
  // Adds neighboring bits, pairs, fours; the product adds the four bytes in the highest one.
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Calls back with every number of the set, rising. */
export function eachNumber(bitmap: Bitmap, visit: (number: number) => void): void {
  for (let index = 0; index < bitmap.length; index += 1) {
    for (let word = bitmap[index] ?? 0; word !== 0; word &= word - 1) {
      visit(index * 32 + 31 - Math.clz32(word & -word));
    }
  }
}

/** The bits one after the other, the first one foremost, eight to a byte: the order of SQL's bit strings. */
export function toBitString(bitmap: Bitmap): Uint8Array {
  const bytes = new Uint8Array(bitmap.length * 4);
  for (const [index, word] of bitmap.entries()) {
    for (let byte = 0; byte < 4; byte += 1)
      bytes[index * 4 + byte] = REVERSED[(word >>> (byte * 8)) & 255] ?? 0;
  }
  return bytes;
}

const REVERSED = Uint8Array.from({ length: 256 }, (_, byte) => {
  let reversed = 0;
  for (let bit = 0; bit < 8; bit += 1) if (byte & (1 << bit)) reversed |= 128 >> bit;
  return reversed;
});
