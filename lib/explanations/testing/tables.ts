import type { FeatureTable } from "#lib/snapshots/feature-table.ts";

type Columns = {
  readonly numbers?: Readonly<Record<string, readonly (number | undefined)[]>>;
  readonly texts?: Readonly<Record<string, readonly (string | undefined)[]>>;
  readonly flags?: Readonly<Record<string, readonly boolean[]>>;
};

/** The features of as many customers as the longest column has rows. */
export function aTable({ numbers = {}, texts = {}, flags = {} }: Columns): FeatureTable {
  const columns = [...Object.values(numbers), ...Object.values(texts), ...Object.values(flags)];
  const rows = Math.max(0, ...columns.map((values) => values.length));
  return {
    asOf: 0,
    size: rows,
    rows,
    rowIds: Array.from({ length: rows }, (_, index) => BigInt(index)),
    numbers: new Map(Object.entries(numbers)),
    texts: new Map(Object.entries(texts)),
    flags: new Map(Object.entries(flags)),
  };
}

export function repeat<T>(times: number, value: T): T[] {
  return new Array<T>(times).fill(value);
}
