import { createHash } from "node:crypto";
import type { RuleCatalog } from "#lib/rules/check-references.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { stableJson } from "#lib/rules/stable-json.ts";
import { validateRule } from "#lib/rules/validate.ts";
import type { SegmentContent, SegmentContentInput } from "#lib/segments/schema.ts";
import { AppError } from "#lib/std/app-error.ts";

/** The content with its rule checked against the catalog. Throws `invalid` with the first problem and its place. */
export function checkContent(
  input: SegmentContentInput,
  catalog: RuleCatalog,
  segmentKey: string,
): SegmentContent {
  return { ...input, rule: checkRule(input.rule, catalog, segmentKey) };
}

/** A rule that can be evaluated. Throws `invalid` with the first problem and its place. */
export function checkRule(rule: unknown, catalog: RuleCatalog, segmentKey?: string): Rule {
  const valid = validateRule(rule, catalog, segmentKey);
  if (valid.ok) return valid.value;
  const [first] = valid.error;
  throw new AppError("invalid", "segments.rule_invalid", {
    problem: first?.code ?? "invalid",
    path: first?.path ?? "",
    message: first?.message ?? "",
    count: valid.error.length,
  });
}

/** SHA-256 of the content in canonical JSON (fields sorted), in hexadecimal: what an approval is bound to. */
export function contentHash({ rule, name, description, labels }: SegmentContent): string {
  return createHash("sha256").update(stableJson({ rule, name, description, labels })).digest("hex");
}
