import { beforeEach, expect, it } from "vitest";
import { computeEffect } from "#lib/changes/effect-service.ts";
import { getChange, listChangeAuthors, listChanges } from "#lib/changes/reading-service.ts";
import { decideChange } from "#lib/changes/service.ts";
import { abe, ada, ann, max, propose, publish } from "#lib/changes/testing.ts";
import { identify } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { send } from "#lib/memberships/testing.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const paging = { page: 1, pageSize: 50, direction: "asc", search: "" } as const;
const country = (...value: string[]): Rule => ({ kind: "trait", trait: "country", op: "is", value });

it("lists requests with what they change and, in counts, what that does", async () => {
  await send(
    identify("a", "2026-05-01T00:00:00Z", { country: "DE" }),
    identify("b", "2026-05-01T00:00:00Z", { country: "AT" }),
  );
  await publish("germans", country("DE"));
  const { id } = await propose("germans", country("DE", "AT"));
  const now = Date.parse("2026-05-02T00:00:00Z");
  const effect = await computeEffect(max, { id }, postgresPopulation(db), now);
  const customer = await db.customer.findFirstOrThrow({ where: { externalId: "b" } });
  expect(effect.enter).toEqual({
    count: 1,
    value: 0,
    isValueEstimated: false,
    examples: [{ id: "b", customerId: customer.id.toString(), value: 0 }],
  });
  const { rows } = await listChanges(max, { ...paging, status: "open" });
  expect(rows).toMatchObject([
    {
      id,
      base: { rule: country("DE") },
      content: { rule: country("DE", "AT") },
      effect: { enter: 1, leave: 0, stay: 1, asOf: "2026-05-02T00:00:00.000Z" },
    },
  ]);
  const first = await listChanges(max, { ...paging, status: "approved" });
  expect(first.rows).toMatchObject([{ base: null, effect: null }]);
});

it("counts what nobody decided as open: pending and stale", async () => {
  const one = await propose("germans", country("DE"));
  const other = await propose("germans", country("AT"));
  await decideChange(ada, { id: one.id, contentHash: one.contentHash, verdict: "approved", note: "" });
  await propose("others", country("FR"));
  const { rows } = await listChanges(max, { ...paging, status: "open" });
  expect(rows.map(({ id, status }) => [id === other.id, status])).toEqual([
    [false, "pending"],
    [true, "stale"],
  ]);
});

it("names everybody who has asked for a change, and lists theirs", async () => {
  await propose("germans", country("DE"));
  expect(await listChangeAuthors(max)).toEqual([{ id: "ann", name: "Ann" }]);
  expect(
    await listChanges(max, { ...paging, authorId: ann.kind === "user" ? ann.userId : "" }),
  ).toMatchObject({
    total: 1,
  });
  expect(
    await listChanges(max, { ...paging, authorId: abe.kind === "user" ? abe.userId : "" }),
  ).toMatchObject({
    total: 0,
  });
});

it("says what a reviewer should look at twice, also through another segment", async () => {
  await publish("germans", country("DE"));
  const { id, flags } = await propose("neighbours", { kind: "segment", segment: "germans" });
  expect(flags).toEqual([{ kind: "place", traits: ["country"], isNew: true }]);
  expect((await getChange(max, id)).flags).toEqual(flags);
});
