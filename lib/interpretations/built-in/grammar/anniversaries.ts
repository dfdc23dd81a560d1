import type { M } from "#lib/interpretations/built-in/grammar/window-parts.ts";
import { on, type Production } from "#lib/interpretations/built-in/pattern.ts";
import type { Sense } from "#lib/interpretations/built-in/sense.ts";
import type { Duration } from "#lib/rules/schema.ts";

const DAYS = { minute: 0, hour: 0, day: 1, week: 7, month: 30, quarter: 91, year: 365 } as const;

/** "sign-up anniversary within the coming 7 days", "customer anniversary this month": the day of signing up, each year. */
export const anniversaries: readonly Production[] = [
  on("signup|people anniversary <window>", (m) => anniversary(m)),
  on("anniversary of? signup <window>", (m) => anniversary(m)),
  on("anniversary <window>", (m) => anniversary(m)),
  on("<window> signup|people? anniversary", (m) => anniversary(m)),
  on("signup|people? anniversary <duration>", (m) => soon(m.get("duration"))),
];

function anniversary(m: M): Sense | undefined {
  const { window, note, isWithin } = m.get("window");
  if (window.kind === "last") return note === "next" || isWithin ? soon(window) : undefined;
  if (window.kind !== "calendar") return undefined;
  const { unit, offset } = window;
  return condition({ op: "anniversary_within", value: { kind: "calendar", unit, offset } });
}

function soon({ n, unit }: Duration): Sense | undefined {
  const days = DAYS[unit];
  return days === 0
    ? undefined
    : condition({ op: "anniversary_within_next", value: { n: n * days, unit: "day" } });
}

type Recurring = { k: "condition" } & Extract<Sense, { k: "condition" }>;

function condition(
  told:
    | {
        readonly op: "anniversary_within";
        readonly value: {
          kind: "calendar";
          unit: "day" | "week" | "month" | "quarter" | "year";
          offset: number;
        };
      }
    | { readonly op: "anniversary_within_next"; readonly value: { n: number; unit: "day" } },
): Recurring {
  return { k: "condition", rule: { kind: "trait", trait: "signed_up_at", ...told } };
}
