import { beforeEach, expect, it } from "vitest";
import { type KeptStanding, type Standings, standings } from "#lib/memberships/standings.ts";

const written = new Map<bigint, KeptStanding>();
const asked: bigint[][] = [];
/** Too small for anything. */
const noShelf = 8;

beforeEach(() => {
  written.clear();
  asked.length = 0;
});

function begin(kept: Standings, revision: bigint): void {
  kept.begin(revision, async (ids) => {
    asked.push([...ids]);
    return new Map(
      ids.map((id) => {
        const row = written.get(id);
        return [id, { open: new Map(row?.open), wakeAt: row?.wakeAt }];
      }),
    );
  });
}

it("reads a customer once, and knows what was written of them since", async () => {
  const kept = standings();
  begin(kept, 1n);
  written.set(1n, { open: new Map([["buyers", 10n]]), wakeAt: 5 });
  await kept.of([1n, 2n]);
  expect(kept.hasChanged()).toBe(false);
  kept.left(1n, "buyers");
  kept.woken(1n, undefined);
  kept.entered(2n, "buyers", 11n);
  kept.woken(2n, 7);
  expect(kept.hasChanged()).toBe(true);
  kept.committed(2n);
  begin(kept, 2n);
  const found = await kept.of([1n, 2n]);
  expect(asked).toEqual([[1n, 2n]]);
  expect(found.get(1n)).toEqual({ open: new Map(), wakeAt: undefined });
  expect(found.get(2n)).toEqual({ open: new Map([["buyers", 11n]]), wakeAt: 7 });
});

it("uses nothing once somebody else has written", async () => {
  const kept = standings();
  begin(kept, 1n);
  await kept.of([1n]);
  begin(kept, 2n);
  await kept.of([1n]);
  expect(asked).toEqual([[1n], [1n]]);
});

it("reads again whom it was told to forget, and everybody after a failure", async () => {
  const kept = standings();
  begin(kept, 1n);
  await kept.of([1n, 2n]);
  kept.forget([2n]);
  await kept.of([1n, 2n]);
  kept.forgetAll();
  await kept.of([1n, 2n]);
  expect(asked).toEqual([[1n, 2n], [2n], [1n, 2n]]);
});

it("keeps those who were asked for last", async () => {
  const kept = standings(16, noShelf);
  begin(kept, 1n);
  for (const id of [1n, 2n, 1n, 3n]) await kept.of([id]);
  asked.length = 0;
  await kept.of([1n, 3n]);
  await kept.of([2n]);
  expect(asked).toEqual([[2n]]);
});

it("makes room for what grows", async () => {
  const kept = standings(20, noShelf);
  begin(kept, 1n);
  await kept.of([1n, 2n]);
  for (let no = 0; no < 10; no += 1) kept.entered(2n, `segment ${no}`, BigInt(no));
  await kept.of([2n]);
  asked.length = 0;
  await kept.of([1n]);
  expect(asked).toEqual([[1n]]);
});

it("packs those who were not asked for lately, and knows what was written of them there", async () => {
  const kept = standings(16);
  begin(kept, 1n);
  written.set(1n, {
    open: new Map([
      ["buyers", 2n ** 40n],
      ["vips", 10n],
    ]),
    wakeAt: 1_790_000_000_123,
  });
  for (const id of [1n, 2n, 3n, 4n]) await kept.of([id]);
  kept.left(1n, "vips");
  kept.entered(1n, "new", 12n);
  for (const id of [2n, 3n, 4n]) await kept.of([id]);
  kept.forget([2n]);
  const found = await kept.of([1n, 2n, 3n]);
  expect(asked).toEqual([[1n], [2n], [3n], [4n], [2n]]);
  const open = new Map([
    ["buyers", 2n ** 40n],
    ["new", 12n],
  ]);
  expect(found.get(1n)).toEqual({ open, wakeAt: 1_790_000_000_123 });
  expect(found.get(3n)).toEqual({ open: new Map(), wakeAt: undefined });
});
