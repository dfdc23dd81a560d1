import { kindFields, traitWords } from "#lib/imports/guess-words.ts";
import { type Cell, type Mapping, type MappingInput, mappingSchema } from "#lib/imports/mapping.ts";
import { toSnakeCase } from "#lib/std/text.ts";

export type Kind = Mapping["kind"];

/** What a column is used for: a field (`orderId`), a trait (`trait:city`), a property or trait of its own name, or "". */
export type Use = string;

/** A mapping while it is being chosen, column by column. */
export type MappingState = {
  readonly kind: Kind;
  readonly source: string;
  readonly timeFormat: string;
  readonly timeZone: string;
  readonly decimal: "." | ",";
  readonly currency: string;
  readonly event: string;
  readonly hasNegativeRefunds: boolean;
  readonly refundPrefix: string;
  readonly isFreeSetAside: boolean;
  readonly uses: Readonly<Record<string, Use>>;
  /** What was guessed of a column beside its use: its type, what to trim. */
  readonly cells: Readonly<Record<string, Cell>>;
  readonly encoding: Mapping["encoding"];
  readonly delimiter: Mapping["delimiter"];
};

export const OWN_NAME = "own";

type Guessed = {
  kind: Kind;
  source: string;
  timeFormat?: string;
  timeZone: string;
  decimal?: "." | ",";
  encoding?: Mapping["encoding"];
  delimiter?: Mapping["delimiter"];
  columns: Record<string, string | Cell>;
  traits?: Record<string, string | Cell>;
  properties?: Record<string, string | Cell>;
  refunds?: { when: string }[];
};

export function stateOf(guess: { mapping: unknown }, currency: string): MappingState {
  // The guess is made by lib/imports/guess.ts, and is checked as a whole before it is used.
  const guessed = guess.mapping as Guessed;
  const uses: Record<string, Use> = {};
  const cells: Record<string, Cell> = {};
  const note = (use: Use, cell: string | Cell) => {
    const { column, ...rest } = typeof cell === "string" ? { column: cell } : cell;
    uses[column] = use;
    if (Object.keys(rest).length > 0) cells[column] = { column, ...rest };
  };
  for (const [field, cell] of Object.entries(guessed.columns)) note(field, cell);
  for (const [trait, cell] of Object.entries(guessed.traits ?? {})) {
    note(Object.hasOwn(traitWords, trait) ? `trait:${trait}` : OWN_NAME, cell);
  }
  for (const cell of Object.values(guessed.properties ?? {})) note(OWN_NAME, cell);
  return {
    kind: guessed.kind,
    source: guessed.source,
    timeFormat: guessed.timeFormat ?? "iso",
    timeZone: guessed.timeZone,
    decimal: guessed.decimal ?? ".",
    currency,
    event: "",
    hasNegativeRefunds: (guessed.refunds ?? []).some(({ when }) => when === "negative_quantity"),
    refundPrefix: "",
    isFreeSetAside: false,
    uses,
    cells,
    encoding: guessed.encoding ?? "utf-8",
    delimiter: guessed.delimiter ?? ",",
  };
}

/** What the columns of a file of this kind can be used for. */
export function usesOf(kind: Kind): readonly Use[] {
  const traits = kind === "events" ? [] : Object.keys(traitWords).map((trait) => `trait:${trait}`);
  return [...kindFields[kind], ...traits, OWN_NAME];
}

/** The mapping that was chosen; what is wrong with it, by the field that says so. */
export function mappingOf(
  state: MappingState,
):
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly fields: readonly string[] } {
  const parsed = mappingSchema.safeParse(inputOf(state));
  if (parsed.success) return { ok: true, mapping: parsed.data };
  return {
    ok: false,
    fields: [...new Set(parsed.error.issues.map(({ path }) => String(path.at(-1) ?? "")))],
  };
}

function inputOf(state: MappingState): MappingInput {
  const cell = (column: string) => state.cells[column] ?? { column };
  const columnOf = (use: Use) => Object.entries(state.uses).find(([, each]) => each === use)?.[0];
  const columns = Object.fromEntries(
    kindFields[state.kind].flatMap((field) => {
      const column = columnOf(field);
      return column === undefined ? [] : [[field, cell(column)]];
    }),
  );
  const uses = Object.entries(state.uses);
  const named = uses
    .filter(([, use]) => use === OWN_NAME)
    .map(([column]) => [toSnakeCase(column), cell(column)]);
  const traits = uses
    .filter(([, use]) => use.startsWith("trait:"))
    .map(([column, use]) => [use.slice("trait:".length), cell(column)]);
  const price = columnOf("price");
  const common = {
    source: state.source,
    encoding: state.encoding,
    delimiter: state.delimiter,
    timeFormat: state.timeFormat,
    timeZone: state.timeZone,
    decimal: state.decimal,
  };
  // The schema decides whether it is whole.
  const chosen = {
    orders: {
      kind: "orders",
      ...common,
      ...(state.currency !== "" && { currency: state.currency }),
      columns,
      traits: Object.fromEntries(traits),
      properties: Object.fromEntries(named),
      refunds: [
        ...(state.hasNegativeRefunds ? [{ when: "negative_quantity" }] : []),
        ...(state.refundPrefix !== "" ? [{ when: "order_id_starts_with", value: state.refundPrefix }] : []),
      ],
      setAside:
        state.isFreeSetAside && price !== undefined
          ? [{ column: price, when: "not_positive", reason: "price_not_positive" }]
          : [],
    },
    customers: { kind: "customers", ...common, columns, traits: Object.fromEntries([...traits, ...named]) },
    events: {
      kind: "events",
      ...common,
      columns,
      properties: Object.fromEntries(named),
      ...(state.event !== "" && { event: state.event }),
    },
  }[state.kind];
  return chosen as MappingInput;
}
