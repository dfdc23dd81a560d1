import { dependsOn } from "#lib/rules/depends-on.ts";
import type { Rule } from "#lib/rules/schema.ts";

/** A segment that can be evaluated and named by rules. */
export type ActiveSegment = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** The name in each language, where it differs. */
  readonly labels: { readonly en: string | null; readonly zh: string | null };
  readonly versionNo: number;
  readonly rule: Rule;
  /** How often the ids of each list were replaced, by the list's key. */
  readonly listRevisions: ReadonlyMap<string, number>;
};

/** The active segments whose own rules name one, not through others. */
export function usersOf(key: string, active: ReadonlyMap<string, ActiveSegment>): readonly ActiveSegment[] {
  return [...active.values()].filter((each) => each.key !== key && dependsOn(each.rule).segments.has(key));
}

/** The active segments whose own rules name a list, not through others. */
export function usersOfList(
  list: string,
  active: ReadonlyMap<string, ActiveSegment>,
): readonly ActiveSegment[] {
  return [...active.values()].filter((each) => dependsOn(each.rule).lists.has(list));
}

/**
 * The versions that a segment's members depend on, its own first, and the lists, as one text: equal as long as no rule
 * and no list that plays a part has changed.
 */
export function basisOf(segment: ActiveSegment, active: ReadonlyMap<string, ActiveSegment>): string {
  const segmentRule = (key: string) => active.get(key)?.rule ?? { kind: "everyone" as const };
  const { segments, lists } = dependsOn(segment.rule, { segmentRule });
  const others = [...segments].filter((key) => key !== segment.key).sort();
  const versions = [segment.key, ...others].map((key) => `${key}@${active.get(key)?.versionNo ?? 0}`);
  const revisions = [...lists].sort().map((key) => `list:${key}@${segment.listRevisions.get(key) ?? 0}`);
  return [...versions, ...revisions].join(" ");
}
