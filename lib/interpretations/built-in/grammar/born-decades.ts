import { type M, shiftDate } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import type { Sense } from "#lib/interpretations/built-in/sense.ts";

/** Born from one day to another, both included. */
export function born(from: string, to: string): Sense {
  return {
    k: "condition",
    rule: {
      kind: "all",
      rules: [
        { kind: "trait", trait: "birth_date", op: "after", value: shiftDate(from, -1) },
        { kind: "trait", trait: "birth_date", op: "before", value: shiftDate(to, 1) },
      ],
    },
  };
}

/** 90年代: of the last century unless it cannot be. */
export function bornInDecade(value: number): Sense | undefined {
  const start = value < 100 ? value + (value < 30 ? 2000 : 1900) : value;
  if (start % 10 !== 0 || start < 1900 || start > 2100) return undefined;
  return born(`${start}-01-01`, `${start + 9}-12-31`);
}

/** 85年以后出生. */
export function bornAround(m: M): Sense | undefined {
  const { n, unit } = m.get("duration");
  if (unit !== "year" || n > 99) return undefined;
  const year = n + (n < 30 ? 2000 : 1900);
  const op = m.has("ago") ? "before" : "after";
  const date = m.has("ago") ? `${year}-01-01` : `${year - 1}-12-31`;
  return { k: "condition", rule: { kind: "trait", trait: "birth_date", op, value: date } };
}

/** 90后: born in the nineties; 95后 from 1995 to 1999 by common use of five-year cohorts. */
export function cohort(value: number, yearNow: number): Sense | undefined {
  if (value % 5 !== 0 || value > 95) return undefined;
  const start = value + (value <= yearNow - 2000 ? 2000 : 1900);
  return born(`${start}-01-01`, `${value % 10 === 5 ? start + 4 : start + 9}-12-31`);
}
