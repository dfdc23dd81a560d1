import type { Duplex } from "node:stream";
import type pg from "pg";
import type { Sql } from "#lib/db/pool.ts";

/** Where the rows of a `COPY` go, as Postgres writes them. */
export type RowSink<T> = {
  /** Takes the row that lies in these bytes, its end of line included. They are overwritten afterwards. It must not throw. */
  row(bytes: Buffer, from: number, to: number): void;
  /** Settles when there is room for more, if there is none now: until then Postgres waits. */
  room(): Promise<void> | undefined;
  /** No more rows come. Rejects if some could not be taken. */
  end(): Promise<T>;
};

/**
 * Runs `COPY … TO STDOUT`: Postgres sends each row in a message of its own. The connection does nothing else meanwhile.
 *
 * @returns what the sink made of the rows
 */
export function copyRows<T>(sql: Sql, copy: string, sink: RowSink<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    sql.query(new CopyOut(copy, sink, resolve, reject));
  });
}

type Connection = pg.Connection & { readonly stream: Duplex };

const ignore = () => undefined;

/** What pg calls while a query of its own kind runs. */
class CopyOut<T> implements pg.Submittable {
  readonly #copy: string;
  readonly #sink: RowSink<T>;
  readonly #resolve: (made: T) => void;
  readonly #reject: (error: unknown) => void;
  #giveBack: () => void = ignore;

  constructor(copy: string, sink: RowSink<T>, resolve: (made: T) => void, reject: (error: unknown) => void) {
    this.#copy = copy;
    this.#sink = sink;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(connection: pg.Connection): void {
    this.#giveBack = takeRows((connection as Connection).stream, this.#sink);
    connection.query(this.#copy);
  }

  handleReadyForQuery(): void {
    this.#giveBack();
    this.#sink.end().then(this.#resolve, this.#reject);
  }

  /** Of the query, after which the connection becomes ready, or of the connection, which never does again. */
  handleError(error: unknown): void {
    this.#giveBack();
    const reject = () => this.#reject(error);
    this.#sink.end().then(reject, reject);
  }

  readonly handleCopyData = ignore;
  readonly handleCommandComplete = ignore;
  readonly handleRowDescription = ignore;
  readonly handleDataRow = ignore;
  readonly handlePortalSuspended = ignore;
  readonly handleEmptyQuery = ignore;
}

const COPY_DATA = 0x64;
/** A message's type and its length, which counts itself. */
const HEAD_BYTES = 5;

/**
 * Takes the messages with rows out of what comes, without an object for each as pg would make it: that took most of the
 * time. All other messages go to whoever listened.
 *
 * @returns gives everything back to whoever listened
 */
function takeRows(stream: Duplex, sink: RowSink<unknown>): () => void {
  const listeners = stream.listeners("data") as ((bytes: Buffer) => void)[];
  let rest: Buffer | undefined;
  let isWaiting = false;
  let isTaking = true;

  function take(bytes: Buffer): void {
    let from = 0;
    if (rest) {
      const first = Buffer.concat([rest, bytes.subarray(0, HEAD_BYTES)]);
      const missing = endOf(first, 0) - rest.length;
      if (missing > bytes.length) {
        rest = Buffer.concat([rest, bytes]);
        return;
      }
      const whole = Buffer.concat([rest, bytes.subarray(0, missing)]);
      rest = undefined;
      takeOne(whole, 0, whole.length);
      from = missing;
    }
    while (isTaking) {
      const to = endOf(bytes, from);
      if (to > bytes.length) break;
      takeOne(bytes, from, to);
      from = to;
    }
    if (from === bytes.length) return;
    if (isTaking) rest = Buffer.from(bytes.subarray(from));
    else passOn(bytes.subarray(from));
  }

  function takeOne(bytes: Buffer, from: number, to: number): void {
    if (bytes[from] === COPY_DATA) sink.row(bytes, from + HEAD_BYTES, to);
    else passOn(bytes.subarray(from, to));
  }

  function passOn(bytes: Buffer): void {
    for (const listener of listeners) listener(bytes);
  }

  function onData(bytes: Buffer): void {
    take(bytes);
    const room = isWaiting ? undefined : sink.room();
    if (!room) return;
    isWaiting = true;
    stream.pause();
    room.then(goOn, goOn);
  }

  function goOn(): void {
    isWaiting = false;
    stream.resume();
  }

  for (const listener of listeners) stream.off("data", listener);
  stream.on("data", onData);
  return () => {
    if (!isTaking) return;
    isTaking = false;
    stream.off("data", onData);
    for (const listener of listeners) stream.on("data", listener);
  };
}

/** Where a message ends; nowhere as long as its head is not there. */
function endOf(bytes: Buffer, from: number): number {
  return bytes.length - from < HEAD_BYTES
    ? Number.POSITIVE_INFINITY
    : from + 1 + bytes.readUInt32BE(from + 1);
}
