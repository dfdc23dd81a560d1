import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { readHistories, readRowsOf } from "#lib/customers/read.ts";
import { whyOf } from "#lib/customers/why.ts";
import { type Db, db, transaction } from "#lib/db/client.ts";
import type { Page } from "#lib/http/paging.ts";
import { readFeed } from "#lib/memberships/feed-store.ts";
import { listIntervalsOf, listMemberRows } from "#lib/memberships/interval-store.ts";
import type {
  CustomerMembership,
  Member,
  MemberListInput,
  MovementFeed,
  MovementFeedInput,
  SegmentSweeps,
} from "#lib/memberships/schema.ts";
import { readEvaluations } from "#lib/memberships/store.ts";
import { listSweeps } from "#lib/memberships/sweep-store.ts";
import { evaluationContext } from "#lib/rules/context.ts";
import { evaluate } from "#lib/rules/evaluate.ts";
import type { History } from "#lib/rules/history.ts";
import { nextTurn } from "#lib/rules/next-change.ts";
import { basisOf } from "#lib/segments/active.ts";
import { readSurroundings } from "#lib/segments/catalog-service.ts";
import { readActiveSegments } from "#lib/segments/read.ts";
import { getSegment } from "#lib/segments/service.ts";
import { AppError } from "#lib/std/app-error.ts";
import { type Instant, MS_PER_DAY } from "#lib/std/time-zone.ts";

/** Further ahead nobody is told when they leave. */
const foreseen = 400 * MS_PER_DAY;

export async function listMembers(actor: Actor, input: MemberListInput): Promise<Page<Member>> {
  requirePermission(actor, "customer:read");
  const segment = await getSegment(db, input.key);
  return listMemberRows(db, segment.id, input);
}

/** What moved since a number that the caller keeps: each entry once, in order, however often and whenever one asks. */
export async function listMovements(actor: Actor, input: MovementFeedInput): Promise<MovementFeed> {
  requirePermission(actor, "segment:export");
  if (input.segment !== undefined) await getSegment(db, input.segment);
  const movements = [...(await readFeed(db, input))];
  return { movements, next: movements.at(-1)?.no ?? input.after };
}

/** What the sweeps found, for who looks after the installation. */
export async function listSegmentSweeps(actor: Actor): Promise<SegmentSweeps[]> {
  requirePermission(actor, "health:read");
  return listSweeps(db);
}

/** Which segments a customer is and was in; of those they are in, why, and when they leave if nothing happens. */
export async function listMembershipsOf(
  actor: Actor,
  customerId: string,
  now: Instant,
): Promise<CustomerMembership[]> {
  requirePermission(actor, "customer:read");
  return transaction(
    async (tx) => {
      const asked = [BigInt(customerId)];
      const rows = await readRowsOf(tx.sql, asked, now);
      const [history] = (await readHistories(tx.sql, asked, now)).values();
      if (!history) throw new AppError("not_found", "customers.not_found");
      const intervals = await listIntervalsOf(tx, rows);
      const outlooks = await outlooksOf(tx, history, now);
      return intervals.map(({ segmentId: _, ...interval }) => {
        const outlook = interval.leftAt === null ? outlooks.get(interval.key) : undefined;
        return {
          ...interval,
          rule: outlook?.rule ?? null,
          why: outlook?.why ?? [],
          leavesAt: outlook?.leavesAt ?? null,
        };
      });
    },
    { isolation: "RepeatableRead" },
  );
}

type Outlook = Pick<CustomerMembership, "rule" | "why" | "leavesAt">;

/** By the key of each segment that the customer meets now. Thresholds stay as the last sweep bound them. */
async function outlooksOf(tx: Db, history: History, now: Instant): Promise<ReadonlyMap<string, Outlook>> {
  const active = await readActiveSegments(tx);
  const evaluations = await readEvaluations(tx);
  const rules = [...active.values()].map((segment) => segment.rule);
  const surroundings = await readSurroundings(tx, rules, active);
  const outlooks = new Map<string, Outlook>();
  for (const segment of active.values()) {
    const evaluation = evaluations.get(segment.id);
    if (evaluation?.basis !== basisOf(segment, active)) continue;
    const context = evaluationContext({ ...surroundings, asOf: now, thresholds: evaluation.thresholds });
    if (!evaluate(segment.rule, history, context)) continue;
    const end = nextTurn(segment.rule, history, context, now + foreseen);
    outlooks.set(segment.key, {
      rule: segment.rule,
      why: [...whyOf(segment.rule, history, context)],
      leavesAt: end === undefined ? null : new Date(end).toISOString(),
    });
  }
  return outlooks;
}
