import type { Frame } from "#lib/interpretations/built-in/frame.ts";

/** "weekend buyers, mobile": how, and nothing else, behind what was done; a list of goods goes on with more of them. */
export function isHowOnly(frame: Frame, source: Frame): boolean {
  const isValues = isCountOnly({ ...frame, values: [], amounts: [] }, true) && frame.values.length > 0;
  const propertiesOf = ({ values }: Frame) =>
    new Set(
      values.flatMap(({ values: all }) =>
        all.flatMap(({ target }) => (target.kind === "property" ? [target.property] : [])),
      ),
    );
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
