import { Packr } from "msgpackr";

/**
 * Values put away under whole numbers, packed outside of the program's own memory, in a bounded number of bytes. Once these are
 * full, those that were put away longest ago give way to new ones.
 */
export type Shelf<T extends readonly unknown[]> = {
  /** Instead of what lay under the key. */
  readonly put: (key: bigint, values: T) => void;
  /** Behind what lies under the key already; nothing happens if nothing does. */
  readonly add: (key: bigint, value: T[number]) => void;
  /** What lies under the key. Bytes in it are those of the shelf: to be read before anything else is put there. */
  readonly look: (key: bigint) => T | undefined;
  readonly has: (key: bigint) => boolean;
  /** The bytes of the room that it has taken so far. */
  readonly size: () => number;
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
/** As long as less of the boards is taken, the oldest is tidied instead of getting another. */
const worthTidying = 0.75;

/**
 * @param capacity in bytes
 * @param gone told of what gave way, and of what was too large to be put away
 */
export function shelf<T extends readonly unknown[]>(
  capacity: number,
  gone: (key: bigint) => void = () => undefined,
): Shelf<T> {
  const boardBytes = Math.min(usualBoard, Math.ceil(capacity / 8));
  const most = Math.max(1, Math.floor(capacity / boardBytes));
  const packr = new Packr({ structures: [], mapsAsObjects: false, moreTypes: true });
  // Values stand behind each other without end, so many bytes on each board: a board that is tidied goes on as the last one.
  const boards = new Map<number, Buffer>();
  const places = new Map<number, number>();
  let end = 0;
  // Bytes, of what is still there.
  let taken = 0;

  /** Where a value lies, its head included. */
  function find(
    key: number,
  ): { readonly on: Buffer; readonly from: number; readonly to: number } | undefined {
    const at = places.get(key);
    if (at === undefined) return undefined;
    const on = boards.get(Math.floor(at / boardBytes));
    if (!on) throw new Error(`nothing is kept of ${key}`);
    const from = at % boardBytes;
    return { on, from, to: from + headBytes + on.readUInt32LE(from + keyBytes) };
  }

  function forget(key: number): void {
    const found = find(key);
    if (!found) return;
    places.delete(key);
    taken -= found.to - found.from;
  }

  function clear(): void {
    taken = 0;
    boards.clear();
    places.clear();
    end = 0;
  }

  /** Makes the end lie on a board with so much room. */
  function room(bytes: number): { readonly on: Buffer; readonly from: number } {
    for (let tries = 0; ; ) {
      const no = Math.floor(end / boardBytes);
      const known = boards.get(no);
      const on = known ?? begin(no, bytes, tries);
      if (!known) tries += 1;
      const from = end - no * boardBytes;
      if (from + bytes <= boardBytes) return { on, from };
      end = (no + 1) * boardBytes;
    }
  }

  /** A board to go on with: another one, or the oldest, cleared of what was taken from it since. */
  function begin(no: number, bytes: number, tries: number): Buffer {
    const wanted = taken + bytes;
    const isEnough = tries === 0 && wanted < worthTidying * boards.size * boardBytes;
    const oldest = boards.size === most || isEnough ? boards.entries().next().value : undefined;
    const [oldNo, on] = oldest ?? [undefined, Buffer.alloc(boardBytes)];
    end = no * boardBytes;
    if (oldNo !== undefined) {
      boards.delete(oldNo);
      end += tidy(on, oldNo, no, wanted > mostTaken * most * boardBytes || tries > most);
    }
    boards.set(no, on);
    return on;
  }

  /** Moves what is still there to the front, or lets go of it where there is too little room. @returns where it ends */
  function tidy(on: Buffer, oldNo: number, no: number, isFull: boolean): number {
    const kept: { readonly key: number; readonly from: number; readonly bytes: number }[] = [];
    for (let from = 0; from + headBytes <= boardBytes; ) {
      const length = on.readUInt32LE(from + keyBytes);
      if (length === 0) break;
      const key = on.readDoubleLE(from);
      const one = { key, from, bytes: headBytes + length };
      if (places.get(key) === oldNo * boardBytes + from) kept.push(one);
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
    endBoard(on, to);
    return to;
  }

  function endBoard(on: Buffer, at: number): void {
    if (at + headBytes <= boardBytes) on.writeUInt32LE(0, at + keyBytes);
  }

  /** Puts so many bytes under a key, which lay there before or are written now. */
  function write(key: number, bytes: number, fill: (on: Buffer, from: number) => boolean): void {
    const whole = headBytes + bytes;
    if (whole > boardBytes) {
      forget(key);
      gone(BigInt(key));
      return;
    }
    const { on, from } = room(whole);
    // Making room may have moved what lay there, or let go of it.
    if (!fill(on, from + headBytes)) return;
    forget(key);
    on.writeDoubleLE(key, from);
    on.writeUInt32LE(bytes, from + keyBytes);
    places.set(key, end);
    end += whole;
    taken += whole;
    endBoard(on, from + whole);
  }

  return {
    clear,
    put(id, values) {
      const key = Number(id);
      forget(key);
      const packed = values.map((value) => packr.pack(value));
      const bytes = packed.reduce((sum, { length }) => sum + length, 0);
      write(key, bytes, (on, from) => {
        let at = from;
        for (const each of packed) at += each.copy(on, at);
        return true;
      });
    },
    add(id, value) {
      const key = Number(id);
      const known = find(key);
      if (!known) return;
      const packed = packr.pack(value);
      const before = known.to - known.from - headBytes;
      write(key, before + packed.length, (on, from) => {
        const now = find(key);
        if (!now) return false;
        now.on.copy(on, from, now.from + headBytes, now.to);
        packed.copy(on, from + before);
        return true;
      });
    },
    look(id) {
      const found = find(Number(id));
      if (!found) return undefined;
      const bytes = found.on.subarray(found.from + headBytes, found.to);
      return packr.unpackMultiple(bytes) as unknown as T;
    },
    has: (id) => places.has(Number(id)),
    size: () => boards.size * boardBytes,
    drop: (id) => forget(Number(id)),
  };
}
