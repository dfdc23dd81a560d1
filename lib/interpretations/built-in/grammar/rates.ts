import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import type { Sense } from "#lib/interpretations/built-in/sense.ts";

/** Phrases with "for the first time", 第一次, and orders that are the customer's first or last. */
export const rates: readonly Production[] = [
  on("for the first <counter>", (m) => (m.get("counter").of === "times" ? first() : undefined)),
  on("the? first <counter>", (m) => (m.get("counter").of === "times" ? first() : undefined)),
  on("the? last <counter>", (m) =>
    m.get("counter").of === "times" ? { k: "only", only: "last" } : undefined,
  ),
];

function first(): Sense {
  return { k: "only", only: "first" };
}
