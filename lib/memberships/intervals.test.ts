import { expect, it } from "vitest";
import { intervalsOf, type Seen } from "#lib/memberships/intervals.ts";

const seen = (at: number, members: readonly bigint[], versionNo = 1): Seen => ({
  at,
  versionNo,
  cause: "time",
  members: new Set(members),
});
const lines = (...all: Seen[]) =>
  intervalsOf(all)
    .map(({ customerId, entered, left }) => `${customerId}: ${entered.at}–${left?.at ?? ""}`)
    .sort();

it("opens where a customer is first seen, and closes where they are first missed", () => {
  expect(lines(seen(1, [7n, 8n]), seen(2, [7n]), seen(3, [7n, 8n]))).toEqual(["7: 1–", "8: 1–2", "8: 3–"]);
});

it("keeps the interval of who stays through a new version, and names the version of each end", () => {
  const [stayed, gone] = intervalsOf([seen(1, [7n, 8n], 1), seen(2, [7n], 2)]).toSorted((a, b) =>
    Number(a.customerId - b.customerId),
  );
  expect(stayed).toEqual({ customerId: 7n, entered: { at: 1, versionNo: 1, cause: "time" } });
  expect(gone?.left).toMatchObject({ at: 2, versionNo: 2 });
});

it("is empty where nobody ever was", () => {
  expect(lines(seen(1, []), seen(2, []))).toEqual([]);
});
