import { namedLeaves, piecesOf } from "#lib/interpretations/built-in/refine/named.ts";
import {
  type Leaf,
  leavesOf,
  type Slot,
  slotsOf,
  withAt,
} from "#lib/interpretations/built-in/refine/slots.ts";
import { type Sense, senseOf } from "#lib/interpretations/built-in/sense.ts";
import { restateOptions, type Setting } from "#lib/interpretations/built-in/setting.ts";
import { restateClause } from "#lib/rules/restate.ts";
import type { Duration, Rule, Window } from "#lib/rules/schema.ts";

type Amount = Extract<Sense, { k: "amount" }>;

/** What a phrase puts into a slot. */
type Phrase =
  | { readonly kind: "time"; readonly duration: Duration | undefined; readonly window: Window | undefined }
  | { readonly kind: "amount"; readonly amount: Amount; readonly events: readonly string[] }
  | { readonly kind: "values"; readonly values: ReadonlyMap<string, readonly string[]> };

export type Replacement = { readonly label: string; readonly rule: Rule };

/**
 * The rule with something else in the places that the words can mean, one for each place. None: nothing in the rule is
 * of that kind. `undefined`: the words name nothing that can be put in.
 */
export function replacements(
  base: Rule,
  by: string,
  old: string | undefined,
  setting: Setting,
): readonly Replacement[] | undefined {
  const phrase = phraseOf(by, setting);
  if (!phrase) return undefined;
  const slots = slotsOf(base);
  const told = slots.filter((slot) => fits(slot, phrase));
  // Where no time is said at all, a time can be put where none is.
  const fitting =
    told.length === 0 && phrase.kind === "time" ? slots.filter(({ kind }) => kind === "window") : told;
  const named = old === undefined ? fitting : namedSlots(fitting, old, base, setting);
  return named.map((slot) => ({ label: labelOf(slot, base, setting), rule: withPhrase(base, slot, phrase) }));
}

function phraseOf(text: string, setting: Setting): Phrase | undefined {
  const pieces = piecesOf(text, setting);
  const events = pieces.flatMap((piece) => senseOf(piece, "event")?.events ?? []);
  for (const piece of pieces) {
    const window = senseOf(piece, "window");
    const duration = senseOf(piece, "duration");
    if (window || duration)
      return { kind: "time", duration: lengthOf(duration ?? window?.window), window: window?.window };
    const amount = senseOf(piece, "amount");
    if (amount?.time) return { kind: "time", duration: amount.time, window: undefined };
    if (amount) return { kind: "amount", amount, events };
    const values = senseOf(piece, "values");
    if (values) return { kind: "values", values: byName(values) };
  }
  return undefined;
}

/** The length of a span of time, or of a window that is one. */
function lengthOf(time: Duration | Window | undefined): Duration | undefined {
  if (!time || !("n" in time) || ("kind" in time && time.kind !== "last")) return undefined;
  return { n: time.n, unit: time.unit };
}

function byName({ values }: Extract<Sense, { k: "values" }>): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { value, target } of values) {
    const name = target.kind === "trait" ? target.trait : target.property;
    const known = names.get(name);
    if (known) known.push(value);
    else names.set(name, [value]);
  }
  return names;
}

function fits(slot: Slot, phrase: Phrase): boolean {
  switch (phrase.kind) {
    case "time":
      return (
        (slot.kind === "window" && slot.value !== undefined) ||
        (slot.kind === "duration" && phrase.duration !== undefined) ||
        (slot.kind === "number" && slot.unit === "days" && phrase.duration?.unit === "day")
      );
    case "amount":
      return slot.kind === "number" && takes(slot, phrase);
    default:
      return slot.kind === "values" && phrase.values.has(slot.name);
  }
}

function takes(
  slot: Extract<Slot, { kind: "number" }>,
  { amount, events }: Extract<Phrase, { kind: "amount" }>,
): boolean {
  if (amount.bound.op === "between" || amount.currency !== undefined) return false;
  const isOfEvents = events.length === 0 || slot.events.some((event) => events.includes(event));
  switch (amount.unit) {
    case "money":
      return slot.unit === "money";
    case "percent":
      return slot.unit === "percent" || slot.unit === "share";
    case "people":
      return slot.unit === "customers";
    case "orders":
      return slot.unit === "times" && slot.events.includes("order_completed");
    case "times":
    case "items":
      return slot.unit === "times" && isOfEvents;
    default:
      return isOfEvents;
  }
}

/** The slots that hold what was there before, or whose conditions the words name. */
function namedSlots(slots: readonly Slot[], old: string, base: Rule, setting: Setting): readonly Slot[] {
  const phrase = phraseOf(old, setting);
  const holding = phrase ? slots.filter((slot) => holds(slot, phrase)) : [];
  if (holding.length > 0) return holding;
  const leaves = new Set(namedLeaves(old, leavesOf(base), setting).map(({ pointer }: Leaf) => pointer));
  const named = slots.filter(({ condition }) => leaves.has(condition));
  // Words that only say what kind of thing it is ("the window", "the number") leave all of that kind.
  if (named.length > 0) return named;
  return phrase ? [] : slots;
}

function holds(slot: Slot, phrase: Phrase): boolean {
  if (phrase.kind === "values") {
    const values = slot.kind === "values" ? phrase.values.get(slot.name) : undefined;
    return values?.some((value) => slot.kind === "values" && slot.value.includes(value)) ?? false;
  }
  if (phrase.kind === "amount") {
    if (slot.kind !== "number" || phrase.amount.bound.op === "between") return false;
    return slot.value === numberIn(slot, phrase.amount.bound.value);
  }
  if (slot.kind === "number") return slot.value === phrase.duration?.n;
  const held = slot.kind === "duration" ? slot.value : windowDuration(slot);
  return held !== undefined && held.n === phrase.duration?.n && held.unit === phrase.duration.unit;
}

function windowDuration(slot: Slot): Duration | undefined {
  const window = slot.kind === "window" ? slot.value : undefined;
  return window?.kind === "last" || window?.kind === "before_last"
    ? { n: window.n, unit: window.unit }
    : undefined;
}

function numberIn(slot: Extract<Slot, { kind: "number" }>, value: number): number {
  return slot.unit === "share" ? value / 100 : value;
}

function withPhrase(base: Rule, slot: Slot, phrase: Phrase): Rule {
  if (phrase.kind === "values")
    return withAt(base, slot.pointer, phrase.values.get(slot.kind === "values" ? slot.name : "") ?? []);
  if (phrase.kind === "amount") {
    const { bound, isBare } = phrase.amount;
    if (slot.kind !== "number" || bound.op === "between") return base;
    const changed = withAt(base, slot.pointer, numberIn(slot, bound.value));
    return isBare || slot.comparison === undefined
      ? changed
      : withAt(changed, `${slot.comparison}/op`, bound.op);
  }
  const { duration, window } = phrase;
  if (slot.kind === "number") return duration ? withAt(base, slot.pointer, duration.n) : base;
  if (slot.kind === "duration") return duration ? withAt(base, slot.pointer, duration) : base;
  const isOlder = slot.kind === "window" && slot.value?.kind === "before_last";
  if (duration) return withAt(base, slot.pointer, { kind: isOlder ? "before_last" : "last", ...duration });
  return window ? withAt(base, slot.pointer, window) : base;
}

function labelOf(slot: Slot, base: Rule, setting: Setting): string {
  const leaf = leavesOf(base).find(({ pointer }) => pointer === slot.condition);
  return leaf ? restateClause(leaf.rule, restateOptions(setting)).text : slot.pointer;
}
