import type { Actor } from "#lib/auth/permissions.ts";
import { decideChange, proposeChange } from "#lib/changes/service.ts";
import type { Rule } from "#lib/rules/schema.ts";
import type { SegmentContent } from "#lib/segments/schema.ts";
import { createSegment, getSegmentDetail } from "#lib/segments/service.ts";

export const ann: Actor = { kind: "user", userId: "ann", name: "Ann", role: "analyst" };
export const ada: Actor = { kind: "user", userId: "ada", name: "Ada", role: "admin" };
export const abe: Actor = { kind: "user", userId: "abe", name: "Abe", role: "admin" };
export const max: Actor = { kind: "user", userId: "max", name: "Max", role: "marketer" };

export function aContent(rule: Rule, overrides: Partial<SegmentContent> = {}): SegmentContent {
  return { rule, name: "Buyers", description: "", labels: { en: null, zh: null }, ...overrides };
}

/** Ann asks for a rule to be the next version of a segment, which is made if need be. */
export async function propose(key: string, rule: Rule, overrides: Partial<SegmentContent> = {}) {
  const known = await getSegmentDetail(ann, key).catch(() => undefined);
  const segment =
    known ?? (await createSegment(ann, { key, name: key, description: "", labels: { en: null, zh: null } }));
  return proposeChange(ann, {
    segment: key,
    baseVersionNo: segment.activeVersionNo,
    content: aContent(rule, { name: key, ...overrides }),
    reason: "Because",
  });
}

/** The same, approved by Ada. */
export async function publish(key: string, rule: Rule) {
  const { id, contentHash } = await propose(key, rule);
  return decideChange(ada, { id, contentHash, verdict: "approved", note: "" });
}
