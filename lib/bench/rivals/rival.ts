import type { BenchData } from "#lib/bench/data/open.ts";
import type { HandWritten } from "#lib/bench/rivals/hand-written.ts";
import type { BenchOptions } from "#lib/bench/schema.ts";

/** A database in which the SQL written by hand runs on the same raw rows. */
export type Rival = {
  readonly name: string;
  readonly version: string;
  /** @throws RivalGaveUp when it takes too long */
  count(query: HandWritten): Promise<number>;
  close(): Promise<void>;
};

export type OpenRival = (data: BenchData, options: BenchOptions) => Promise<Rival>;

/** It cannot be had on this machine; the message says why. */
export class RivalMissing extends Error {}

/** A query took longer than anybody would wait. */
export class RivalGaveUp extends Error {}
