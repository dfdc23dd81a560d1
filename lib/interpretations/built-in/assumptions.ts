import type { Point } from "#lib/interpretations/built-in/choices.ts";
import { BEGINNING } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import type { Composed } from "#lib/interpretations/built-in/interpret.ts";
import type { Place } from "#lib/interpretations/built-in/place.ts";
import { type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";
import { type Setting, say } from "#lib/interpretations/built-in/setting.ts";
import type { Slip } from "#lib/interpretations/built-in/spelling.ts";
import type { Assumption, Choice } from "#lib/interpretations/schema.ts";
import type { Window } from "#lib/rules/schema.ts";

/** All that was assumed: choices whose other options give another rule, notes of the composition, phrases. */
export function assumptionsOf(
  composed: Composed,
  pieces: readonly Piece[],
  alternatives: (point: Point) => Choice[],
  place: Place,
  setting: Setting,
): Assumption[] {
  const points = composed.choices.points.map(
    (point): Assumption => ({
      id: point.id,
      kind: point.kind,
      ...place(point),
      assumed: point.labels[point.taken] ?? "",
      alternatives: alternatives(point),
    }),
  );
  const kept = points.filter((assumption) => assumption.alternatives.length > 0);
  const notes = composed.choices.notes
    .filter(({ text }) => text !== "")
    .map(
      (note, index): Assumption => ({
        id: `note:${note.kind}:${note.from}-${note.to}:${index}`,
        kind: note.kind,
        ...place(note),
        assumed: note.text,
        alternatives: [],
      }),
    );
  const own = pieces.flatMap((piece) =>
    pieceAssumption(piece, composed.moved.get(piece.from), place, setting),
  );
  return [...kept, ...notes, ...own];
}

/** A word that was read as another one. */
export function slipOf({ typed, meant, ...at }: Slip, place: Place): Assumption {
  return {
    id: `spelling:${at.from}`,
    kind: "spelling",
    ...place(at),
    assumed: `${typed} → ${meant}`,
    alternatives: [],
  };
}

function datesOf(window: Window): readonly string[] {
  if (window.kind === "since") return [`${window.from} –`];
  if (window.kind !== "between") return [];
  if (window.from === BEGINNING) return [`– ${window.to}`];
  return [window.from === window.to ? window.from : `${window.from} – ${window.to}`];
}

function isHalfYear(window: Window | undefined): boolean {
  return (
    (window?.kind === "last" || window?.kind === "before_last") && window.n === 6 && window.unit === "month"
  );
}

/** What the phrase grammar had to decide: festivals, spelling, rolling months. */
function pieceAssumption(
  piece: Piece,
  moved: Window | undefined,
  place: Place,
  setting: Setting,
): Assumption[] {
  const window = senseOf(piece, "window");
  const made: Assumption[] = [];
  const add = (kind: Assumption["kind"], assumed: string) =>
    made.push({ id: `piece:${kind}:${piece.from}`, kind, ...place(piece), assumed, alternatives: [] });
  // The year of a month, a quarter or a day is taken for granted as well.
  if (window?.note?.startsWith("festival") || window?.note === "open_year" || window?.isYearOpen)
    add("date", [moved ?? window.window, ...(window.also?.windows ?? [])].flatMap(datesOf).join(", "));
  if (window?.why === "rolling")
    add("window", say(setting, "counted back from now, not the calendar's", "从现在往前推，不是自然周期"));
  if (/\bhalf[- ](?:a[- ])?year\b|半年/iu.test(place(piece).words) && isHalfYear(window?.window))
    add(
      "window",
      say(setting, "half a year is taken as 6 calendar months, not 182 days", "半年按6个自然月计，不是182天"),
    );
  if (window?.why === "ago") add("window", say(setting, "at least that long ago", "至少那么久以前"));
  for (const { typed, meant } of senseOf(piece, "values")?.corrections ?? [])
    add("spelling", `${typed} → ${meant}`);
  const correction = piece.senses.find((sense) => sense.k === "unknown");
  if (correction?.k === "unknown" && correction.text.includes("\u0000"))
    add("spelling", correction.text.replace("\u0000", " → "));
  return made;
}
