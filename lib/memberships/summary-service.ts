import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { countPopulation } from "#lib/customers/read.ts";
import { type Db, db } from "#lib/db/client.ts";
import type { Page } from "#lib/http/paging.ts";
import { type Flow, isMuch, readFlows } from "#lib/memberships/flow-store.ts";
import type { SegmentSummary, SegmentSummaryInput } from "#lib/memberships/schema.ts";
import { readEvaluations, versionsOf } from "#lib/memberships/store.ts";
import { readSegmentsWithRules } from "#lib/segments/service.ts";
import { AppError } from "#lib/std/app-error.ts";
import { keptAnswers } from "#lib/std/kept-answers.ts";
import type { Instant } from "#lib/std/time-zone.ts";

const weekMs = 7 * 86_400_000;

type Counted = { readonly flows: ReadonlyMap<string, Flow>; readonly at: Instant };

/** Of all segments. Where much moves, they are some seconds to minutes old. */
const counted = keptAnswers<Counted>(
  ({ flows }) => isMuch(flows),
  () => performance.now(),
);

/** Segments with what a list of them shows. They are few enough to be sorted here, by figures of several tables. */
export async function listSegmentSummaries(
  actor: Actor,
  input: SegmentSummaryInput,
  now: Instant,
): Promise<Page<SegmentSummary>> {
  requirePermission(actor, "segment:read");
  const { status, search, sort, direction, page, pageSize } = input;
  const summaries = await summarise(db, { status, search }, now);
  const sorted = summaries.toSorted(byField(sort, direction === "desc" ? -1 : 1));
  return { rows: sorted.slice((page - 1) * pageSize, page * pageSize), total: sorted.length };
}

export async function getSegmentSummary(actor: Actor, key: string, now: Instant): Promise<SegmentSummary> {
  requirePermission(actor, "segment:read");
  const [summary] = await summarise(db, { key }, now);
  if (!summary) throw new AppError("not_found", "segments.not_found", { key });
  return summary;
}

async function summarise(
  source: Db,
  which: Parameters<typeof readSegmentsWithRules>[1],
  now: Instant,
): Promise<SegmentSummary[]> {
  const segments = await readSegmentsWithRules(source, which);
  const evaluations = await readEvaluations(source);
  const only = segments.length === 1 ? (segments[0]?.id ?? null) : null;
  const count = async (): Promise<Counted> => ({
    flows: await readFlows(source, { from: now - weekMs, to: now }, only),
    at: now,
  });
  const { flows, at } = only === null ? await counted(versionsOf(evaluations), count) : await count();
  const population = await countPopulation(source.sql, at);
  return segments.map((segment) => {
    const isCounted = segment.status === "active" && evaluations.has(segment.id);
    const { before, after, stayed } = flows.get(segment.id) ?? { before: 0, after: 0, stayed: 0 };
    const figures = isCounted
      ? { size: after, entered: after - stayed, left: before - stayed }
      : { size: null, entered: null, left: null };
    return { ...segment, ...figures, asOf: new Date(at).toISOString(), population };
  });
}

/** Segments without a figure come last, whichever way; equal ones by name. */
function byField(field: SegmentSummaryInput["sort"], sign: 1 | -1) {
  return (a: SegmentSummary, b: SegmentSummary): number => {
    const [x, y] = [a[field], b[field]];
    if (x !== y) {
      if (x === null) return 1;
      if (y === null) return -1;
      const order =
        typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y));
      if (order !== 0) return sign * order;
    }
    return a.name.localeCompare(b.name) || a.key.localeCompare(b.key);
  };
}
