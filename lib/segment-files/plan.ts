import type { Rule } from "#lib/rules/schema.ts";
import { stableJson } from "#lib/rules/stable-json.ts";
import type { FieldChange, PlanEntry } from "#lib/segment-files/schema.ts";
import type { SegmentContent } from "#lib/segments/schema.ts";

/** What is known of a file's segment. */
export type Known = {
  readonly isArchived: boolean;
  /** Null while it has no version. */
  readonly active: { readonly no: number; readonly content: SegmentContent } | null;
  /** What the file's version held; undefined if there is no such version. */
  readonly exported: SegmentContent | undefined;
  /** The undecided request for just this content. */
  readonly askedFor: number | undefined;
};

type Said = { readonly version: number | null; readonly content: SegmentContent };

type Outcome = PlanEntry extends infer E
  ? E extends { kind: string }
    ? Omit<E, "file" | "key">
    : never
  : never;

/** What a valid file means for its segment, `undefined` if there is none of its key. */
export function planFile(
  { version, content }: Said,
  known: Known | undefined,
  say: (rule: Rule) => string,
): Outcome {
  if (!known) return { kind: "new", changes: fieldChanges(undefined, content, say) };
  const { active, exported, askedFor, isArchived } = known;
  const activeVersionNo = active?.no ?? null;
  if (active && isSame(active.content, content)) return { kind: "unchanged", isBehind: false };
  if (isArchived) return { kind: "conflict", reason: "archived", activeVersionNo };
  if (exported && isSame(exported, content)) return { kind: "unchanged", isBehind: true };
  if (askedFor !== undefined) return { kind: "asked_for", changeNo: askedFor };
  if (version !== activeVersionNo)
    return { kind: "conflict", reason: version === null ? "exists" : "moved_on", activeVersionNo };
  return { kind: active ? "changed" : "new", changes: fieldChanges(active?.content, content, say) };
}

function isSame(one: SegmentContent, other: SegmentContent): boolean {
  return stableJson(pickContent(one)) === stableJson(pickContent(other));
}

function pickContent({ rule, name, labels, description }: SegmentContent) {
  return { rule, name, labels, description };
}

function fieldChanges(
  before: SegmentContent | undefined,
  after: SegmentContent,
  say: (rule: Rule) => string,
): readonly FieldChange[] {
  const fields = (content: SegmentContent) => ({
    name: content.name,
    label_en: content.labels.en,
    label_zh: content.labels.zh,
    description: content.description || null,
    rule: say(content.rule),
  });
  const old = before && fields(before);
  const isRuleChanged = !before || stableJson(before.rule) !== stableJson(after.rule);
  return Object.entries(fields(after)).flatMap(([name, next]) => {
    const field = name as FieldChange["field"];
    const was = old?.[field] ?? null;
    if (field === "rule" ? !isRuleChanged : was === next) return [];
    return [{ field, before: was, after: next }];
  });
}
