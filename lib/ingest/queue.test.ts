import { describe, expect, it } from "vitest";
import type { Accept } from "#lib/ingest/accept-apart.ts";
import { prepareMessage } from "#lib/ingest/prepare.ts";
import { createIngestQueue } from "#lib/ingest/queue.ts";
import type { Candidate, Outcome } from "#lib/ingest/schema.ts";
import { aContext, aMessage } from "#lib/ingest/testing.ts";

const candidates = (count: number, name = "seen"): Candidate[] =>
  Array.from({ length: count }, () =>
    prepareMessage(aMessage({ type: "track", event: name, properties: {} }), aContext()),
  );

const outcomesOf = (group: readonly Candidate[]): Outcome[] =>
  group.map(({ reading }, no) =>
    reading.ok ? { kind: "accepted", no } : { kind: "rejected", problem: reading.error },
  );

const isPoison = ({ reading }: Candidate) =>
  reading.ok && reading.value.kind === "event" && reading.value.name === "poison";

class FakeDatabaseError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`database error ${code}`);
    this.code = code;
  }
}

function aQueue(accept: Accept, limits = { groupSize: 10, capacity: 30 }) {
  const reports: unknown[] = [];
  const clock = { at: 0 };
  const report = (error: unknown) => reports.push(error);
  const queue = createIngestQueue({ accept, report, now: () => clock.at, ...limits });
  return { reports, clock, queue };
}

/** A fake database whose transactions end when the test says so. */
function heldAccept() {
  const groups: number[] = [];
  const held: (() => void)[] = [];
  const accept: Accept = (group) => {
    groups.push(group.length);
    return new Promise((resolve) => held.push(() => resolve(outcomesOf(group))));
  };
  return { groups, accept, finishOne: () => held.shift()?.() };
}

describe("the queue", () => {
  it("gathers what comes during a transaction into the next one, up to its size", async () => {
    const { groups, accept, finishOne } = heldAccept();
    const { queue } = aQueue(accept);
    const answers = [4, 3, 3, 4, 12].map((count) => queue.submit(candidates(count)));
    for (const _ of [1, 2, 3]) {
      finishOne();
      await new Promise(setImmediate);
    }
    expect(groups).toEqual([4, 10, 12]);
    await expect(Promise.all(answers)).resolves.toHaveLength(5);
  });

  it("answers each request only with what became of its own messages", async () => {
    const { queue } = aQueue(async (group) => outcomesOf(group));
    const bad = prepareMessage({ type: "track" }, aContext());
    const [first, second] = await Promise.all([queue.submit(candidates(2)), queue.submit([bad])]);
    expect(first).toMatchObject({ ok: true, value: [{ kind: "accepted" }, { kind: "accepted" }] });
    expect(second).toMatchObject({ ok: true, value: [{ kind: "rejected" }] });
  });

  it("refuses what would wait beyond its capacity, and takes more once there is room", async () => {
    const { accept, finishOne } = heldAccept();
    const { queue } = aQueue(accept, { groupSize: 5, capacity: 8 });
    const first = queue.submit(candidates(5));
    const second = queue.submit(candidates(5));
    expect(await queue.submit(candidates(4))).toEqual({ ok: false, error: "full" });
    finishOne();
    await first;
    const third = queue.submit(candidates(4));
    finishOne();
    await second;
    await new Promise(setImmediate);
    finishOne();
    expect((await third).ok).toBe(true);
  });

  it("sets a poisonous message aside, and accepts its neighbours", async () => {
    const { queue, reports } = aQueue(async (group) => {
      if (group.some(isPoison)) throw new FakeDatabaseError("22P05");
      return outcomesOf(group);
    });
    const [good, bad] = await Promise.all([
      queue.submit(candidates(3)),
      queue.submit([...candidates(2), ...candidates(1, "poison"), ...candidates(2)]),
    ]);
    expect(good).toMatchObject({ ok: true, value: Array(3).fill({ kind: "accepted" }) });
    expect(bad.ok && bad.value.map(({ kind }) => kind)).toEqual([
      "accepted",
      "accepted",
      "rejected",
      "accepted",
      "accepted",
    ]);
    expect(reports).toHaveLength(1);
  });

  it.each(["57P01", "08006", "53300", "ECONNRESET"])(
    "says that nothing is known after the outage %s",
    async (code) => {
      let isDown = true;
      const { queue } = aQueue(async (group) => {
        if (isDown) throw new FakeDatabaseError(code);
        return outcomesOf(group);
      });
      expect(await queue.submit(candidates(2))).toEqual({ ok: false, error: "unavailable" });
      isDown = false;
      expect((await queue.submit(candidates(2))).ok).toBe(true);
    },
  );

  it("leaves a database alone that has no room, longer each time, and goes on by itself", async () => {
    let isFull = true;
    let tries = 0;
    const { queue, clock } = aQueue(async (group) => {
      tries += 1;
      if (isFull) throw new FakeDatabaseError("53100");
      return outcomesOf(group);
    });
    const refused = { ok: false, error: "no_room" };
    for (; clock.at < 60_000; clock.at += 10) expect(await queue.submit(candidates(1))).toEqual(refused);
    expect(tries).toBeGreaterThan(30);
    expect(tries).toBeLessThan(40);
    expect(queue.refusal()).toBe("no_room");
    isFull = false;
    clock.at += 2_000;
    expect(queue.refusal()).toBe(undefined);
    expect((await queue.submit(candidates(1))).ok).toBe(true);
    isFull = true;
    expect(await queue.submit(candidates(1))).toEqual(refused);
    expect(queue.refusal()).toBe(undefined);
  });

  it("tells those who wait when the database is left alone", async () => {
    const fails: (() => void)[] = [];
    const { queue } = aQueue(
      () => new Promise((_, reject) => fails.push(() => reject(new FakeDatabaseError("08006")))),
    );
    const answers = [5, 8, 8].map((count) => queue.submit(candidates(count)));
    for (const _ of [1, 2]) {
      fails.shift()?.();
      await new Promise(setImmediate);
    }
    expect(await Promise.all(answers)).toEqual(Array(3).fill({ ok: false, error: "unavailable" }));
  });

  it("tries once more what the database took back because of a deadlock", async () => {
    let tries = 0;
    const { queue } = aQueue(async (group) => {
      tries += 1;
      if (tries === 1) throw new FakeDatabaseError("40P01");
      return outcomesOf(group);
    });
    expect((await queue.submit(candidates(2))).ok).toBe(true);
    expect(tries).toBe(2);
  });
});
