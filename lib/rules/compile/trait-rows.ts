import type { TraitTable } from "#lib/rules/compile/layout.ts";
import type { Query } from "#lib/rules/compile/query.ts";

const FOREVER = 9_223_372_036_854_775_807n;

/** Every value of a trait up to `asOf` that lasted, as `e` with `ts` and `u`, when the next one took over: after FROM. */
export function traitRows({ table }: TraitTable, query: Query): string {
  const { asOf } = query.context;
  return `${withSuccession(table, query)} e WHERE e.ts <= ${asOf} AND e.u > e.ts`;
}

/** The values of a trait at `asOf`, at most one a customer: after FROM. */
export function currentTraitRows({ table }: TraitTable, query: Query): string {
  const { asOf } = query.context;
  return `${withSuccession(table, query)} e WHERE e.ts <= ${asOf} AND e.u > ${asOf}`;
}

/** Before later merges, values followed each other otherwise than now: of those whom such a merge concerns. */
function withSuccession(table: string, query: Query): string {
  const { asOf } = query.context;
  if (query.layout.lastMergeAt <= asOf) return table;
  const concerned = query.define(`SELECT DISTINCT root AS c FROM customer WHERE settled_at > ${asOf}`);
  const theirs = `(SELECT * FROM ${table} WHERE c IN (SELECT c FROM ${concerned}))`;
  return `(SELECT * FROM ${table} WHERE c NOT IN (SELECT c FROM ${concerned}) UNION ALL
    SELECT r.* REPLACE (coalesce(lead(r.ts) OVER (PARTITION BY r.c ORDER BY r.ts, r.no), ${FOREVER}) AS u)
    FROM ${query.source(theirs)} r WHERE r.ts <= ${asOf})`;
}
