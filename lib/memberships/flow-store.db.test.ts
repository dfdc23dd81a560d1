import fc from "fast-check";
import { expect, it } from "vitest";
import { systemActor } from "#lib/auth/permissions.ts";
import { publish } from "#lib/changes/testing.ts";
import { deleteCustomer } from "#lib/customers/service.ts";
import { identify } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { readFlows, readSteps } from "#lib/memberships/flow-store.ts";
import { countOpen } from "#lib/memberships/open-store.ts";
import { insertIntervals } from "#lib/memberships/store.ts";
import { buyers, send } from "#lib/memberships/testing.ts";
import { writing } from "#lib/memberships/writing-service.ts";

const db = await testDatabase();

const start = Date.UTC(2026, 4, 1);
const hours = 40;
const hour = (n: number) => start + n * 3_600_000;
const names = ["a", "b", "c", "d", "e"];

type Stay = { readonly customerId: bigint; readonly from: number; readonly to: number | undefined };

/** Hours at which each customer enters and leaves in turn; they may leave in the hour in which they entered. */
const turns = fc.array(fc.array(fc.nat(hours), { maxLength: 7 }), {
  minLength: names.length,
  maxLength: names.length,
});

function staysOf(customerIds: readonly bigint[], all: readonly (readonly number[])[]): readonly Stay[] {
  return customerIds.flatMap((customerId, index) => {
    const own = (all[index] ?? []).toSorted((a, b) => a - b);
    return own.flatMap((from, place) => (place % 2 === 0 ? [{ customerId, from, to: own[place + 1] }] : []));
  });
}

async function write(segmentId: string, stays: readonly Stay[]): Promise<void> {
  const turn = (at: number) => ({ at: hour(at), versionNo: 1, cause: "time" }) as const;
  await writing(db, (work) =>
    insertIntervals(
      work,
      segmentId,
      stays.map(({ customerId, from, to }) => ({
        customerId,
        entered: turn(from),
        ...(to !== undefined && { left: turn(to) }),
      })),
    ),
  );
}

/** Of which nothing is written yet, in a shop of some customers. */
async function aSegment(): Promise<{ readonly id: string; readonly customerIds: readonly bigint[] }> {
  await emptyTables(db);
  await send(...names.map((name) => identify(name, new Date(start).toISOString())));
  await publish("buyers", buyers);
  const { rows } = await db.sql.query<{ id: bigint }>("select id from customer order by id");
  const customerIds = rows.map(({ id }) => id);
  const { id } = await db.segment.findUniqueOrThrow({ where: { key: "buyers" } });
  return { id, customerIds };
}

function membersAt(stays: readonly Stay[], at: number): ReadonlySet<bigint> {
  const found = stays.filter(({ from, to = Infinity }) => from <= at && to > at);
  return new Set(found.map(({ customerId }) => customerId));
}

it("tells who was in at two moments, and what came and went between, as one would count it", {
  timeout: 120_000,
}, async () => {
  const { id, customerIds } = await aSegment();
  await fc.assert(
    fc.asyncProperty(turns, fc.nat(hours), fc.nat(hours), async (all, one, other) => {
      await db.sql.query("truncate membership");
      const stays = staysOf(customerIds, all);
      await write(id, stays);
      const open = stays.filter(({ to }) => to === undefined).length;
      expect(await countOpen(db, id)).toBe(open);
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const flowFrom = (base: number) => {
        const [before, after] = [membersAt(stays, base), membersAt(stays, to)];
        return { before: before.size, after: after.size, stayed: before.intersection(after).size };
      };
      if (stays.length === 0) return;
      const first = Math.min(...stays.map((stay) => stay.from));
      const base = Math.max(from, first);
      if (base <= to)
        expect((await readFlows(db, { from: hour(from), to: hour(to) }, id)).get(id)).toMatchObject({
          from: hour(base),
          ...flowFrom(base),
        });
      const moments = [from, Math.floor((from + to) / 2), to];
      const isWithin = (at: number | undefined, index: number) =>
        index > 0 && at !== undefined && at > (moments[index - 1] ?? 0) && at <= (moments[index] ?? 0);
      expect((await readSteps(db, moments.map(hour), id)).get(id)).toEqual(
        moments.map((at, index) => ({
          at: hour(at),
          size: membersAt(stays, at).size,
          entered: stays.filter((stay) => stay.from !== first && isWithin(stay.from, index)).length,
          left: stays.filter((stay) => isWithin(stay.to, index)).length,
        })),
      );
    }),
    { numRuns: 60 },
  );
});

it("counts nobody any more who was deleted", async () => {
  const { id, customerIds } = await aSegment();
  await write(id, staysOf(customerIds, [[1], [2], [3, 4], [], []]));
  expect(await countOpen(db, id)).toBe(2);
  await deleteCustomer(systemActor("test"), String(customerIds[0]));
  expect(await countOpen(db, id)).toBe(1);
  await deleteCustomer(systemActor("test"), String(customerIds[2]));
  expect(await countOpen(db, id)).toBe(1);
});

it("goes on from when a segment was counted first, though everybody of then was deleted", async () => {
  const { id, customerIds } = await aSegment();
  await write(id, staysOf(customerIds, [[1], [3], [], [], []]));
  await deleteCustomer(systemActor("test"), String(customerIds[0]));
  expect((await readFlows(db, { from: hour(0), to: hour(5) }, id)).get(id)).toMatchObject({
    from: hour(1),
    before: 0,
    after: 1,
  });
  const steps = (await readSteps(db, [hour(2), hour(4)], id)).get(id);
  expect(steps).toMatchObject([{ size: 0 }, { size: 1, entered: 1 }]);
});
