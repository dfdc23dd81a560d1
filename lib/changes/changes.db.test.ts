import { beforeEach, describe, expect, it } from "vitest";
import { checkAudit } from "#lib/audit/service.ts";
import { systemActor } from "#lib/auth/permissions.ts";
import { commentOnChange } from "#lib/changes/comment-service.ts";
import { getChange, listChanges } from "#lib/changes/reading-service.ts";
import {
  decideChange,
  proposeChange,
  proposeVersion,
  rebaseChange,
  reviseChange,
  withdrawChange,
} from "#lib/changes/service.ts";
import { abe, aContent, ada, ann, max, propose, publish } from "#lib/changes/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { archiveSegment, getSegmentDetail, restoreSegment } from "#lib/segments/service.ts";

const db = await testDatabase();
beforeEach(() => emptyTables(db));

const everyone: Rule = { kind: "everyone" };
const inGermany: Rule = { kind: "trait", trait: "country", op: "is", value: ["DE"] };
const inAustria: Rule = { kind: "trait", trait: "country", op: "is", value: ["AT"] };
const segment = (key: string): Rule => ({ kind: "segment", segment: key });
const code = (error: string) => expect.objectContaining({ code: error });

function approve(change: { id: string; contentHash: string }, by = ada) {
  return decideChange(by, { id: change.id, contentHash: change.contentHash, verdict: "approved", note: "" });
}

async function auditActions(): Promise<string[]> {
  const { rows } = await db.sql.query<{ action: string }>("select action from audit_entry order by no");
  return rows.map((row) => row.action);
}

describe("proposing", () => {
  it("makes a segment's first version a request too: until it is approved, nothing is active", async () => {
    const change = await propose("germans", inGermany);
    expect(change).toMatchObject({
      status: "pending",
      baseVersionNo: null,
      base: null,
      author: { id: "ann" },
    });
    expect(await getSegmentDetail(max, "germans")).toMatchObject({ status: "draft", rule: null });
    const decided = await approve(change);
    expect(decided).toMatchObject({ status: "approved", versionNo: 1, reviewer: { id: "ada", name: "Ada" } });
    expect(await getSegmentDetail(max, "germans")).toMatchObject({
      status: "active",
      activeVersionNo: 1,
      rule: inGermany,
      versions: [{ no: 1, publishedBy: "Ada" }],
    });
  });

  it("refuses a rule that is not valid, and says where", async () => {
    await expect(propose("x", segment("nobody"))).rejects.toMatchObject({
      kind: "invalid",
      code: "segments.rule_invalid",
      params: { problem: "unknown_segment", path: "/segment" },
    });
  });

  it("refuses whoever edited a version that is no longer active", async () => {
    await publish("germans", inGermany);
    const content = aContent(inAustria);
    await expect(
      proposeChange(ann, { segment: "germans", baseVersionNo: null, content, reason: "Late" }),
    ).rejects.toEqual(code("changes.segment_moved_on"));
  });

  it("refuses what the active version says already", async () => {
    await publish("germans", inGermany);
    await expect(propose("germans", inGermany)).rejects.toEqual(code("changes.nothing_changed"));
    const again = { segment: "germans", versionNo: 1, reason: "Again" };
    await expect(proposeVersion(ann, again)).rejects.toEqual(code("changes.nothing_changed"));
  });

  it("refuses a marketer", async () => {
    const content = aContent(everyone);
    await expect(
      proposeChange(max, { segment: "germans", baseVersionNo: null, content, reason: "Mine" }),
    ).rejects.toMatchObject({ kind: "forbidden" });
  });
});

describe("deciding", () => {
  it("is refused to analysts, to the author and to who saw other content", async () => {
    const change = await propose("germans", inGermany);
    await expect(approve(change, ann)).rejects.toMatchObject({ kind: "forbidden" });
    const own = await proposeChange(ada, {
      segment: "germans",
      baseVersionNo: null,
      content: aContent(everyone),
      reason: "Mine",
    });
    await expect(approve(own, ada)).rejects.toEqual(code("changes.own_change"));
    const revised = await reviseChange(ann, {
      id: change.id,
      content: aContent(inAustria),
      reason: "Better",
    });
    await expect(approve(change)).rejects.toEqual(code("changes.content_changed"));
    expect(await approve(revised)).toMatchObject({ status: "approved", content: { rule: inAustria } });
  });

  it("is refused to the system that asked for it itself", async () => {
    await propose("germans", inGermany);
    const own = await proposeChange(systemActor("apply"), {
      segment: "germans",
      baseVersionNo: null,
      content: aContent(everyone),
      reason: "A file says so",
    });
    await expect(approve(own, systemActor("apply"))).rejects.toEqual(code("changes.own_change"));
  });

  it("keeps why a request was rejected, and publishes nothing", async () => {
    const { id, contentHash } = await propose("germans", inGermany);
    const rejection = { id, contentHash, verdict: "rejected", note: "Too narrow" } as const;
    expect(await decideChange(ada, rejection)).toMatchObject({
      status: "rejected",
      note: "Too narrow",
      versionNo: null,
    });
    await expect(decideChange(abe, rejection)).rejects.toMatchObject({
      code: "changes.already_decided",
      params: { by: "Ada", status: "rejected" },
    });
    expect((await getSegmentDetail(max, "germans")).status).toBe("draft");
  });

  it("makes other requests for the same version stale, and rebase the way on", async () => {
    await publish("germans", inGermany);
    const renamed = await propose("germans", inGermany, { name: "Germans" });
    const wider = await propose("germans", { kind: "any", rules: [inGermany, inAustria] });
    await approve(renamed);
    expect((await getChange(max, wider.id)).status).toBe("stale");
    await expect(approve(wider)).rejects.toEqual(code("changes.segment_moved_on"));
    const rebased = await rebaseChange(abe, wider.id);
    expect(rebased).toMatchObject({
      status: "pending",
      baseVersionNo: 2,
      rebasedFromId: wider.id,
      content: { name: "Germans", rule: { kind: "any" } },
      contributorIds: ["ann", "abe"],
    });
    expect(await getChange(max, wider.id)).toMatchObject({ status: "withdrawn", rebasedToId: rebased.id });
    expect(await auditActions()).toContain("change.rebased");
    await expect(approve(rebased, abe)).rejects.toEqual(code("changes.own_change"));
    expect((await approve(rebased, ada)).versionNo).toBe(3);
  });

  it("proposes a former version again, under a new number", async () => {
    await publish("germans", inGermany);
    await publish("germans", inAustria);
    const back = await proposeVersion(ann, { segment: "germans", versionNo: 1, reason: "It was better" });
    await approve(back);
    expect(await getSegmentDetail(max, "germans")).toMatchObject({ activeVersionNo: 3, rule: inGermany });
  });

  it("checks the rule again: what it names may be gone", async () => {
    await publish("germans", inGermany);
    const change = await propose("others", { kind: "not", rule: segment("germans") });
    await archiveSegment(ada, "germans");
    await expect(approve(change)).rejects.toEqual(code("segments.rule_invalid"));
    expect((await getChange(max, change.id)).status).toBe("pending");
    await restoreSegment(ada, "germans");
    expect((await approve(change)).status).toBe("approved");
  });
});

describe("two at once", () => {
  it("lets exactly one of several admins decide", async () => {
    for (let round = 0; round < 5; round += 1) {
      const change = await propose(`round-${round}`, inGermany);
      const results = await Promise.allSettled([
        approve(change, ada),
        approve(change, abe),
        approve(change, ada),
      ]);
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const result of results) {
        if (result.status === "rejected") expect(result.reason).toEqual(code("changes.already_decided"));
      }
      expect((await getSegmentDetail(max, `round-${round}`)).versions).toHaveLength(1);
    }
  });

  it("lets exactly one of two requests for the same version be published", async () => {
    await publish("germans", inGermany);
    const [one, two] = [await propose("germans", inAustria), await propose("germans", everyone)];
    const results = await Promise.allSettled([approve(one, ada), approve(two, abe)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await getSegmentDetail(max, "germans")).activeVersionNo).toBe(2);
  });

  it("cannot publish a circle of segments", async () => {
    await publish("a", inGermany);
    await publish("b", inAustria);
    const [one, two] = [await propose("a", segment("b")), await propose("b", segment("a"))];
    const results = await Promise.allSettled([approve(one, ada), approve(two, abe)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: code("segments.rule_invalid"),
    });
  });

  it("decides on what is stored when a revision comes in between", async () => {
    const change = await propose("germans", inGermany);
    const revise = () => reviseChange(ann, { id: change.id, content: aContent(inAustria), reason: "Better" });
    const [approval, revision] = await Promise.allSettled([approve(change), revise()]);
    const { status, content } = await getChange(max, change.id);
    if (approval.status === "fulfilled") {
      expect({ status, content }).toMatchObject({ status: "approved", content: { rule: inGermany } });
      expect(revision.status).toBe("rejected");
    } else {
      expect(approval.reason).toEqual(code("changes.content_changed"));
      expect({ status, content }).toMatchObject({ status: "pending", content: { rule: inAustria } });
    }
  });
});

describe("the author", () => {
  it("alone can revise and withdraw, and only what is pending", async () => {
    const change = await propose("germans", inGermany);
    await expect(withdrawChange(ada, change.id)).rejects.toEqual(code("changes.not_the_author"));
    expect((await withdrawChange(ann, change.id)).status).toBe("withdrawn");
    await expect(withdrawChange(ann, change.id)).rejects.toEqual(code("changes.already_decided"));
    await expect(approve(change)).rejects.toEqual(code("changes.already_decided"));
  });
});

it("lets an author withdraw what became stale, but not revise it", async () => {
  const one = await propose("germans", inGermany);
  const other = await propose("germans", inAustria);
  await approve(other);
  await expect(reviseChange(ann, { id: one.id, content: one.content, reason: "Still" })).rejects.toEqual(
    code("changes.segment_moved_on"),
  );
  expect((await withdrawChange(ann, one.id)).status).toBe("withdrawn");
});

it("keeps comments in their order", async () => {
  const { id } = await propose("germans", inGermany);
  await commentOnChange(ada, { id, body: "Why not Austria?" });
  await commentOnChange(ann, { id, body: "Later." });
  const { comments } = await getChange(max, id);
  expect(comments.map(({ author, body }) => `${author.name}: ${body}`)).toEqual([
    "Ada: Why not Austria?",
    "Ann: Later.",
  ]);
  await expect(commentOnChange(max, { id, body: "Me too" })).rejects.toMatchObject({ kind: "forbidden" });
});

it("lists requests by status, segment and words", async () => {
  await publish("germans", inGermany);
  await propose("germans", inAustria);
  await propose("all", everyone);
  const paging = { page: 1, pageSize: 50, direction: "asc", search: "" } as const;
  expect(await listChanges(max, { ...paging, status: "pending" })).toMatchObject({ total: 2 });
  expect(await listChanges(max, { ...paging, segment: "germans" })).toMatchObject({ total: 2 });
  expect(await listChanges(max, { ...paging, search: "ALL" })).toMatchObject({
    rows: [{ segment: { key: "all" }, status: "pending" }],
  });
});

it("writes the audit entry in the transaction of what it tells", async () => {
  const change = await propose("germans", inGermany);
  await db.sql.query(
    "create function refuse() returns trigger language plpgsql as $$ begin raise 'no audit'; end $$",
  );
  await db.sql.query(
    "create trigger refuse before insert on audit_entry for each row execute function refuse()",
  );
  await expect(approve(change)).rejects.toThrow();
  await db.sql.query("drop trigger refuse on audit_entry");
  expect((await getChange(max, change.id)).status).toBe("pending");
  expect((await getSegmentDetail(max, "germans")).versions).toEqual([]);
  await approve(change);
  expect(await auditActions()).toEqual(["segment.created", "change.proposed", "change.decided"]);
  expect(await checkAudit(ada)).toMatchObject({ isWhole: true, entries: 3 });
});
