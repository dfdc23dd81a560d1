import { type FileHandle, open } from "node:fs/promises";
import type { Duplex } from "node:stream";
import type pg from "pg";
import type { Sql } from "#lib/db/pool.ts";

const BUFFER_BYTES = 1024 * 1024;
/** Buffers that may wait for the disk; with more, Postgres waits. */
const WAITING = 4;

/**
 * Runs `COPY … TO STDOUT` and writes what comes to a file, byte by byte as it comes. The connection does nothing else
 * meanwhile.
 *
 * @returns the bytes written
 */
export async function copyToFile(sql: Sql, copy: string, path: string): Promise<number> {
  const file = await open(path, "w", 0o600);
  try {
    return await new Promise<number>((resolve, reject) => {
      sql.query(new CopyOut(copy, file, resolve, reject));
    });
  } finally {
    await file.close();
  }
}

type Connection = pg.Connection & { readonly stream: Duplex };

const ignore = () => undefined;

/** What pg calls while a query of its own kind runs. */
class CopyOut implements pg.Submittable {
  readonly #copy: string;
  readonly #file: FileHandle;
  readonly #resolve: (bytes: number) => void;
  readonly #reject: (error: unknown) => void;
  #stream: Duplex | undefined;
  #buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  #filled = 0;
  #bytes = 0;
  #waiting = 0;
  #writing: Promise<unknown> = Promise.resolve();
  #error: unknown;

  constructor(
    copy: string,
    file: FileHandle,
    resolve: (bytes: number) => void,
    reject: (error: unknown) => void,
  ) {
    this.#copy = copy;
    this.#file = file;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(connection: pg.Connection): void {
    this.#stream = (connection as Connection).stream;
    connection.query(this.#copy);
  }

  /** pg uses its buffer again: what is kept of it is copied. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    this.#bytes += chunk.length;
    let from = 0;
    while (from < chunk.length) {
      if (this.#filled === BUFFER_BYTES) this.#write();
      const copied = chunk.copy(this.#buffer, this.#filled, from);
      this.#filled += copied;
      from += copied;
    }
  }

  handleReadyForQuery(): void {
    this.#write();
    this.#writing.then(
      () => (this.#error === undefined ? this.#resolve(this.#bytes) : this.#reject(this.#error)),
      this.#reject,
    );
  }

  /** Of the query, after which the connection becomes ready, or of the connection, which never does again. */
  handleError(error: unknown): void {
    this.#error = error;
    this.#writing.then(
      () => this.#reject(error),
      () => this.#reject(error),
    );
  }

  readonly handleCommandComplete = ignore;
  readonly handleRowDescription = ignore;
  readonly handleDataRow = ignore;
  readonly handlePortalSuspended = ignore;
  readonly handleEmptyQuery = ignore;

  #write(): void {
    const full = this.#buffer.subarray(0, this.#filled);
    this.#buffer = Buffer.allocUnsafe(BUFFER_BYTES);
    this.#filled = 0;
    this.#waiting += 1;
    if (this.#waiting > WAITING) this.#stream?.pause();
    this.#writing = this.#writing.then(async () => {
      for (let from = 0; from < full.length; )
        from += (await this.#file.write(full, from, full.length - from)).bytesWritten;
      this.#waiting -= 1;
      if (this.#waiting <= WAITING) this.#stream?.resume();
    });
    // It is told at the end; until then nobody waits for it.
    this.#writing.catch(() => this.#stream?.resume());
  }
}
