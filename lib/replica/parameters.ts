import { type DuckDBValue, listValue } from "@duckdb/node-api";
import type { Parameter } from "#lib/rules/compile/query.ts";

/** A compiled query's parameters as DuckDB takes them. */
export function toValues(parameters: readonly Parameter[]): DuckDBValue[] {
  return parameters.map((value) => (typeof value === "string" ? value : listValue(value)));
}
