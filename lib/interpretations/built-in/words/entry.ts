import type { Op, Sense } from "#lib/interpretations/built-in/sense.ts";

/** Forms, parted by "|", that share their senses. */
export type Entry = { readonly forms: string; readonly senses: readonly Sense[] };

export function entry(forms: string, ...senses: readonly Sense[]): Entry {
  return { forms, senses };
}

export const filler: Sense = { k: "filler" };

export function w(word: string): Sense {
  return { k: "w", w: word };
}

export function cmp(op: Op): Sense {
  return { k: "cmp", op };
}

export function after(op: Op): Sense {
  return { k: "after", op };
}

export function verb(...events: readonly string[]): Sense {
  return { k: "event", events };
}

export function noun(...events: readonly string[]): Sense {
  return { k: "event", events, noun: true };
}

export function vague(name: string): Sense {
  return { k: "vague", vague: name };
}

export function metric(name: string): Sense {
  return { k: "metric", metric: name };
}

/** A bare number of times: "twice". */
export function times(value: number): Sense {
  return { k: "amount", bound: { op: "eq", value }, unit: "times", isBare: true };
}

/** Every first part with every second: "i want" + "to see". */
export function pairs(first: string, second: string, between = " "): string {
  const seconds = second.split("|");
  return first
    .split("|")
    .flatMap((one) => seconds.map((other) => `${one}${between}${other}`))
    .join("|");
}
