import type { Context } from "#lib/rules/context.ts";
import type { Events, Measure } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";
import type { Instant } from "#lib/std/time-zone.ts";

/** From when on events of a name are looked at, and whether at more than their time. */
export type EventNeed = { readonly from: Instant; readonly properties: boolean };

/** What of a history is enough to compute some measures: with the rest left out, they come to the same. */
export type HistoryNeeds = {
  readonly events: "all" | ReadonlyMap<string, EventNeed>;
  /** Whether the first event of all is looked at, whatever its name. */
  readonly firstEvent: boolean;
  readonly traits: ReadonlySet<string>;
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
    traits: new Set([...traits, ...reads.flatMap((read) => (read.kind === "trait" ? read.trait : []))]),
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
