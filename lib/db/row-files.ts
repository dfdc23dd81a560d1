import { appendFile } from "node:fs/promises";

const FIRST_BYTES = 16 * 1024;
const MOST_BYTES = 1024 * 1024;
/** Bytes that may wait for the disk. */
const WAITING_BYTES = 4 * MOST_BYTES;

/** A file that is written from its start, in order. It is there once there is something in it. */
export type RowFile = {
  readonly path: string;
  /** What is to be written next, as far as `filled`: whoever writes into it says so by raising that. */
  buffer: Buffer;
  filled: number;
  /** Sees to it that there is room for so many bytes in the buffer, which may become another one. */
  reserve(bytes: number): void;
};

/** Files that are written at a time, however many: each has a buffer as large as what came suggests. */
export function createRowFiles() {
  const files: RowFile[] = [];
  /** Large buffers are used again: made anew, they would have most of the memory collected each time. */
  const free: Buffer[] = [];
  let writing: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let total = 0;
  let hasFailed = false;
  let wake: (() => void) | undefined;

  function write({ path, buffer, filled }: RowFile): void {
    waiting += filled;
    total += filled;
    writing = writing.then(async () => {
      try {
        await appendFile(path, buffer.subarray(0, filled), { mode: 0o600 });
        if (buffer.length === MOST_BYTES) free.push(buffer);
      } finally {
        waiting -= filled;
        if (waiting <= WAITING_BYTES) wake?.();
      }
    });
    // It is told at the end; until then nobody waits for it, nor for room that no write makes any more.
    writing.catch(() => {
      hasFailed = true;
      wake?.();
    });
  }

  return {
    add: (path: string): RowFile => {
      const file: RowFile = {
        path,
        buffer: Buffer.allocUnsafe(FIRST_BYTES),
        filled: 0,
        reserve: (bytes) => {
          if (file.filled + bytes <= file.buffer.length) return;
          if (file.filled > 0) write(file);
          const size = Math.max(Math.min(file.buffer.length * 4, MOST_BYTES), bytes);
          file.buffer = (size === MOST_BYTES ? free.pop() : undefined) ?? Buffer.allocUnsafe(size);
          file.filled = 0;
        },
      };
      files.push(file);
      return file;
    },
    room: (): Promise<void> | undefined => {
      if (hasFailed || waiting <= WAITING_BYTES) return undefined;
      return new Promise<void>((resolve) => {
        wake = resolve;
      });
    },
    /** @returns the bytes written. Rejects if some could not be. */
    end: async (): Promise<number> => {
      for (const file of files.splice(0)) if (file.filled > 0) write(file);
      await writing;
      return total;
    },
  };
}
