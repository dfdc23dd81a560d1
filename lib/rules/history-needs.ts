import type { Context } from "#lib/rules/context.ts";
import { dependsOn } from "#lib/rules/depends-on.ts";
import type { Condition, Events, Measure, Rule } from "#lib/rules/schema.ts";
import { visitConditions } from "#lib/rules/visit.ts";
import { assertNever } from "#lib/std/assert-never.ts";
import { type Instant, MS_PER_DAY } from "#lib/std/time-zone.ts";

/** From when on events of a name are looked at, and whether at more than their time. */
export type EventNeed = { readonly from: Instant; readonly properties: boolean };

/** What of a history is enough to compute some measures: with the rest left out, they come to the same. */
export type HistoryNeeds = {
  readonly events: "all" | ReadonlyMap<string, EventNeed>;
  /** Whether the first event of all is looked at, whatever its name. */
  readonly firstEvent: boolean;
  readonly traits: ReadonlySet<string>;
  /** The properties that are looked at, of events and items alike. */
  readonly properties: "all" | ReadonlySet<string>;
};

type Read =
  | ({ readonly kind: "events"; readonly event: Events["event"] } & EventNeed)
  | { readonly kind: "first_event" }
  | { readonly kind: "trait"; readonly trait: string };

/** What some measures look at, and some traits besides. */
export function historyNeeds(
  measures: readonly Measure[],
  traits: readonly string[],
  context: Context,
): HistoryNeeds {
  const reads = measures.flatMap((measure) => readsOf(measure, context));
  const ofTraits = traits.map((trait): Read => ({ kind: "trait", trait }));
  return { ...needsOf([...reads, ...ofTraits]), properties: "all" };
}

/** A window's beginning moves on with time, except by a few days where months end. */
const leeway = 7 * MS_PER_DAY;

/**
 * What some rules look at, at the context's moment and after it, the segments included that they name: with the rest left
 * out, `evaluate` and `nextChange` say the same.
 */
export function ruleNeeds(rules: readonly Rule[], context: Context): HistoryNeeds {
  const { formulas, segmentRule } = context;
  const reads: Read[] = [];
  const seen = new Set<string>();
  for (const rule of rules)
    visitConditions(rule, segmentRule, (each) => reads.push(...conditionReads(each, context)), seen);
  const needs = needsOf(reads);
  const properties = rules.flatMap((rule) => [...dependsOn(rule, { formulas, segmentRule }).properties]);
  return {
    ...needs,
    // Which event is the first of all is known only of those who have all.
    events: needs.firstEvent || needs.events === "all" ? "all" : withLeeway(needs.events),
    properties: new Set(properties),
  };
}

/**
 * What others may rely on of what was read for some needs: theirs, which may be those of a later moment. Of the same rules they
 * always may, for half of the leeway is more than months' ends differ.
 *
 * @returns the needs for which all that was read, and what is read for them from now on, is enough; none if it is not enough
 */
export function narrowed(read: HistoryNeeds, wanted: HistoryNeeds): HistoryNeeds | undefined {
  const events = narrowedEvents(read.events, wanted.events);
  const isEnough =
    (read.firstEvent || !wanted.firstEvent) &&
    wanted.traits.isSubsetOf(read.traits) &&
    (read.properties === "all" ||
      (wanted.properties !== "all" && wanted.properties.isSubsetOf(read.properties)));
  return events && isEnough ? { ...wanted, events } : undefined;
}

function narrowedEvents(
  read: HistoryNeeds["events"],
  wanted: HistoryNeeds["events"],
): HistoryNeeds["events"] | undefined {
  if (read === "all" || wanted === "all") return read === "all" ? wanted : undefined;
  const events = new Map<string, EventNeed>();
  for (const [name, { from, properties }] of wanted) {
    const known = read.get(name);
    if (!known || known.from > from + leeway / 2 || (properties && !known.properties)) return undefined;
    events.set(name, { from: Math.max(known.from, from), properties });
  }
  return events;
}

function withLeeway(events: ReadonlyMap<string, EventNeed>): ReadonlyMap<string, EventNeed> {
  return new Map([...events].map(([name, need]) => [name, { ...need, from: need.from - leeway }]));
}

function conditionReads(condition: Condition, context: Context): readonly Read[] {
  switch (condition.kind) {
    case "trait":
      return [condition];
    case "measure":
    case "rank":
    case "relative":
      return readsOf(condition.measure, context);
    case "sequence": {
      const { from } = context.spanOf(condition.window);
      return condition.steps.map(({ event, where }) => ({
        kind: "events",
        event,
        from,
        properties: where !== undefined,
      }));
    }
    case "segment":
    case "list":
      return [];
    default:
      return assertNever(condition);
  }
}

function needsOf(reads: readonly Read[]): Omit<HistoryNeeds, "properties"> {
  const events = new Map<string, EventNeed>();
  for (const read of reads) {
    if (read.kind !== "events") continue;
    for (const name of typeof read.event === "string" ? [read.event] : read.event) {
      const known = events.get(name) ?? read;
      events.set(name, {
        from: Math.min(known.from, read.from),
        properties: known.properties || read.properties,
      });
    }
  }
  return {
    events: events.has("*") ? "all" : events,
    firstEvent: reads.some(({ kind }) => kind === "first_event"),
    traits: new Set(reads.flatMap((read) => (read.kind === "trait" ? read.trait : []))),
  };
}

function readsOf(measure: Measure, context: Context): readonly Read[] {
  switch (measure.of) {
    case "count":
    case "days_since_last":
      return [eventsRead(measure, false, context)];
    case "days_since_first":
      return [isOfAll(measure) ? { kind: "first_event" } : eventsRead(measure, false, context)];
    case "sum":
    case "avg":
    case "min":
    case "max":
    case "distinct":
      return [eventsRead(measure, true, context)];
    case "periods": {
      const { event, where } = measure;
      return [{ kind: "events", event, from: -Infinity, properties: where !== undefined }];
    }
    case "share":
      return [measure.part, measure.whole].flatMap((each) => readsOf(each, context));
    case "feature":
      return featureReads(measure.feature, context);
    default:
      return assertNever(measure);
  }
}

function featureReads(feature: string, context: Context): readonly Read[] {
  const formula = context.formulas(feature);
  if (formula === undefined) throw new Error(`The feature ${feature} has no formula`);
  switch (formula.kind) {
    case "measure":
      return readsOf(formula.measure, context);
    case "complement":
      return [formula.part, formula.whole].flatMap((each) => readsOf(each, context));
    case "years_since":
      return [{ kind: "trait", trait: formula.trait }];
    default:
      return assertNever(formula);
  }
}

/** `only` chooses before the window is looked at, so that events before it count too. */
function eventsRead({ event, only, where, window }: Events, ofProperty: boolean, context: Context): Read {
  const from = only === undefined ? context.spanOf(window).from : -Infinity;
  return { kind: "events", event, from, properties: ofProperty || where !== undefined };
}

function isOfAll({ event, only, where, window }: Events): boolean {
  return event === "*" && only !== "last" && where === undefined && window === undefined;
}
