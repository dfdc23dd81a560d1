import { stableJson } from "#lib/rules/stable-json.ts";

/** A draft that is not on the server yet, and the revision of the draft that it goes on from. */
export type Kept = { readonly revision: number; readonly value: unknown };

const nameOf = (key: string) => `tideline.draft.${key}`;

/** Keeps a draft in this browser, where neither a reload nor a lost connection takes it. */
export function keep(key: string, kept: Kept): void {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing, or is full, leaves the draft to the server.
  }
}

export function findKept(key: string): Kept | undefined {
  try {
    const text = localStorage.getItem(nameOf(key));
    const kept: unknown = text === null ? undefined : JSON.parse(text);
    if (typeof kept !== "object" || kept === null) return undefined;
    const revision: unknown = Reflect.get(kept, "revision");
    return typeof revision === "number" ? { revision, value: Reflect.get(kept, "value") } : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets what is kept, or only if it is this very value: what came after it is not saved yet. */
export function forgetKept(key: string, value?: unknown): void {
  if (value !== undefined && stableJson(findKept(key)?.value ?? null) !== stableJson(value)) return;
  try {
    localStorage.removeItem(nameOf(key));
  } catch {
    // Nothing is kept then.
  }
}
