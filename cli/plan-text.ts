import type { FieldChange, Plan, PlanEntry } from "#lib/segment-files/schema.ts";

/** A plan for people to read; without a word on files that change nothing, but for their number. */
export function planText({ entries, withoutFile }: Plan): string {
  const told = entries.filter((entry) => entry.kind !== "unchanged" || entry.isBehind);
  const blocks = told.map((entry) => [`${entry.file}: ${headOf(entry)}`, ...linesOf(entry)].join("\n"));
  const count = (kind: PlanEntry["kind"]) => entries.filter((entry) => entry.kind === kind).length;
  const summary = (
    [
      [count("new"), "new"],
      [count("changed"), "to change"],
      [count("asked_for"), "asked for already"],
      [count("unchanged"), "unchanged"],
      [count("conflict"), "in conflict"],
      [count("invalid"), "invalid"],
    ] as const
  ).flatMap(([number, words]) => (number > 0 ? [`${number} ${words}`] : []));
  const counted = `${entries.length} ${entries.length === 1 ? "file" : "files"}${summary.length > 0 ? `: ${summary.join(", ")}` : ""}.`;
  const left = withoutFile.length > 0 ? [`Without a file, and left alone: ${withoutFile.join(", ")}.`] : [];
  return `${[...blocks, [counted, ...left].join("\n")].join("\n\n")}\n`;
}

function headOf(entry: PlanEntry): string {
  switch (entry.kind) {
    case "invalid":
      return "invalid";
    case "unchanged":
      return "unchanged since it was exported, but another version is active now; export again";
    case "asked_for":
      return `asked for already, in change request ${entry.changeNo}`;
    case "conflict":
      return conflictWords(entry.reason, entry.activeVersionNo);
    case "new":
      return "new segment";
    default:
      return "changed";
  }
}

function conflictWords(reason: "moved_on" | "archived" | "exists", activeVersionNo: number | null): string {
  if (reason === "archived") return "the segment is archived; restore it first, or remove the file";
  const now =
    activeVersionNo === null ? "the segment has no active version" : `version ${activeVersionNo} is active`;
  if (reason === "exists")
    return `it says no version, but ${now}; choose another key, or export and edit that file`;
  return `edited on another version than the active one (${now}); export again, and merge the edit into that file`;
}

function linesOf(entry: PlanEntry): readonly string[] {
  if (entry.kind === "invalid")
    return entry.problems.map(({ path: at, message, code }) => `  ${at || "/"}: ${message} (${code})`);
  if (entry.kind !== "new" && entry.kind !== "changed") return [];
  const { changes, effect } = entry;
  const flow = effect && `  now: ${effect.enter} enter, ${effect.leave} leave, ${effect.stay} stay`;
  return [...changes.flatMap(changeLines), ...(flow ? [flow] : [])];
}

const fieldWords: Readonly<Record<FieldChange["field"], string>> = {
  rule: "rule",
  name: "name",
  label_en: "name in English",
  label_zh: "name in Chinese",
  description: "description",
};

function changeLines({ field, before, after }: FieldChange): readonly string[] {
  const of = fieldWords[field];
  return [
    ...(before === null ? [] : [`  - ${of}: ${before}`]),
    ...(after === null ? [] : [`  + ${of}: ${after}`]),
  ];
}
