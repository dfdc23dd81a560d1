import type { z } from "zod";
import { toPointer } from "#lib/rules/problems.ts";
import {
  type FileProblem,
  type FoundFile,
  type SegmentFile,
  segmentFileSchema,
} from "#lib/segment-files/schema.ts";
import type { SegmentContent } from "#lib/segments/schema.ts";
import { err, ok, type Result } from "#lib/std/result.ts";

const ending = ".json";

export function fileNameOf(key: string): string {
  return `${key}${ending}`;
}

/** The key that a file's name tells; every file in the folder that ends in .json is a segment's. */
export function keyOfFile(name: string): string {
  return name.endsWith(ending) ? name.slice(0, -ending.length) : name;
}

/** A segment's file: the same content is the same text, to the byte, so that a repository sees only what changed. */
export function toFileText(key: string, version: number, content: SegmentContent): string {
  const { name, labels, description, rule } = content;
  const said = Object.fromEntries(Object.entries(labels).filter(([, label]) => label !== null));
  const file = {
    key,
    version,
    name,
    ...(Object.keys(said).length > 0 && { labels: said }),
    ...(description && { description }),
    rule,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Reads a file's shape; its rule is checked against the catalog later. */
export function parseFile({ name, text }: FoundFile): Result<SegmentFile, readonly FileProblem[]> {
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return err([
      {
        code: "not_json",
        path: "",
        message: `Not JSON: ${error instanceof Error ? error.message : String(error)}`,
      },
    ]);
  }
  const parsed = segmentFileSchema.safeParse(raw);
  if (!parsed.success) return err(parsed.error.issues.map(toProblem));
  const { key } = parsed.data;
  if (key !== keyOfFile(name)) {
    const message = `The key is ${key}, but the file's name says ${keyOfFile(name)}; rename one of them`;
    return err([{ code: "invalid", path: "/key", message }]);
  }
  return ok(parsed.data);
}

export function contentOfFile({ name, labels, description, rule }: SegmentFile) {
  return { name, labels: { en: labels.en ?? null, zh: labels.zh ?? null }, description, rule };
}

function toProblem({ path, message }: z.core.$ZodIssue): FileProblem {
  const words =
    message === "not_a_key" ? "A key is lower-case letters and figures, joined by - or _" : message;
  return {
    code: "invalid",
    path: toPointer(path.map((step) => (typeof step === "symbol" ? String(step) : step))),
    message: words,
  };
}
