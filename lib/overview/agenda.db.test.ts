import { beforeEach, expect, it } from "vitest";
import { commentOnChange } from "#lib/changes/comment-service.ts";
import { decideChange } from "#lib/changes/service.ts";
import { ada, ann, max, propose, publish } from "#lib/changes/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { getAgenda } from "#lib/overview/agenda-service.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { createSegment, saveDraft } from "#lib/segments/service.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const country = (...value: string[]): Rule => ({ kind: "trait", trait: "country", op: "is", value });
const labels = { en: null, zh: null };
const now = () => new Date();

it("shows an admin the requests that wait, the oldest first, but not their own", async () => {
  const one = await propose("one", country("DE"));
  const two = await propose("two", country("AT"));
  expect((await getAgenda(ada, now())).toDecide).toMatchObject({
    total: 2,
    rows: [{ id: one.id }, { id: two.id }],
  });
  const annAsAdmin = { kind: "user", userId: "ann", name: "Ann", role: "admin" } as const;
  expect((await getAgenda(annAsAdmin, now())).toDecide).toEqual({ total: 0, rows: [] });
});

it("shows an analyst what became of their requests, and what others said last", async () => {
  const one = await propose("one", country("DE"));
  const two = await propose("two", country("AT"));
  await commentOnChange(ada, { id: one.id, body: "Why only these?" });
  const rejection = { id: two.id, contentHash: two.contentHash, verdict: "rejected", note: "No" } as const;
  await decideChange(ada, rejection);
  const { own, toDecide, health } = await getAgenda(ann, now());
  expect(own).toMatchObject([
    { id: one.id, status: "pending", reply: { by: "Ada", body: "Why only these?" } },
    { id: two.id, status: "rejected", note: "No", reply: null },
  ]);
  expect([toDecide, health]).toEqual([null, null]);
  await commentOnChange(ann, { id: one.id, body: "The others come later." });
  expect((await getAgenda(ann, now())).own?.[0]).toMatchObject({ reply: null });
  const later = new Date(Date.now() + 31 * 86_400_000);
  expect((await getAgenda(ann, later)).own?.map(({ id }) => id)).toEqual([one.id]);
});

it("drops a rejection that was asked for anew", async () => {
  const one = await propose("one", country("DE"));
  await decideChange(ada, { id: one.id, contentHash: one.contentHash, verdict: "rejected", note: "No" });
  const again = await propose("one", country("DE", "AT"));
  expect((await getAgenda(ann, now())).own?.map(({ id }) => id)).toEqual([again.id]);
});

it("lists what was left half-way: drafts that nobody asked to publish, and rules being edited", async () => {
  await createSegment(ada, { key: "others", name: "Others", description: "", labels });
  await createSegment(ann, { key: "mine", name: "Mine", description: "", labels });
  await propose("asked", country("DE"));
  await publish("edited", country("DE"));
  await saveDraft(ann, { key: "edited", draftRule: { kind: "any" } });
  await publish("done", country("FR"));
  const { unfinished } = await getAgenda(ann, now());
  expect(unfinished?.map(({ key, status, isOwn }) => `${key} ${status} ${isOwn}`)).toEqual([
    "edited active true",
    "mine draft true",
    "others draft false",
  ]);
});

it("gives a marketer nothing to work off", async () => {
  await propose("one", country("DE"));
  expect(await getAgenda(max, now())).toMatchObject({
    toDecide: null,
    own: null,
    unfinished: null,
    health: null,
  });
});
