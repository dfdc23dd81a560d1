import type { Db } from "#lib/db/client.ts";
import type { Page } from "#lib/http/paging.ts";
import type { BegunCall, EndedCall } from "#lib/llm/open-model.ts";
import {
  type LlmCall,
  type LlmCallDetail,
  type LlmCallListInput,
  llmCallDetailSchema,
  llmCallSchema,
} from "#lib/llm/schema.ts";

const budgetLock = 72707411;

/** Calls that began longer ago and have not ended were broken off with their process: what they reserved is free again. */
const LONGEST_CALL = "15 minutes";

/** Held to the end of the transaction by whoever looks whether the budget allows another call. */
export async function lockBudget(tx: Db): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${budgetLock}::bigint)`;
}

export type Spent = {
  readonly calls: number;
  readonly failed: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cost: number;
};

/** All calls since a moment, tests among them, whose failures tell nothing; those still running cost what they may cost at most. */
export async function readSpent({ sql }: Db, since: Date): Promise<Spent> {
  const { rows } = await sql.query<Record<keyof Spent, string>>(
    `select count(*) as calls, count(*) filter (where verdict = 'failed' and purpose <> 'test') as failed,
       coalesce(sum(input_tokens), 0) as "inputTokens", coalesce(sum(output_tokens), 0) as "outputTokens",
       coalesce(sum(cost) filter (where verdict <> 'running' or at > now() - interval '${LONGEST_CALL}'), 0) as cost
     from llm_call where at >= $1`,
    [since],
  );
  const [row] = rows;
  const figure = (name: keyof Spent) => Number(row?.[name] ?? 0);
  return {
    calls: figure("calls"),
    failed: figure("failed"),
    inputTokens: figure("inputTokens"),
    outputTokens: figure("outputTokens"),
    cost: figure("cost"),
  };
}

export async function insertCall(tx: Db, { reserved, ...call }: BegunCall, by: string): Promise<string> {
  const row = await tx.llmCall.create({
    data: { ...call, by, at: new Date(), cost: reserved },
    select: { id: true },
  });
  return row.id;
}

/** An answer in the right shape is not accepted before its caller has judged it. */
export async function endCall(db: Db, id: string, call: EndedCall): Promise<void> {
  await db.llmCall.update({
    where: { id },
    data: { ...call, verdict: call.failure === null ? "accepted" : "failed" },
  });
}

export async function judgeCall(
  db: Db,
  id: string,
  verdict: "accepted" | "rejected",
  detail: string,
): Promise<void> {
  await db.llmCall.update({ where: { id }, data: { verdict, detail } });
}

export async function deleteCallsBefore(tx: Db, before: Date): Promise<number> {
  const { count } = await tx.llmCall.deleteMany({ where: { at: { lt: before } } });
  return count;
}

const listed = {
  id: true,
  at: true,
  purpose: true,
  promptVersion: true,
  by: true,
  endpoint: true,
  model: true,
  mode: true,
  verdict: true,
  failure: true,
  detail: true,
  inputTokens: true,
  outputTokens: true,
  cost: true,
  tookMs: true,
} as const;

export async function listCallRows(db: Db, input: LlmCallListInput): Promise<Page<LlmCall>> {
  const where = {
    ...(input.purpose !== undefined && { purpose: input.purpose }),
    ...(input.verdict !== undefined && { verdict: input.verdict }),
    ...(input.search !== "" && {
      OR: (["payload", "reply", "by", "detail"] as const).map((field) => ({
        [field]: { contains: input.search, mode: "insensitive" as const },
      })),
    }),
  };
  const rows = await db.llmCall.findMany({
    where,
    select: listed,
    orderBy: [{ [input.sort]: input.direction }, { id: "desc" }],
    skip: (input.page - 1) * input.pageSize,
    take: input.pageSize,
  });
  const total = await db.llmCall.count({ where });
  return { rows: rows.map((row) => llmCallSchema.parse(shown(row))), total };
}

export async function findCall(db: Db, id: string): Promise<LlmCallDetail | undefined> {
  const row = await db.llmCall.findUnique({
    where: { id },
    select: { ...listed, payload: true, reply: true },
  });
  return row ? llmCallDetailSchema.parse(shown(row)) : undefined;
}

function shown<R extends { at: Date; cost: { toNumber(): number } }>(row: R) {
  return { ...row, at: row.at.toISOString(), cost: row.cost.toNumber() };
}
