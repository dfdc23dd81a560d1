import { z } from "zod";
import type { RuleProblem } from "#lib/rules/problems.ts";
import { segmentContentInput, segmentKeySchema, segmentLabelsSchema } from "#lib/segments/schema.ts";

/** A segment as a file of a repository: what it was exported from, and its content (docs/segment-files.md). */
export const segmentFileSchema = z.strictObject({
  key: segmentKeySchema,
  /** The version that the content was exported from; null or absent for a segment that is new. */
  version: z.int().positive().nullable().default(null),
  name: segmentContentInput.shape.name,
  labels: z.strictObject(segmentLabelsSchema.partial().shape).default({}),
  description: segmentContentInput.shape.description.default(""),
  rule: z.unknown(),
});
export type SegmentFile = z.infer<typeof segmentFileSchema>;

/** A file as it was found: `name` without folders, such as "loyal.json". */
export type FoundFile = { readonly name: string; readonly text: string };

/** What is wrong with a file; `path` is a JSON pointer into it. */
export type FileProblem = Omit<RuleProblem, "code"> & { readonly code: RuleProblem["code"] | "not_json" };

/** A field of the content that a file says differently than the active version does. */
export type FieldChange = {
  readonly field: "rule" | "name" | "label_en" | "label_zh" | "description";
  /** Null for a new segment, and for a label that was or is not there; rules are said in words. */
  readonly before: string | null;
  readonly after: string | null;
};

/** What applying a file would do. */
export type PlanEntry = { readonly file: string; readonly key: string } & (
  | { readonly kind: "invalid"; readonly problems: readonly FileProblem[] }
  /** Nothing to do: it says what is active, or what was active at its version and nobody has edited since. */
  | { readonly kind: "unchanged"; readonly isBehind: boolean }
  /** The same has been asked for, and is not decided. */
  | { readonly kind: "asked_for"; readonly changeNo: number }
  /** Edited on a version that is no longer the active one, or the segment cannot be changed. */
  | {
      readonly kind: "conflict";
      readonly reason: "moved_on" | "archived" | "exists";
      readonly activeVersionNo: number | null;
    }
  | {
      readonly kind: "new" | "changed";
      readonly changes: readonly FieldChange[];
      /** How many customers would enter, leave and stay, where that was asked for and the rule is another. */
      readonly effect?: { readonly enter: number; readonly leave: number; readonly stay: number };
    }
);

export type Plan = {
  readonly entries: readonly PlanEntry[];
  /** Active segments that no file speaks of; they are left alone. */
  readonly withoutFile: readonly string[];
};
