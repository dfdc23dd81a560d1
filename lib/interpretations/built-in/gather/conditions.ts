import { hasHead, isEmpty } from "#lib/interpretations/built-in/frame.ts";
import {
  close,
  negated,
  nextOf,
  openFrame,
  previousOf,
  pushBeside,
  type Scope,
  type Taker,
  takeNegation,
  typed,
} from "#lib/interpretations/built-in/gather/scope.ts";
import { hasWord, type KnownValue, type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";

/** A whole condition in one phrase: an age, a birthday, a word of the shop's glossary. */
const takeCondition: Taker = (scope, piece) => {
  const condition = senseOf(piece, "condition");
  if (!condition) return false;
  const isNegated = negated(scope);
  const open = scope.current;
  if (open && !isEmpty(open) && !hasHead(open)) close(scope);
  pushBeside(scope, {
    kind: "rule",
    rule: condition.rule,
    from: piece.from,
    to: piece.to,
    isNegated,
    ...(condition.note !== undefined && { note: condition.note }),
  });
  return true;
};

/** Known values: of a trait on their own, of what was bought or done where the clause is about that. */
const takeValues: Taker = (scope, piece) => {
  const values = senseOf(piece, "values");
  const { current } = scope;
  if (!values || (current?.isSearch && senseOf(piece, "quoted"))) return false;
  const { pieces, at } = scope.walk;
  // "language not de": the word for the trait stands before the negation.
  const before = saysNot(scope) ? pieces[at - 2] : previousOf(scope);
  const after = nextOf(scope);
  const head = current && (current.events || current.isSpend || current.isSearch);
  const wantsTrait =
    hasWord(before, "live", "tier", "speak", "country", "city") || hasWord(after, "tier", "speak");
  const isNextBuyers = senseOf(after, "event") !== undefined || senseOf(after, "item") !== undefined;
  const traits = values.values.filter(({ target }) => target.kind === "trait");
  const properties = values.values.filter(({ target }) => target.kind === "property");
  const usesProperty =
    properties.length > 0 && (traits.length === 0 || ((head || isNextBuyers) && !wantsTrait));
  if (usesProperty) {
    const target = openFrame(scope, piece);
    takeNegation(scope, target);
    // "went to /help": a page's path is of visits.
    const isPage = properties.every(
      (each) => each.target.kind === "property" && each.target.property === "path",
    );
    const [seen] = target.events ?? [];
    // "opened the sale page", "checked out the help page"
    const isLookedAt =
      seen === "product_viewed" ||
      seen === "email_opened" ||
      seen === "email_clicked" ||
      (seen === "order_completed" && /check(?:ed|s|ing)? out /u.test(scope.walk.text.slice(target.from)));
    if (isPage && (!hasHead(target) || isLookedAt)) target.events = ["page_viewed"];
    target.values.push({ ...values, values: properties, from: piece.from, to: piece.to });
    return true;
  }
  // "Spanish-speaking women": the word has its language already.
  const isSpoken = hasWord(before, "speak") && isOfLanguage(pieces[pieces.indexOf(before as Piece) - 1]);
  const isLanguage = (hasWord(before, "speak") && !isSpoken) || hasWord(after, "speak");
  const kept = traits.filter(
    ({ target }) => target.kind !== "trait" || (target.trait === "language") === isLanguage,
  );
  // "Japanese-speaking" where no customer's language is that: a country is not meant.
  if (isLanguage && kept.length === 0 && properties.length === 0) {
    scope.walk.leftovers.push(piece);
    return true;
  }
  if (joinsTraits(scope, kept, piece)) return true;
  const isNegated = negated(scope);
  const open = scope.current;
  if (open && !isEmpty(open) && !hasHead(open) && !open.rank && !open.window) close(scope);
  pushBeside(scope, {
    kind: "traits",
    values: kept.length > 0 ? kept : traits,
    from: piece.from,
    to: piece.to,
    isNegated,
    join: values.join ?? "or",
  });
  return true;
};

function isOfLanguage(piece: Piece | undefined): boolean {
  return (
    senseOf(piece, "values")?.values.some(
      ({ target }) => target.kind === "trait" && target.trait === "language",
    ) === true
  );
}

function saysNot(scope: Scope): boolean {
  const before = previousOf(scope);
  return before !== undefined && /^(?:(?:is|are) not|(?:is|are)n't|not)$/u.test(typed(scope, before));
}

/** "from France or from Italy": further values of the trait just said, which belong together whatever follows. */
function joinsTraits(scope: Scope, values: readonly KnownValue[], { to }: Piece): boolean {
  const last = scope.items.at(-1);
  if (scope.by !== "or" || scope.current || scope.negation || last?.element.kind !== "traits") return false;
  const { element } = last;
  const traitsOf = (all: readonly KnownValue[]) =>
    new Set(all.flatMap(({ target }) => (target.kind === "trait" ? [target.trait] : [])));
  const [own, said] = [traitsOf(values), traitsOf(element.values)];
  if (element.isNegated || own.size !== 1 || said.size !== 1 || own.isDisjointFrom(said)) return false;
  if (element.values.length > 1 && element.join !== "or") return false;
  const joined = { ...element, values: [...element.values, ...values], to, join: "or" };
  scope.items.splice(-1, 1, { ...last, element: joined });
  scope.by = "none";
  return true;
}

/** What a clause says of a customer without an event. */
export const conditionTakers: readonly Taker[] = [takeCondition, takeValues];
