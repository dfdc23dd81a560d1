/** How much data a bench works on. */
export type BenchSize = { readonly customers: number; readonly events: number };

export type BenchOptions = {
  readonly size: BenchSize;
  /** The same seed and size give the same data. */
  readonly seed: number;
  /** Where data of this bench may be kept for the next run: its own folder, made if it is missing. */
  readonly folder: string;
  /** Which databases a bench compares with, if it does; all of them if not said. */
  readonly against?: readonly ("duckdb" | "postgres" | "chdb")[];
  /** How long a bench that lasts measures; its own time if not said. */
  readonly seconds?: number;
  /** Events a second, for a bench that keeps to a rate. */
  readonly rate?: number;
  /** Says what is going on, for people who wait. */
  readonly say: (sentence: string) => void;
};

/** A stated limit; `at` is the size that it was stated for. */
export type Limit = {
  readonly is: "at_most" | "at_least";
  readonly value: number;
  readonly at?: BenchSize;
};

/** One measured figure. */
export type Figure = {
  /** Names it for machines: stable, in snake case. */
  readonly name: string;
  /** Names it for people. */
  readonly title: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: Limit;
};

/** Figures side by side, such as one rule in several engines; `null` where there is none. */
export type Comparison = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
};

/** What a bench gives back. It throws `BenchFailure` where its answers are wrong: then no figure counts. */
export type BenchResult = {
  readonly figures: readonly Figure[];
  readonly comparisons?: readonly Comparison[];
  /** What was left out, and why; whatever a reader must know to trust the figures. */
  readonly notes?: readonly string[];
  /** Versions of what took part, beside Node's and DuckDB's. */
  readonly versions?: Readonly<Record<string, string>>;
};

export class BenchFailure extends Error {}

export type Bench = {
  /** Measures; whatever it starts, it ends. */
  readonly run: (options: BenchOptions) => Promise<BenchResult>;
};

/** Whether a figure keeps its limit; `undefined` without one. */
export function holds({ value, limit }: Figure): boolean | undefined {
  if (!limit) return undefined;
  return limit.is === "at_most" ? value <= limit.value : value >= limit.value;
}
