import type { Io } from "#cli/command.ts";
import { readInput } from "#cli/input.ts";
import type { RuleProblem } from "#lib/rules/problems.ts";
import { toComparable } from "#lib/std/text.ts";

export type RuleLine =
  | { readonly kind: "rule"; readonly id: string; readonly asOf: unknown; readonly rule: unknown }
  | { readonly kind: "unreadable"; readonly id: unknown; readonly problem: RuleProblem };

/** A file of rules and lists: the lines that are answered in their order, and what rules can refer to. */
export type RuleFile = {
  readonly lines: readonly RuleLine[];
  readonly segments: ReadonlyMap<string, unknown>;
  readonly lists: ReadonlyMap<string, ReadonlySet<string>>;
};

export async function readRuleLines(path: string, io: Io): Promise<RuleFile> {
  return parseRuleLines(await readInput(path, io));
}

/** A bad line becomes an answer of its own; it does not keep the others from being answered. */
export function parseRuleLines(text: string): RuleFile {
  const lines: RuleLine[] = [];
  const segments = new Map<string, unknown>();
  const lists = new Map<string, ReadonlySet<string>>();
  for (const [index, content] of text.split("\n").entries()) {
    if (content.trim() === "") continue;
    const entry = readEntry(content, `line ${index + 1}`);
    const known = entry.kind === "list" ? lists : segments;
    if (entry.kind !== "unreadable" && known.has(entry.id)) {
      lines.push(
        unreadable(entry.id, "/id", `There are two ${entry.kind}s with this id (line ${index + 1})`),
      );
    } else if (entry.kind === "list") {
      lists.set(entry.id, entry.ids);
    } else {
      lines.push(entry);
      if (entry.kind === "rule") segments.set(entry.id, entry.rule);
    }
  }
  return { lines, segments, lists };
}

type ListEntry = { readonly kind: "list"; readonly id: string; readonly ids: ReadonlySet<string> };

function readEntry(content: string, here: string): RuleLine | ListEntry {
  const value = parseJson(content);
  if (!isRecord(value)) return unreadable(null, "", `This is not a JSON object (${here})`);
  const { id } = value;
  if (typeof id !== "string" || id === "")
    return unreadable(id ?? null, "/id", `A line needs an id (${here})`);
  if ("list" in value) {
    const ids = readList(value.list);
    return ids
      ? { kind: "list", id, ids }
      : unreadable(id, "/list", `A list must hold customer ids (${here})`);
  }
  if (!("rule" in value)) return unreadable(id, "/rule", `A line needs a rule or a list (${here})`);
  return { kind: "rule", id, asOf: value.asOf, rule: value.rule };
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

function readList(value: unknown): ReadonlySet<string> | undefined {
  if (!Array.isArray(value)) return undefined;
  const ids = value.filter((id: unknown) => typeof id === "string" || typeof id === "number");
  return ids.length === value.length ? new Set(ids.map((id) => toComparable(String(id)))) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unreadable(id: unknown, path: string, message: string): RuleLine {
  return { kind: "unreadable", id, problem: { code: "invalid", path, message } };
}
