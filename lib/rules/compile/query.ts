import type { Layout } from "#lib/rules/compile/layout.ts";
import type { CustomersSql, Logic } from "#lib/rules/compile/logic.ts";
import type { Context } from "#lib/rules/context.ts";
import type { Span } from "#lib/rules/windows.ts";

/** A bound parameter: text, or a list of texts. Numbers and instants are written into the query. */
export type Parameter = string | readonly string[];

/** A query under construction: its common table expressions and parameters, each once. */
export type Query = {
  readonly context: Context;
  readonly layout: Layout;
  /** Binds a text and gives its placeholder. */
  bind(value: Parameter): string;
  /** Names a subquery; equal ones share a name. */
  define(sql: string): string;
  /** A table with `c` as it was at `asOf`. */
  source(table: string): string;
  /** The query that begins with the definitions. */
  finish(select: string): CustomersSql;
  /** The same as a set of customers. */
  set(select: string): Logic;
};

export function createQuery(context: Context, layout: Layout): Query {
  const placeholders = new Map<string, string>();
  const parameters: Parameter[] = [];
  const names = new Map<string, string>();
  const definitions: string[] = [];
  const { asOf } = context;
  const isPast = layout.lastMergeAt > asOf;

  function define(sql: string): string {
    const known = names.get(sql);
    if (known) return known;
    const name = `q${names.size + 1}`;
    names.set(sql, name);
    definitions.push(`${name} AS MATERIALIZED (${sql})`);
    return name;
  }

  /** Of the parameters those remain that the query still mentions, numbered anew. */
  function finish(select: string): CustomersSql {
    const first = definitions.length > 0 ? `WITH ${definitions.join(",\n")}\n` : "";
    const used = new Map<string, number>();
    const sql = `${first}${select}`.replace(/\$(\d+)/g, (_, number: string) => {
      const known = used.get(number) ?? used.size + 1;
      used.set(number, known);
      return `$${known}`;
    });
    const kept = [...used.keys()].flatMap((number) => parameters.slice(Number(number) - 1, Number(number)));
    return { sql, parameters: kept };
  }

  if (isPast) definitions.push(`moved AS MATERIALIZED (${movedSql(asOf)})`);
  return {
    context,
    layout,
    define,
    finish,
    set: (select) => ({ kind: "set", ...finish(select) }),
    bind: (value) => {
      const key = JSON.stringify(value);
      const known = placeholders.get(key);
      if (known) return known;
      parameters.push(value);
      const made = `$${parameters.length}`;
      placeholders.set(key, made);
      return made;
    },
    source: (table) =>
      isPast
        ? // Who sent a row and is a customer of their own has never moved.
          `(SELECT r.* FROM ${table} r WHERE r.s = r.c UNION ALL
            SELECT r.* REPLACE (coalesce(m.c, r.c) AS c) FROM ${table} r LEFT JOIN moved m ON m.s = r.s WHERE r.s <> r.c)`
        : table,
  };
}

/** Customers created by `asOf`: `c`, and `born`, the earliest time of any of their ids. */
export function populationSql({ context: { asOf }, layout }: Pick<Query, "context" | "layout">): string {
  if (layout.lastMergeAt <= asOf) {
    return `SELECT no AS c, born FROM customer WHERE parent IS NULL AND born <= ${asOf}`;
  }
  return `SELECT coalesce(m.c, k.root) AS c, min(k.created_at) AS born FROM customer k
    LEFT JOIN moved m ON m.s = k.no GROUP BY ALL HAVING min(k.created_at) <= ${asOf}`;
}

/** Who the ids that were merged after `asOf` were then: followed up from each, along the merges up to `asOf`. */
function movedSql(asOf: number): string {
  return `WITH RECURSIVE walk(s, c) AS (
      SELECT no, no FROM customer WHERE settled_at > ${asOf}
      UNION ALL
      SELECT w.s, k.parent FROM walk w JOIN (SELECT no, parent FROM customer WHERE merged_at <= ${asOf}) k ON k.no = w.c
    )
    SELECT w.s, w.c FROM walk w WHERE w.c NOT IN (SELECT no FROM customer WHERE merged_at <= ${asOf})`;
}

/** Whether an instant is inside a span; the span's ends may be infinite. */
export function spanSql(expression: string, span: Span): string {
  if (span.from === Infinity || span.until === -Infinity) return "false";
  const bounds: string[] = [];
  if (span.from !== -Infinity) bounds.push(`${expression} >= ${span.from}`);
  if (span.until !== Infinity) bounds.push(`${expression} < ${span.until}`);
  return allOf(bounds);
}

export function allOf(conditions: readonly string[]): string {
  const kept = conditions.filter((condition) => condition !== "true");
  if (kept.includes("false")) return "false";
  return kept.length === 0 ? "true" : `(${kept.map((condition) => `(${condition})`).join(" AND ")})`;
}

export function anyOf(conditions: readonly string[]): string {
  const kept = conditions.filter((condition) => condition !== "false");
  if (kept.includes("true")) return "true";
  return kept.length === 0 ? "false" : `(${kept.map((condition) => `(${condition})`).join(" OR ")})`;
}

export function not(condition: string): string {
  if (condition === "true") return "false";
  return condition === "false" ? "true" : `NOT (${condition})`;
}
