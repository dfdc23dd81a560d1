import { z } from "zod";
import { mayTakeAnotherMode } from "#lib/llm/failures.ts";
import type { Dialect } from "#lib/llm/modes.ts";
import type { Call, CallRefused } from "#lib/llm/open-model.ts";
import { type LlmMode, llmModes, type Probe } from "#lib/llm/schema.ts";

/** Field names that nobody would guess: only who was given the schema can answer in it. */
const Answer = z.strictObject({
  sky_hue: z.enum(["blue", "green"]),
  spider_legs: z.array(z.strictObject({ leg_total: z.int() })),
  remark: z.string().nullable(),
});

const messages = [
  { role: "system", content: "You answer short questions in the form that you are given." },
  {
    role: "user",
    content:
      "What color is a clear sky at noon, and how many legs has a spider (once)? There is nothing to remark.",
  },
] as const;

const MAX_TOKENS = 1_000;

type Tried = Probe["tried"][number];

/**
 * Finds the strictest mode in which an endpoint answers a small question rightly. Modes that it refuses, ignores or gets
 * wrong are passed over; a wrong key, a wrong model or no connection end the search, for no mode would mend them.
 */
export async function probe(call: Call, endpoint: string, signal?: AbortSignal): Promise<Probe> {
  const tried: Tried[] = [];
  let dialect: Dialect = {
    limitField: /(^|\.)openai\.com$/.test(new URL(endpoint).hostname)
      ? "max_completion_tokens"
      : "max_tokens",
    takesTemperature: true,
  };
  for (const mode of llmModes) {
    const started = performance.now();
    let made = await ask(call, mode, dialect, signal);
    // A temperature and the name of the limit: two things that may have to be put in other words.
    for (let mends = 0; mends < 2; mends++) {
      const mended = mendedDialect(dialect, made);
      if (!mended) break;
      dialect = mended;
      made = await ask(call, mode, dialect, signal);
    }
    const told = outcomeOf(made);
    tried.push({ mode, ...told, tookMs: Math.round(performance.now() - started) });
    if (told.outcome === "works") return { mode, ...dialect, tried };
    if (told.outcome === "failed") return { mode: null, ...dialect, tried };
  }
  return { mode: null, ...dialect, tried };
}

type Made =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: CallRefused };

async function ask(call: Call, mode: LlmMode, dialect: Dialect, signal?: AbortSignal): Promise<Made> {
  const made = await call({
    asked: { messages, schema: Answer, schemaName: "short_answer", maxOutputTokens: MAX_TOKENS },
    purpose: "test",
    promptVersion: "probe-1",
    mode,
    dialect,
    signal,
  });
  return made.ok ? { ok: true, value: made.value.value } : made;
}

function outcomeOf(made: Made): Omit<Tried, "mode" | "tookMs"> {
  if (made.ok) {
    const isRight = Answer.parse(made.value).spider_legs[0]?.leg_total === 8;
    return isRight
      ? { outcome: "works", failure: null, detail: "" }
      : { outcome: "wrong_answer", failure: "unusable_answer", detail: JSON.stringify(made.value) };
  }
  const { failure, detail, status } = made.error;
  if (failure === "unusable_answer" || failure === "declined")
    return { outcome: "wrong_answer", failure, detail };
  const isRefused = mayTakeAnotherMode({ status });
  return { outcome: isRefused ? "not_supported" : "failed", failure, detail };
}

/** The other way of asking, where the endpoint says that it does not know a field; each is tried once. */
function mendedDialect(dialect: Dialect, made: Made): Dialect | undefined {
  if (made.ok || !mayTakeAnotherMode({ ...made.error, status: made.error.status })) return undefined;
  const { detail } = made.error;
  if (dialect.takesTemperature && /temperature/i.test(detail)) return { ...dialect, takesTemperature: false };
  const other = dialect.limitField === "max_tokens" ? "max_completion_tokens" : "max_tokens";
  const isAsked = new RegExp(`use '?"?${other}`, "i").test(detail);
  return isAsked ? { ...dialect, limitField: other } : undefined;
}
