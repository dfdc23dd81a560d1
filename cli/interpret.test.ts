import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import type { Io } from "#cli/command.ts";
import { command } from "#cli/interpret.ts";
import { env } from "#lib/env.ts";
import { startStandIn } from "#lib/llm/testing-stand-in.ts";

async function run(...args: string[]): Promise<unknown> {
  let printed = "";
  const io: Io = {
    stdin: Readable.from([]),
    out: (text) => {
      printed += text;
    },
    err: () => undefined,
  };
  expect(await command.run(args, io)).toBe(0);
  return JSON.parse(printed);
}

describe("tideline interpret", () => {
  it("answers one description with every field, whatever the outcome", async () => {
    const answer = await run("who spent over $500", "--as-of", "2026-03-15T00:00:00Z");
    expect(answer).toMatchObject({
      outcome: "rule",
      questions: [],
      reason: null,
      assumptions: [{ kind: "period" }],
    });
    expect(await run("bought boots")).toMatchObject({ outcome: "question", rule: null, assumptions: [] });
    expect(await run("Muslim customers")).toMatchObject({ outcome: "refusal", rule: null, questions: [] });
  });

  it("asks the model that the environment names, and says so where it cannot", async () => {
    const standIn = await startStandIn(() => ({
      kind: "json",
      value: {
        links: [],
        outcome: "rule",
        clauses: [
          {
            id: "c1",
            words: "bought twice",
            kind: "measure",
            measure: { of: "count", events: ["order_completed"] },
            op: "gte",
            number: 2,
          },
        ],
        logic: "c1",
      },
    }));
    Object.assign(env, { TIDELINE_LLM_MODEL: "stand-in", OPENAI_BASE_URL: standIn.endpoint });
    expect(await run("bought twice", "--interpreter", "llm")).toMatchObject({
      outcome: "rule",
      rule: { value: 2 },
    });
    await standIn.stop();
    const answer = await run("bought twice", "--interpreter", "llm");
    expect(answer).toMatchObject({ outcome: "unavailable", reason: expect.stringContaining("unreachable") });
    Object.assign(env, { TIDELINE_LLM_MODEL: undefined, OPENAI_BASE_URL: undefined });
  });

  it("says that there is no model while none is set up", async () => {
    expect(await run("anything", "--interpreter", "llm")).toMatchObject({
      outcome: "unavailable",
      rule: null,
    });
  });
});
