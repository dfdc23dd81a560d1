import { jsonFault, type TextPlace } from "#lib/std/json-fault.ts";
import { err, ok, type Result } from "#lib/std/result.ts";

export type MessageTextProblem =
  | { readonly kind: "notJson"; readonly at: TextPlace }
  | { readonly kind: "notAnObject" };

/** A message as somebody typed it. */
export function readMessageText(text: string): Result<Record<string, unknown>, MessageTextProblem> {
  const at = jsonFault(text);
  if (at) return err({ kind: "notJson", at });
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return err({ kind: "notAnObject" });
  }
  return ok(Object.fromEntries(Object.entries(value)));
}
