import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import { hasWord, type KnownValue, type Sense, senseOf } from "#lib/interpretations/built-in/sense.ts";

type Values = Extract<Sense, { k: "values" }>;

/** Several values of one property or trait: "Nike or Adidas", "London, Paris and Rome", 手机、耳机. */
export const lists: readonly Production[] = [
  on("both <values:a> and|he <values:b>", (m) => join(m.get("values", "a"), m.get("values", "b"), "all")),
  on("either? <values:a> or a? <values:b>", (m) => join(m.get("values", "a"), m.get("values", "b"), "or")),
  // "platinum, or gold with more than 800 in spend"
  on("<values:a> comma or a? <values:b>", (m, { pieces, end }) =>
    isOfTrait(m.get("values", "a")) && isOfTrait(m.get("values", "b")) && hasWord(pieces[end], "with", "who")
      ? undefined
      : join(m.get("values", "a"), m.get("values", "b"), "or"),
  ),
  on("<values:a> and a? <values:b>", (m) => join(m.get("values", "a"), m.get("values", "b"), "and")),
  // "all gold members, and silver members with more than 10 orders": what follows is of the last ones.
  on("<values:a> comma and a? <values:b>", (m, { pieces, end }) =>
    isOfTrait(m.get("values", "b")) && hasWord(pieces[end], "with", "who")
      ? undefined
      : join(m.get("values", "a"), m.get("values", "b"), "and"),
  ),
  on("<values:a> plus <values:b>", (m) => join(m.get("values", "a"), m.get("values", "b"), "and")),
  on("<values:a> he <values:b>", (m) => join(m.get("values", "a"), m.get("values", "b"), "and")),
  // 北京上海: two of one kind beside each other are alternatives.
  on("<values:a> <values:b>", (m) => join(m.get("values", "a"), m.get("values", "b"), "or")),
  on("<values:a> dun|comma a? <values:b>", (m) => join(m.get("values", "a"), m.get("values", "b"), "list")),
  // 手机耳机都买过
  on("<values:a> <values:b> allof", (m, { pieces, end }) => {
    const [a, b] = [m.get("values", "a"), m.get("values", "b")];
    const isOfGoods = [...a.values, ...b.values].every(({ target }) => target.kind === "property");
    const areSingle = a.join === undefined && b.join === undefined;
    return isOfGoods && areSingle && senseOf(pieces[end], "event") ? join(a, b, "all") : undefined;
  }),
  // 华为、小米都买过: each of them; 都没买过 is none of them.
  on("<values> allof", (m, { pieces, end }) => {
    const values = m.get("values");
    const isOfGoods = values.values.every(({ target }) => target.kind === "property");
    const isSeveral = values.join === "list" || values.join === "and";
    return isOfGoods && isSeveral && senseOf(pieces[end], "event") ? { ...values, join: "all" } : undefined;
  }),
];

function isOfTrait({ values, join: by }: Values): boolean {
  return by === undefined && values.every(({ target }) => target.kind === "trait");
}

function join(a: Values, b: Values, by: "and" | "or" | "list" | "all"): Values | undefined {
  const keyOf = ({ target }: KnownValue) =>
    target.kind === "trait" ? `trait ${target.trait}` : `property ${target.property}`;
  const shared = new Set(a.values.map(keyOf).filter((key) => b.values.some((value) => keyOf(value) === key)));
  if (shared.size === 0 || isNested(a, b, by)) return undefined;
  const values = [...a.values, ...b.values].filter((value) => shared.has(keyOf(value)));
  const corrections = [...(a.corrections ?? []), ...(b.corrections ?? [])];
  const isWhole = a.join === "all" || b.join === "all";
  return {
    k: "values",
    values,
    join: isWhole && by !== "all" && a.join === undefined ? "or" : stronger(a.join, by),
    ...(corrections.length > 0 && { corrections }),
  };
}

/** "shoes and either dresses or toys": alternatives within what is asked for as well, of things that one can have both of. */
function isNested(a: Values, b: Values, by: "and" | "or" | "list" | "all"): boolean {
  const isOfThings = [...a.values, ...b.values].every(({ target }) => target.kind === "property");
  if (!isOfThings) return false;
  return by === "and" && (b.join === "or" || (a.join === "or" && a.values.length > 1));
}

/** In "A, B or C" the last word speaks for the commas. */
function stronger(before: Values["join"], by: "and" | "or" | "list" | "all"): Values["join"] {
  if (before === "all" || by === "all") return "all";
  if (by === "list" && before !== undefined) return before;
  return by;
}
