import type { Duration, Window } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

export const WINDOW_KINDS = ["last", "calendar", "between", "since", "before_last", "ago", "ever"] as const;

/** The window as one of another kind, keeping its length or its days where the kinds share them. */
export function withWindowKind(before: Window, kind: Window["kind"], today: string): Window {
  if (before.kind === kind) return before;
  switch (kind) {
    case "ever":
      return { kind };
    case "last":
    case "before_last":
      return { kind, ...lengthOf(before) };
    case "ago": {
      const to = lengthOf(before);
      return { kind, from: { ...to, n: to.n * 2 }, to };
    }
    case "calendar": {
      const { unit } = lengthOf(before);
      return { kind, unit: unit === "minute" || unit === "hour" ? "day" : unit, offset: 0 };
    }
    case "between":
      return { kind, from: firstDayOf(before, today), to: today };
    case "since":
      return { kind, from: firstDayOf(before, today) };
    default:
      return assertNever(kind);
  }
}

function lengthOf(window: Window): Duration {
  switch (window.kind) {
    case "last":
    case "before_last":
      return { n: window.n, unit: window.unit };
    case "ago":
      return window.to;
    case "calendar":
      return { n: 1, unit: window.unit };
    case "ever":
    case "between":
    case "since":
      return { n: 30, unit: "day" };
    default:
      return assertNever(window);
  }
}

function firstDayOf(window: Window, today: string): string {
  if (window.kind === "since" || window.kind === "between") return window.from;
  return `${today.slice(0, 8)}01`;
}
