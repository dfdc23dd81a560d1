import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import type { Sense } from "#lib/interpretations/built-in/sense.ts";

type Amount = Extract<Sense, { k: "amount" }>;

/** "3+ units of the same product in one order": how many of it. */
export const quantities: readonly Production[] = [
  on("<amount> oneproduct single", (m) => quantity(m.get("amount"))),
  on("single <amount> oneproduct", (m) => quantity(m.get("amount"))),
];

function quantity({ bound, unit, isBare, and }: Amount): Sense | undefined {
  if (and || !["plain", "items", "times"].includes(unit)) return undefined;
  const told = isBare && bound.op === "eq" ? ({ op: "gte", value: bound.value } as const) : bound;
  return told.op === "between"
    ? { k: "filter", filters: [{ property: "quantity", op: "between", value: [...told.value] }] }
    : { k: "filter", filters: [{ property: "quantity", op: told.op, value: told.value }] };
}

/** "a discount of at least 10": how much was taken off an order. */
export const discounts: readonly Production[] = [
  on("discount of? <amount>", (m) => {
    const { bound, unit, and, isBare } = m.get("amount");
    if (and || (unit !== "money" && unit !== "plain")) return undefined;
    const told = isBare && bound.op === "eq" ? ({ op: "gte", value: bound.value } as const) : bound;
    return told.op === "between"
      ? { k: "filter", filters: [{ property: "discount", op: "between", value: [...told.value] }] }
      : { k: "filter", filters: [{ property: "discount", op: told.op, value: told.value }] };
  }),
];
