import { expect, it } from "vitest";
import { decide } from "#lib/changes/decide.ts";
import type { Decision } from "#lib/changes/schema.ts";

const change = {
  status: "pending",
  contributorIds: ["ann"],
  contentHash: "a".repeat(64),
  baseVersionNo: 3,
} as const;
const approval: Decision = { verdict: "approved", contentHash: change.contentHash, note: "good" };
const context = { reviewer: { id: "bob", name: "Bob" }, currentVersion: 3 };

it("approves what was reviewed, on the version it was made for", () => {
  expect(decide(change, approval, context)).toEqual({
    ok: true,
    value: { status: "approved", reviewer: { id: "bob", name: "Bob" }, note: "good" },
  });
});

it("approves a segment's first version", () => {
  const first = { ...change, baseVersionNo: null };
  expect(decide(first, approval, { ...context, currentVersion: null }).ok).toBe(true);
});

it.each([
  ["already_decided", { ...change, status: "approved" as const }, approval, context],
  ["already_decided", { ...change, status: "rejected" as const }, approval, context],
  ["already_decided", { ...change, status: "withdrawn" as const }, approval, context],
  ["own_change", { ...change, contributorIds: ["ann", "bob"] }, approval, context],
  [
    "own_change",
    { ...change, contributorIds: ["bob"] },
    { ...approval, verdict: "rejected" as const },
    context,
  ],
  ["content_changed", { ...change, contentHash: "b".repeat(64) }, approval, context],
  ["segment_moved_on", change, approval, { ...context, currentVersion: 4 }],
  ["segment_moved_on", { ...change, status: "stale" as const }, approval, context],
  ["segment_moved_on", { ...change, baseVersionNo: null }, approval, context],
])("refuses with %s", (refusal, given, decision, at) => {
  expect(decide(given, decision, at)).toEqual({ ok: false, error: refusal });
});

it("rejects what the segment has moved away from", () => {
  const rejection: Decision = { ...approval, verdict: "rejected" };
  expect(decide({ ...change, status: "stale" }, rejection, { ...context, currentVersion: 4 }).ok).toBe(true);
});
