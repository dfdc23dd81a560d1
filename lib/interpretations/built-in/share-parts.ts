import type { Frame, Item } from "#lib/interpretations/built-in/frame.ts";
import type { Reading } from "#lib/interpretations/built-in/reading.ts";

function propertiesOf({ values }: Frame): ReadonlySet<string> {
  return new Set(
    values.flatMap(({ values: all }) =>
      all.flatMap(({ target }) => (target.kind === "property" ? [target.property] : [])),
    ),
  );
}

/** "weekend buyers, mobile": how, and nothing else, behind what was done; a list of goods goes on with more of them. */
export function isHowOnly(frame: Frame, source: Frame): boolean {
  const isValues = isCountOnly({ ...frame, values: [], amounts: [] }, true) && frame.values.length > 0;
  const own = propertiesOf(frame);
  const isHow = [...own].every((property) =>
    ["device", "coupon", "campaign", "channel", "path"].includes(property),
  );
  return (
    isValues &&
    isHow &&
    frame.amounts.length === 0 &&
    !source.isNegated &&
    own.isDisjointFrom(propertiesOf(source))
  );
}

const GOODS: ReadonlySet<string> = new Set(["category", "brand", "name"]);

/** 而且是华为的: of which kind or make it was, and nothing else. */
export function isKindOnly({ by }: Item, frame: Frame, source: Frame, { readAs }: Reading): boolean {
  const isJoined = ["comma", "and", "commaAnd", "but"].includes(by) && !frame.isNegated && !source.isNegated;
  const isValues = isCountOnly({ ...frame, values: [], amounts: [] }, true) && frame.amounts.length === 0;
  if (!isJoined || !isValues || frame.values.length !== 1 || source.values.length === 0) return false;
  const [own, other] = [propertiesOf(frame), propertiesOf(source)];
  if (![...own].every((property) => GOODS.has(property)) || !own.isDisjointFrom(other)) return false;
  const between = readAs({ from: source.to, to: frame.from });
  return /(?:^|[,而且并])(?:必须|一定|得|还|就|又|买的)*是$/u.test(between.trim());
}

export function isCountOnly(frame: Frame, mayBeNone = false): boolean {
  const isBare =
    frame.values.length === 0 && frame.filters.length === 0 && !frame.window && !frame.vague?.length;
  const isCount =
    (mayBeNone || frame.amounts.length > 0) &&
    frame.amounts.every(({ unit }) => unit === "times" || unit === "items");
  return isBare && isCount && !frame.isNegated && !frame.only && !frame.periods;
}

/** Exactly one order, and nothing else said of it. */
export function isOneOrder({ events, isNoun, isNegated, amounts, values, filters }: Frame): boolean {
  const [amount] = amounts;
  const isOne =
    amounts.length === 1 && amount?.bound.op === "eq" && amount.bound.value === 1 && !amount.isBare;
  const isPlain = values.length === 0 && filters.length === 0;
  return isOne && isPlain && events?.[0] === "order_completed" && isNoun === true && !isNegated;
}
