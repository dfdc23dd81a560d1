"use client";

import { useState } from "react";
import type { TypedJson } from "#components/rules/json-editor.tsx";
import { stableJson } from "#lib/rules/stable-json.ts";

const nameOf = (key: string) => `tideline.json.${key}`;

/**
 * What was typed as JSON. While it is none it is kept in this browser, with the rule that it was typed on: a reload gives
 * it back as long as that is the rule.
 */
export function useTypedJson(
  key: string | undefined,
  value: unknown,
): [typed: TypedJson | undefined, set: (typed: TypedJson, isJson: boolean) => void] {
  const [typed, setTyped] = useState(() => (key === undefined ? undefined : findTyped(key, value)));
  function set(next: TypedJson, isJson: boolean): void {
    setTyped(next);
    if (key !== undefined) keep(key, isJson ? undefined : next);
  }
  return [typed, set];
}

function findTyped(key: string, value: unknown): TypedJson | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(key)) ?? "null");
    if (typeof kept !== "object" || kept === null) return undefined;
    const text: unknown = Reflect.get(kept, "text");
    if (typeof text !== "string" || Reflect.get(kept, "of") !== stableJson(value ?? null)) return undefined;
    return { of: value, text };
  } catch {
    return undefined;
  }
}

function keep(key: string, typed: TypedJson | undefined): void {
  try {
    if (!typed) localStorage.removeItem(nameOf(key));
    else {
      const { of, text } = typed;
      localStorage.setItem(nameOf(key), JSON.stringify({ of: stableJson(of ?? null), text }));
    }
  } catch {
    // A browser that keeps nothing, or is full, keeps it until it is left.
  }
}
