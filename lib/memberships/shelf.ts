import { Packr } from "msgpackr";

/**
 * Values put away under whole numbers, packed outside of the program's own memory, in a bounded number of bytes. Once these are
 * full, those that were put away longest ago give way to new ones.
 */
export type Shelf<T> = {
  readonly put: (key: bigint, value: T) => void;
  /** Gives a value back, which is no longer on the shelf then. */
  readonly take: (key: bigint) => T | undefined;
  readonly has: (key: bigint) => boolean;
  readonly drop: (key: bigint) => void;
  readonly clear: () => void;
};

/** Room is taken by boards, and given back by them. */
const usualBoard = 16 * 2 ** 20;
/** What stands ahead of each value: its key, a double, and its length, four bytes; no length ends a board. */
const keyBytes = 8;
const headBytes = keyBytes + 4;
/** The part of the room that may be taken: tidying gets the more expensive the less is left. */
const mostTaken = 0.85;

/**
 * @param capacity in bytes
 * @param gone told of what gave way, and of what was too large to be put away
 */
export function shelf<T>(capacity: number, gone: (key: bigint) => void = () => undefined): Shelf<T> {
  const boardBytes = Math.min(usualBoard, Math.ceil(capacity / 8));
  const boards = Math.max(1, Math.floor(capacity / boardBytes));
  const packr = new Packr({ structures: [], mapsAsObjects: false, moreTypes: true });
  // Values stand behind each other without end; of the boards only the last are kept, each with what was on the one that it replaces.
  const board = new Map<number, Buffer>();
  const places = new Map<number, number>();
  let end = 0;
  // Bytes, of what is still there.
  let taken = 0;

  /** @returns where it is */
  function forget(key: number): number | undefined {
    const at = places.get(key);
    if (at === undefined) return undefined;
    places.delete(key);
    taken -=
      headBytes + (board.get(Math.floor(at / boardBytes))?.readUInt32LE((at % boardBytes) + keyBytes) ?? 0);
    return at;
  }

  function clear(): void {
    taken = 0;
    board.clear();
    places.clear();
    end = 0;
  }

  /** Makes the end lie on a board with so much room. */
  function room(bytes: number): { readonly on: Buffer; readonly from: number } {
    for (let tries = 0; ; tries += 1) {
      const no = Math.floor(end / boardBytes);
      const on =
        board.get(no) ?? begin(no, taken + bytes > mostTaken * boards * boardBytes || tries > boards);
      const from = end - no * boardBytes;
      if (from + bytes <= boardBytes) return { on, from };
      end = (no + 1) * boardBytes;
    }
  }

  /** A board to go on with: the oldest, once there are no more, cleared of what was taken from it since. */
  function begin(no: number, isFull: boolean): Buffer {
    const old = board.get(no - boards);
    const on = old ?? Buffer.alloc(boardBytes);
    board.delete(no - boards);
    board.set(no, on);
    end = no * boardBytes + (old ? tidy(old, no, isFull) : 0);
    return on;
  }

  /** Moves what is still there to the front, or lets go of it where there is too little room. @returns where it ends */
  function tidy(on: Buffer, no: number, isFull: boolean): number {
    const kept: { readonly key: number; readonly from: number; readonly bytes: number }[] = [];
    for (let from = 0; from + headBytes <= boardBytes; ) {
      const length = on.readUInt32LE(from + keyBytes);
      if (length === 0) break;
      const key = on.readDoubleLE(from);
      const one = { key, from, bytes: headBytes + length };
      if (places.get(key) === (no - boards) * boardBytes + from) kept.push(one);
      from += one.bytes;
    }
    let to = 0;
    for (const { key, from, bytes: own } of kept) {
      if (isFull) {
        places.delete(key);
        taken -= own;
        gone(BigInt(key));
      } else {
        on.copyWithin(to, from, from + own);
        places.set(key, no * boardBytes + to);
        to += own;
      }
    }
    if (to + headBytes <= boardBytes) on.writeUInt32LE(0, to + keyBytes);
    return to;
  }

  return {
    clear,
    put(key, value) {
      const packed = packr.pack(value);
      const bytes = headBytes + packed.length;
      if (bytes > boardBytes) {
        forget(Number(key));
        gone(key);
        return;
      }
      forget(Number(key));
      const { on, from } = room(bytes);
      on.writeDoubleLE(Number(key), from);
      on.writeUInt32LE(packed.length, from + keyBytes);
      packed.copy(on, from + headBytes);
      places.set(Number(key), end);
      end += bytes;
      taken += bytes;
      const next = from + bytes;
      if (next + headBytes <= boardBytes) on.writeUInt32LE(0, next + keyBytes);
    },
    take(key) {
      const at = forget(Number(key));
      if (at === undefined) return undefined;
      const on = board.get(Math.floor(at / boardBytes));
      if (!on) throw new Error(`nothing is kept of ${key}`);
      const from = at % boardBytes;
      const start = from + headBytes;
      return packr.unpack(on, { start, end: start + on.readUInt32LE(from + keyBytes) });
    },
    has: (key) => places.has(Number(key)),
    drop: (key) => void forget(Number(key)),
  };
}
