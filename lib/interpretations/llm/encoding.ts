import { z } from "zod";
import { ASSUMPTION_KINDS, QUESTION_REASONS, REFUSAL_REASONS } from "#lib/interpretations/schema.ts";
import { NUMBER_OPS, PRESENCE_OPS, UNITS } from "#lib/rules/schema.ts";

/**
 * The form in which a language model says a rule: a list of clauses and a logic string over their ids. It is flat, has no
 * recursion and no unions of objects, so that every provider's structured output takes it (docs/decisions). Fields come in
 * the order in which a reader thinks: words first, what was assumed, the clauses, how they go together.
 */
export const LIMITS = { clauses: 24, filters: 8, steps: 6, texts: 60, links: 60, text: 400 } as const;

const text = z.string().max(LIMITS.text);

/** A field that does not apply may be null, or left out by those who are not held to the schema. */
function orNull<T extends z.ZodType>(schema: T) {
  return schema.nullable().default(null);
}

const number = z.number();

const EncodedDuration = z.strictObject({ n: number, unit: z.enum(UNITS) });
export type EncodedDuration = z.infer<typeof EncodedDuration>;

export const WINDOW_KINDS = [
  "ever",
  "last",
  "before_last",
  "ago",
  "calendar",
  "between",
  "since",
  "next",
] as const;

export const EncodedWindow = z.strictObject({
  kind: z.enum(WINDOW_KINDS),
  n: orNull(number),
  unit: orNull(z.enum(UNITS)),
  /** The nearer end of `ago`. */
  to_n: orNull(number),
  to_unit: orNull(z.enum(UNITS)),
  offset: orNull(number),
  from: orNull(text),
  to: orNull(text),
});
export type EncodedWindow = z.infer<typeof EncodedWindow>;

export const OPS = [
  "is",
  "is_not",
  "contains",
  "starts_with",
  ...NUMBER_OPS,
  "between",
  "is_true",
  "is_false",
  "before",
  "after",
  "on",
  "within",
  "within_next",
  "anniversary_within_next",
  "anniversary_within",
  ...PRESENCE_OPS,
] as const;

const comparison = {
  op: orNull(z.enum(OPS)),
  number: orNull(number),
  /** The upper end of `between`. */
  number_to: orNull(number),
  texts: orNull(z.array(text).max(LIMITS.texts)),
  date: orNull(text),
};

export const EncodedFilter = z.strictObject({
  property: text,
  ...comparison,
  window: orNull(EncodedWindow),
});
export type EncodedFilter = z.infer<typeof EncodedFilter>;

export const MEASURES = [
  "count",
  "sum",
  "avg",
  "min",
  "max",
  "distinct",
  "days_since_last",
  "days_since_first",
  "periods",
  "feature",
] as const;

/** What the enums of a schema may name; without names any text is taken, and checked when it is decoded. */
export type Names = {
  readonly events: readonly string[];
  readonly traits: readonly string[];
  readonly features: readonly string[];
  readonly terms: readonly string[];
  readonly segments: readonly string[];
  readonly lists: readonly string[];
};

function oneOf(names: readonly string[] | undefined): z.ZodType<string> {
  const [first, ...rest] = names ?? [];
  return first === undefined ? text : z.enum([first, ...rest]);
}

function encodingOf(names?: Names) {
  const event = oneOf(names && ["*", ...names.events]);
  const filters = z.array(EncodedFilter).max(LIMITS.filters).default([]);
  const measure = z.strictObject({
    of: z.enum(MEASURES),
    events: z.array(event).max(LIMITS.texts).default([]),
    property: orNull(text),
    feature: orNull(oneOf(names?.features)),
    only: orNull(z.enum(["first", "last"])),
    filters,
    window: orNull(EncodedWindow),
    per: orNull(EncodedDuration),
    last: orNull(number),
    times: orNull(number),
    align: orNull(z.enum(["rolling", "calendar"])),
  });
  const clause = z.strictObject({
    id: z.string().max(20),
    words: text,
    kind: z.enum([
      "everyone",
      "trait",
      "measure",
      "share",
      "rank",
      "relative",
      "sequence",
      "term",
      "segment",
      "list",
    ]),
    trait: orNull(oneOf(names?.traits)),
    term: orNull(oneOf(names?.terms)),
    segment: orNull(oneOf(names?.segments)),
    list: orNull(oneOf(names?.lists)),
    measure: orNull(measure),
    whole: orNull(measure),
    ...comparison,
    window: orNull(EncodedWindow),
    held_for: orNull(EncodedDuration),
    rank_from: orNull(number),
    rank_to: orNull(number),
    rank_unit: orNull(z.enum(["percent", "customer"])),
    times: orNull(number),
    than: orNull(z.enum(["mean", "median"])),
    steps: z
      .array(
        z.strictObject({
          events: z.array(event).max(LIMITS.texts),
          filters,
          within: orNull(EncodedDuration),
          absent: z.boolean().default(false),
        }),
      )
      .max(LIMITS.steps)
      .default([]),
  });
  return z.strictObject({
    links: z.array(z.strictObject({ words: text, means: text })).max(LIMITS.links),
    outcome: z.enum(["rule", "question", "refusal"]),
    assumptions: z
      .array(
        z.strictObject({
          words: text,
          kind: z.enum(ASSUMPTION_KINDS),
          clause: orNull(z.string().max(20)),
          assumed: text,
          alternatives: z
            .array(z.strictObject({ label: text, number: orNull(number), window: orNull(EncodedWindow) }))
            .max(4)
            .default([]),
        }),
      )
      .max(LIMITS.clauses)
      .default([]),
    clauses: z.array(clause).max(LIMITS.clauses).default([]),
    logic: z.string().max(1_000).default(""),
    /** Conditions of the rule that is changed which no longer stand, and the words that say so. */
    removed: z
      .array(z.strictObject({ clause: z.string().max(20), words: text }))
      .max(LIMITS.clauses)
      .default([]),
    question: orNull(z.strictObject({ reason: z.enum(QUESTION_REASONS), words: text, text })),
    refusal: orNull(z.strictObject({ reason: z.enum(REFUSAL_REASONS), words: text })),
  });
}

/** What an answer must be, whoever gives it. */
export const Encoding = encodingOf();
export type Encoding = z.infer<typeof Encoding>;
export type EncodedClause = Encoding["clauses"][number];
export type EncodedMeasure = NonNullable<EncodedClause["measure"]>;
export type EncodedStep = EncodedClause["steps"][number];

/** The total of names beyond which providers refuse enums; then any text is taken and checked here alone. */
const MAX_NAMES = 600;

/** The same with the catalog's own names as the only ones: what an endpoint that holds to schemas is given. */
export function encodingWith(names: Names): z.ZodType {
  const total = Object.values(names).reduce((sum, { length }) => sum + length, 0);
  return total > MAX_NAMES ? Encoding : encodingOf(names);
}
