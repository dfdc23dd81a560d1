import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { BREAKER } from "#lib/llm/breaker.ts";
import { memoryMeans } from "#lib/llm/memory-means.ts";
import type { CompletionRequest } from "#lib/llm/model.ts";
import { type Connection, openModel } from "#lib/llm/open-model.ts";
import type { LlmMode } from "#lib/llm/schema.ts";
import {
  isProbe,
  type Reaction,
  type Script,
  type StandIn,
  startStandIn,
} from "#lib/llm/testing-stand-in.ts";

const Answer = z.strictObject({ city: z.string(), n: z.int() });
const right: Reaction = { kind: "json", value: { city: "Paris", n: 2 } };
const KEY = "sk-very-secret";

const request: CompletionRequest<z.infer<typeof Answer>> = {
  purpose: "interpretation",
  promptVersion: "1",
  messages: [
    { role: "system", content: "Answer." },
    { role: "user", content: "Which city?" },
  ],
  schema: Answer,
  schemaName: "city",
  maxOutputTokens: 100,
};

let standIn: StandIn;
let script: Script = () => right;
let means = memoryMeans();

async function start(modes?: readonly LlmMode[]): Promise<void> {
  await standIn?.stop();
  standIn = await startStandIn((asked, no) => script(asked, no), modes ? { modes } : {});
}

beforeEach(async () => {
  script = () => right;
  means = memoryMeans();
  await start();
});
afterEach(() => standIn.stop());

function model(changes: Partial<Connection> = {}) {
  const connection = {
    endpoint: standIn.endpoint,
    model: "stand-in",
    key: KEY,
    timeoutSeconds: 5,
    maxConcurrent: 2,
    inputPrice: 1,
    outputPrice: 10,
    ...changes,
  };
  return openModel(connection, means);
}

const asked = () => standIn.requests.filter((each) => !isProbe(each));

describe("the shape of an answer", () => {
  it.each<[LlmMode, LlmMode[]]>([
    ["json_schema", ["json_schema", "tool_call", "json_object", "plain"]],
    ["tool_call", ["tool_call", "json_object", "plain"]],
    ["json_object", ["json_object", "plain"]],
    ["plain", ["plain"]],
  ])("is held by %s where that is the strictest that the endpoint knows", async (mode, modes) => {
    await start(modes);
    expect(await model().complete(request)).toMatchObject({
      ok: true,
      value: { value: { city: "Paris", n: 2 } },
    });
    expect(asked().map((each) => each.mode)).toEqual([mode]);
    const probes = standIn.requests.length - 1;
    await model().complete(request);
    expect(standIn.requests.length - 2, "the probe is remembered").toBe(probes);
  });

  it("is found in prose, code fences, comments and trailing commas, and without a last brace", async () => {
    const texts = [
      'Sure! Here it is:\n```json\n{"city": "Paris", "n": 2}\n```\nAnything else?',
      '{"city": "Paris", /* capital */ "n": 2,}',
      '{"city": "Paris", "n": 2}}',
      'I think {hm} so: {"n": 2, "city": "Paris"',
    ];
    for (const text of texts) {
      script = () => ({ kind: "text", text });
      expect(await model().complete(request), text).toMatchObject({ ok: true, value: { value: { n: 2 } } });
    }
  });

  it.each<[string, Reaction, RegExp]>([
    ["cut off by the limit", { kind: "cut", text: '{"city": "Paris", "n": 2}' }, /cut off/],
    ["cut off in the middle", { kind: "text", text: '{"city": "Paris", "n": 2' }, /not a JSON object/],
    ["of wrong types", { kind: "json", value: { city: "Paris", n: "two" } }, /\/n: /],
    ["with unknown fields", { kind: "json", value: { city: "Paris", n: 2, limit: 5 } }, /limit/],
    ["empty", { kind: "text", text: "" }, /not a JSON object/],
  ])("is not accepted %s, and it is said why", async (_, reaction, why) => {
    script = () => reaction;
    const made = await model().complete(request);
    expect(made).toMatchObject({ ok: false, error: { failure: "unusable_answer" } });
    if (!made.ok) expect(made.error.detail).toMatch(why);
  });
});

describe("an endpoint that fails", () => {
  it.each<[string, Reaction, string]>([
    ["refuses", { kind: "refusal", text: "I cannot help with that" }, "declined"],
    ["knows not the key", { kind: "status", status: 401, message: `Bad key ${KEY}` }, "unauthorized"],
    ["knows not the model", { kind: "status", status: 404 }, "not_found"],
    ["answers no JSON", { kind: "not_json" }, "unusable_answer"],
    ["answers without end", { kind: "huge" }, "server_error"],
    [
      "redirects",
      { kind: "status", status: 307, headers: { location: "http://127.0.0.1:9/v1" } },
      "unreachable",
    ],
  ])("that %s is told apart", async (_, reaction, failure) => {
    script = () => reaction;
    const made = await model().complete(request);
    expect(made).toMatchObject({ ok: false, error: { failure } });
    expect(JSON.stringify([made, means.calls]), "the key is nowhere").not.toContain(KEY);
    expect(means.calls.at(-1)).toMatchObject({ failure });
  });

  it("is tried again after the time that it asks for", async () => {
    script = (_, no) => (no === 0 ? { kind: "status", status: 429, headers: { "retry-after": "0" } } : right);
    expect(await model().complete(request)).toMatchObject({ ok: true });
    expect(asked()).toHaveLength(2);
  });

  it.each([500, 503])("with %d is tried twice again, then given up", async (status) => {
    script = () => ({ kind: "status", status, headers: { "retry-after-ms": "1" } });
    expect(await model().complete(request)).toMatchObject({ ok: false, error: { failure: "server_error" } });
    expect(asked()).toHaveLength(3);
  });

  it("and hangs is given up after its time", async () => {
    script = () => ({ kind: "hang" });
    const made = await model({ timeoutSeconds: 0.3 }).complete(request);
    expect(made).toMatchObject({ ok: false, error: { failure: "timed_out" } });
  });

  it("is left alone after several failures in a row", async () => {
    const dead = model();
    await dead.complete(request);
    script = () => ({ kind: "status", status: 500, headers: { "retry-after-ms": "1" } });
    for (let n = 0; n < BREAKER.failures; n++) await dead.complete(request);
    const before = standIn.requests.length;
    expect(await dead.complete(request)).toMatchObject({ ok: false, error: { failure: "paused" } });
    expect(standIn.requests.length).toBe(before);
  });
});

describe("a call", () => {
  it("stops when its caller does, at the endpoint too", async () => {
    const stop = new AbortController();
    script = () => {
      setTimeout(() => stop.abort(), 20);
      return { kind: "hang" };
    };
    const made = await model().complete({ ...request, signal: stop.signal });
    expect(made).toMatchObject({ ok: false, error: { failure: "cancelled" } });
    await expect.poll(() => asked()[0]?.gone.aborted).toBe(true);
  });

  it("waits for its turn where too many are under way", async () => {
    let running = 0;
    let most = 0;
    script = ({ gone }) => {
      most = Math.max(most, ++running);
      gone.addEventListener("abort", () => running--);
      return { kind: "slow", ms: 30, next: right };
    };
    const one = model();
    await one.complete(request);
    const made = await Promise.all([1, 2, 3, 4, 5].map(() => one.complete(request)));
    expect(made.every(({ ok }) => ok)).toBe(true);
    expect(most).toBe(2);
  });

  it("is written down with the body as it was sent, its tokens, its cost and what its caller said of it", async () => {
    const made = await model().complete(request);
    if (made.ok) await made.value.judge("rejected", "There is no such city");
    expect(means.calls.at(-1)).toMatchObject({
      purpose: "interpretation",
      payload: standIn.requests.at(-1)?.raw,
      inputTokens: 1_000,
      outputTokens: 200,
      cost: 0.003,
      verdict: "rejected",
      detail: "There is no such city",
    });
    expect(standIn.requests.at(-1)?.authorization).toBe(`Bearer ${KEY}`);
  });

  it("is not made without a budget for it", async () => {
    means = memoryMeans({ budget: 0 });
    expect(await model().complete(request)).toMatchObject({ ok: false, error: { failure: "over_budget" } });
    expect(standIn.requests).toEqual([]);
  });
});

describe("an answer that is followed as it grows", () => {
  const long: Reaction = { kind: "json", value: { city: "Paris ".repeat(40), n: 2 } };

  async function follow(streams: "yes" | "ignored" | "refused", modes?: readonly LlmMode[]) {
    await standIn.stop();
    standIn = await startStandIn((asked, no) => script(asked, no), { streams, ...(modes && { modes }) });
    script = () => long;
    const texts: string[] = [];
    const made = await model().complete({ ...request, onText: (text) => texts.push(text) });
    return { made, texts };
  }

  it.each(["json_schema", "tool_call", "plain"] as const)("is told piece by piece by %s", async (mode) => {
    const { made, texts } = await follow("yes", [mode]);
    expect(made).toMatchObject({ ok: true, value: { value: { n: 2 } } });
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.at(-1)).toBe(JSON.stringify(long.value));
    expect(texts.every((text, index) => text.startsWith(texts[index - 1] ?? ""))).toBe(true);
    expect(means.calls.at(-1)).toMatchObject({ failure: null, inputTokens: 1_000, outputTokens: 200 });
  });

  it.each(["ignored", "refused"] as const)("comes whole where streams are %s", async (streams) => {
    const { made, texts } = await follow(streams);
    expect(made).toMatchObject({ ok: true, value: { value: { n: 2 } } });
    expect(texts).toEqual([]);
    const before = standIn.requests.length;
    await model().complete({ ...request, onText: () => undefined });
    expect(standIn.requests.length).toBe(before + 1);
  });

  it("ends with its caller", async () => {
    const going = new AbortController();
    const onText = () => going.abort();
    script = () => long;
    const made = await model().complete({ ...request, onText, signal: going.signal });
    expect(made).toMatchObject({ ok: false, error: { failure: "cancelled" } });
    await vi.waitFor(() => expect(standIn.requests.at(-1)?.gone.aborted).toBe(true));
  });
});
