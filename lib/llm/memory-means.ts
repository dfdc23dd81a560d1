import type { BegunCall, EndedCall, Means } from "#lib/llm/open-model.ts";
import type { Probe } from "#lib/llm/schema.ts";

type Noted = BegunCall & Partial<EndedCall> & { verdict?: "accepted" | "rejected" };

/** A ledger and a memory that last as long as a test, or a run of the command line. */
export function memoryMeans({
  budget = Number.POSITIVE_INFINITY,
} = {}): Means & { readonly calls: readonly Noted[] } {
  const calls: Noted[] = [];
  let known: Probe | undefined;
  const change = (id: string, changes: Partial<Noted>) => {
    const at = Number(id);
    const call = calls[at];
    if (call) calls[at] = { ...call, ...changes };
  };
  return {
    calls,
    ledger: {
      begin: async (call) => {
        const spent = calls.reduce((sum, { cost, reserved }) => sum + (cost ?? reserved), 0);
        return spent + call.reserved > budget ? undefined : String(calls.push(call) - 1);
      },
      end: async (id, call) => change(id, call),
      judge: async (id, verdict, detail) => change(id, { verdict, detail }),
    },
    probes: {
      find: async () => known,
      keep: async (probe) => {
        known = probe;
      },
    },
  };
}
