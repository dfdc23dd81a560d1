import { Packr } from "msgpackr";

/**
 * Values put away under whole numbers, packed outside of the program's own memory, in a bounded number of bytes. Those that
 * were put away longest ago give way to new ones.
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

/**
 * @param capacity in bytes
 * @param gone told of what gave way, and of what was too large to be put away
 */
export function shelf<T>(capacity: number, gone: (key: bigint) => void = () => undefined): Shelf<T> {
  const boardBytes = Math.min(usualBoard, Math.ceil(capacity / 8));
  const boards = Math.max(1, Math.floor(capacity / boardBytes));
  const packr = new Packr({ structures: [], mapsAsObjects: false, moreTypes: true });
  // Values stand behind each other without end; of the boards only the last are kept.
  const board = new Map<number, Buffer>();
  const places = new Map<number, number>();
  let end = 0;

  function clear(): void {
    board.clear();
    places.clear();
    end = 0;
  }

  /** Makes the end lie on a board with so much room. */
  function room(bytes: number): { readonly on: Buffer; readonly from: number } {
    if ((end % boardBytes) + bytes > boardBytes) end = (Math.floor(end / boardBytes) + 1) * boardBytes;
    const no = Math.floor(end / boardBytes);
    const on = board.get(no) ?? takeDown(no - boards) ?? Buffer.alloc(boardBytes);
    board.set(no, on);
    return { on, from: end % boardBytes };
  }

  function takeDown(no: number): Buffer | undefined {
    const old = board.get(no);
    if (!old) return undefined;
    board.delete(no);
    for (let from = 0; from + headBytes <= boardBytes; ) {
      const length = old.readUInt32LE(from + keyBytes);
      if (length === 0) break;
      const key = old.readDoubleLE(from);
      if (places.get(key) === no * boardBytes + from) {
        places.delete(key);
        gone(BigInt(key));
      }
      from += headBytes + length;
    }
    return old;
  }

  return {
    clear,
    put(key, value) {
      const packed = packr.pack(value);
      const bytes = headBytes + packed.length;
      if (bytes > boardBytes) {
        places.delete(Number(key));
        gone(key);
        return;
      }
      const { on, from } = room(bytes);
      on.writeDoubleLE(Number(key), from);
      on.writeUInt32LE(packed.length, from + keyBytes);
      packed.copy(on, from + headBytes);
      places.set(Number(key), end);
      end += bytes;
      const next = from + bytes;
      if (next + headBytes <= boardBytes) on.writeUInt32LE(0, next + keyBytes);
    },
    take(key) {
      const at = places.get(Number(key));
      if (at === undefined) return undefined;
      places.delete(Number(key));
      const on = board.get(Math.floor(at / boardBytes));
      if (!on) throw new Error(`nothing is kept of ${key}`);
      const from = at % boardBytes;
      const start = from + headBytes;
      return packr.unpack(on, { start, end: start + on.readUInt32LE(from + keyBytes) });
    },
    has: (key) => places.has(Number(key)),
    drop: (key) => places.delete(Number(key)),
  };
}
