import type { Machine } from "#lib/bench/machine.ts";
import { type BenchResult, type BenchSize, type Figure, holds, type Limit } from "#lib/bench/schema.ts";

/** All that is known of one run of a bench. */
export type RunOfBench = {
  readonly name: string;
  readonly size: BenchSize;
  readonly seed: number;
  readonly startedAt: Date;
  readonly seconds: number;
  /** As it was before the run, and the load after it. */
  readonly machine: Machine & { readonly loadAfter: number };
  readonly result: BenchResult;
};

/** One JSON object: what it was measured on, every figure with its limit and whether it holds. */
export function toJson({ name, size, seed, startedAt, seconds, machine, result }: RunOfBench): string {
  const { figures, comparisons = [], notes = [], versions = {} } = result;
  const report = {
    bench: name,
    size,
    seed,
    startedAt: startedAt.toISOString(),
    seconds: round(seconds),
    machine: { ...machine, versions: { ...machine.versions, ...versions } },
    figures: figures.map((figure) => ({
      ...figure,
      value: round(figure.value),
      ...(figure.limit && { holds: holds(figure), isAtLimitSize: isAtLimitSize(figure.limit, size) }),
    })),
    comparisons: comparisons.map(({ title, columns, rows }) => ({
      title,
      rows: rows.map((row) =>
        Object.fromEntries(columns.map((column, index) => [column, cell(row[index] ?? null)])),
      ),
    })),
    notes,
  };
  return JSON.stringify(report, null, 2);
}

/** The same for people: the figures, then what was compared, then what to know about them. */
export function toText({ name, size, seed, seconds, machine, result }: RunOfBench): string {
  const { figures, comparisons = [], notes = [], versions = {} } = result;
  const all = Object.entries({ ...machine.versions, ...versions });
  return [
    `${name}: ${size.customers.toLocaleString("en")} customers, ${size.events.toLocaleString("en")} events, seed ${seed}, ${seconds.toFixed(1)} s`,
    `${machine.cores} cores (${machine.cpu}), ${machine.memoryMib} MiB, load ${machine.load} before and ${machine.loadAfter} after, ${all.map((pair) => pair.join(" ")).join(", ")}`,
    "",
    table(
      ["figure", "value", "limit", "holds"],
      figures.map((figure) => [
        figure.title,
        `${show(figure.value)} ${figure.unit}`,
        figure.limit ? limitText(figure, figure.limit, size) : "",
        verdict(figure),
      ]),
    ),
    ...comparisons.flatMap(({ title, columns, rows }) => [
      "",
      title,
      table(
        columns,
        rows.map((row) => row.map(show)),
      ),
    ]),
    ...(notes.length > 0 ? ["", ...notes.map((note) => `- ${note}`)] : []),
    "",
  ].join("\n");
}

function verdict(figure: Figure): string {
  const kept = holds(figure);
  if (kept === undefined) return "";
  return kept ? "yes" : "NO";
}

function limitText(figure: Figure, { is, value, at }: Limit, size: BenchSize): string {
  const text = `${is === "at_most" ? "≤" : "≥"} ${show(value)} ${figure.unit}`;
  return at && !isAtLimitSize({ is, value, at }, size) ? `${text} at ${short(at)}` : text;
}

function isAtLimitSize({ at }: Limit, { customers, events }: BenchSize): boolean {
  return !at || (customers >= at.customers && events >= at.events);
}

function short({ customers, events }: BenchSize): string {
  return `${customers.toLocaleString("en")} / ${events.toLocaleString("en")}`;
}

function show(value: string | number | null): string {
  if (value === null) return "–";
  return typeof value === "string" ? value : round(value).toLocaleString("en", { maximumFractionDigits: 3 });
}

function cell(value: string | number | null): string | number | null {
  return typeof value === "number" ? round(value) : value;
}

/** Three digits that count: more than a measurement gives. */
function round(value: number): number {
  if (!Number.isFinite(value) || Math.abs(value) >= 1000) return Math.round(value);
  return Number(value.toPrecision(3));
}

/** Columns of equal width; figures to the right. */
function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...rows.map((row) => (row[index] ?? "").length)),
  );
  const isFigure = columns.map(
    (_, index) => index > 0 && rows.some((row) => /^[-\d]/.test(row[index] ?? "")),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((text, index) => {
        const width = widths[index] ?? 0;
        return isFigure[index] ? text.padStart(width) : text.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return [line(columns), line(widths.map((width) => "─".repeat(width))), ...rows.map(line)].join("\n");
}
