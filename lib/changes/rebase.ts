import { stableJson } from "#lib/rules/stable-json.ts";
import type { SegmentContent } from "#lib/segments/schema.ts";

/**
 * What a change means on a newer version: each field that it changed as it changed it, and each that it left alone as it
 * is now. A rule is one field: where both changed it, the change's stands, and its diff shows what that undoes.
 */
export function rebaseContent(
  proposed: SegmentContent,
  base: SegmentContent,
  current: SegmentContent,
): SegmentContent {
  const pick = <T>(mine: T, before: T, now: T): T => (stableJson(mine) === stableJson(before) ? now : mine);
  return {
    rule: pick(proposed.rule, base.rule, current.rule),
    name: pick(proposed.name, base.name, current.name),
    description: pick(proposed.description, base.description, current.description),
    labels: {
      en: pick(proposed.labels.en, base.labels.en, current.labels.en),
      zh: pick(proposed.labels.zh, base.labels.zh, current.labels.zh),
    },
  };
}
