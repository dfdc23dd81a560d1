import { hasWord, type Piece, senseOf } from "#lib/interpretations/built-in/sense.ts";
import { dependsOn } from "#lib/rules/depends-on.ts";
import { placesOf } from "#lib/rules/places.ts";
import type { Condition, Rule } from "#lib/rules/schema.ts";

/** A condition on events: which, and whether they are meant to have happened or not. */
type Did = { readonly events: ReadonlySet<string>; readonly isAffirmed: boolean; readonly isDenied: boolean };

/**
 * What the description says that customers did and the rule says they did not, and the other way round. An event before the
 * first denial was done; the one right behind a denial was not. What stands otherwise is left to the other checks.
 */
export function polarityDeviations(pieces: readonly Piece[], text: string, rule: Rule): readonly string[] {
  const did = placesOf(rule).flatMap(({ condition, isNegated }) => didOf(condition, isNegated));
  const said = (piece: Piece) => `"${text.slice(piece.from, piece.to)}"`;
  const firstDenial = pieces.findIndex(isDenial);
  const before = firstDenial === -1 ? pieces : pieces.slice(0, firstDenial);
  const affirmed = NONE.test(text)
    ? []
    : before.filter((piece, index) => {
        const next = pieces[index + 1];
        return eventsOf(piece).length > 0 && !(next && isDenial(next));
      });
  const denied = pieces.flatMap((piece, index) => {
    const next = pieces.slice(index + 1).find((each) => !isPassed(each));
    return isDenial(piece) && next && eventsOf(next).length > 0 && !isDenial(next) ? [next] : [];
  });
  return [
    ...affirmed
      .filter((piece) => isLookedAt(piece, did) && !did.some((each) => each.isAffirmed && sees(each, piece)))
      .map(
        (piece) =>
          `the description says that they did what ${said(piece)} is, and the rule that they did not`,
      ),
    ...denied
      .filter((piece) => isLookedAt(piece, did) && !did.some((each) => each.isDenied && sees(each, piece)))
      .map((piece) => `the description denies ${said(piece)}, and the rule does not`),
  ];
}

/** Words that deny without being a denial of the grammar. */
const NONE =
  /\b(?:0|zero|none|nothing|unless|other than|apart from|(?:less|fewer) than (?:1|one)|under (?:1|one))\b|除外|以外|之外|除了|不算|不要|排除|剔除|0次|零次|不足1次/u;

function isDenial(piece: Piece): boolean {
  return (
    hasWord(piece, "not", "except", "neither", "exclude") ||
    senseOf(piece, "event")?.isNegated === true ||
    senseOf(piece, "values")?.isNegated === true
  );
}

/** Words between a denial and what it denies: "did not ever order", 还没下过单. */
function isPassed(piece: Piece): boolean {
  return piece.senses.some(({ k }) => k === "filler") || hasWord(piece, "did", "ever", "have", "who");
}

function eventsOf(piece: Piece): readonly string[] {
  const [first] = piece.senses;
  if (first?.k !== "event" || first.isNegated) return [];
  return piece.senses.flatMap((sense) => (sense.k === "event" ? sense.events : []));
}

function isLookedAt(piece: Piece, did: readonly Did[]): boolean {
  return did.some((each) => sees(each, piece));
}

function sees({ events }: Did, piece: Piece): boolean {
  return eventsOf(piece).some((event) => events.has(event)) || events.has("*");
}

function didOf(condition: Condition, isNegated: boolean): Did[] {
  const { events } = dependsOn(condition);
  if (events.size === 0) return [];
  if (condition.kind === "sequence") {
    return condition.steps.map(({ event, absent }) => {
      const isDone = (absent !== true) !== isNegated;
      return { events: new Set([event].flat()), isAffirmed: isDone, isDenied: !isDone };
    });
  }
  if (condition.kind === "measure" && isUpperBound(condition) && !isNone(condition)) {
    // Fewer than 3 is some or none.
    return [{ events, isAffirmed: true, isDenied: true }];
  }
  const isNot = condition.kind === "measure" && isNone(condition);
  return [{ events, isAffirmed: isNot === isNegated, isDenied: isNot !== isNegated || isLongAgo(condition) }];
}

type MeasureCondition = Extract<Condition, { kind: "measure" }>;

function isUpperBound({ op }: MeasureCondition): boolean {
  return op === "lt" || op === "lte" || op === "missing" || op === "eq";
}

function isNone(condition: MeasureCondition): boolean {
  const { measure, op } = condition;
  if (measure.of !== "count" && measure.of !== "sum" && measure.of !== "periods") return op === "missing";
  return (op === "lt" && condition.value <= 1) || ((op === "lte" || op === "eq") && condition.value === 0);
}

/** "Not ordered for 90 days" is an order that is more than 90 days ago as well. */
function isLongAgo(condition: Condition): boolean {
  if (condition.kind !== "measure") return false;
  const { measure } = condition;
  const isRecency =
    measure.of === "days_since_last" || (measure.of === "feature" && measure.feature === "recency");
  return isRecency || ("window" in measure && ["before_last", "ago"].includes(measure.window?.kind ?? ""));
}
