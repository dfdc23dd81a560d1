import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  answer,
  dropped,
  everyone,
  invented,
  orders,
  right,
  rule,
  text,
  words,
} from "#lib/interpretations/llm/testing-answers.ts";
import { interpretByBoth, interpretByModel } from "#lib/interpretations/llm-service.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { memoryMeans } from "#lib/llm/memory-means.ts";
import { openModel } from "#lib/llm/open-model.ts";
import {
  isProbe,
  type Reaction,
  type Script,
  type StandIn,
  startStandIn,
} from "#lib/llm/testing-stand-in.ts";
import { ruleKey } from "#lib/rules/keys.ts";
import type { Rule } from "#lib/rules/schema.ts";

const setting = aSetting();
let standIn: StandIn;
let script: Script = () => ({ kind: "json", value: right });
let means = memoryMeans();

beforeEach(async () => {
  script = () => ({ kind: "json", value: right });
  means = memoryMeans();
  standIn = await startStandIn((asked, no) => script(asked, no));
});
afterEach(() => standIn.stop());

const asked = () => standIn.requests.filter((each) => !isProbe(each));

function model(timeoutSeconds = 5) {
  const { endpoint } = standIn;
  const limits = { timeoutSeconds, maxConcurrent: 4, inputPrice: null, outputPrice: null };
  return {
    model: openModel({ endpoint, model: "stand-in", key: undefined, ...limits }, means),
    entries: [],
    smallestGroup: 20,
  };
}

const read = (said = text) => interpretByModel(said, setting, model());
const both = (said = text) => interpretByBoth(said, setting, model(), async () => false);

describe("an answer that holds", () => {
  it("is the rule that it says, restated from itself, with the words of each condition", async () => {
    const made = await read();
    if (!made.ok || made.value.interpretation.outcome !== "rule") throw new Error(JSON.stringify(made));
    const { interpretation } = made.value;
    expect(ruleKey(interpretation.rule)).toBe(ruleKey(rule));
    expect(interpretation.restatement).toMatch(/90 days/);
    expect(interpretation.flags).toEqual(["gender"]);
    expect(interpretation.coverage.map((each) => [each.words, each.paths])).toEqual([
      ["women", ["/rules/0"]],
      ["in Berlin", ["/rules/1"]],
      ["ordered at least 3 times in the last 90 days", ["/rules/2"]],
    ]);
    expect(asked()).toHaveLength(1);
  });

  it("carries its assumptions, each with whole rules as alternatives", async () => {
    const assumption = {
      words: "loyal",
      kind: "vague_word",
      clause: "c1",
      assumed: "ordered at least 4 times, ever",
      alternatives: [
        { label: "6 times", number: 6 },
        { label: "the same", number: 4 },
      ],
    };
    const loyal: Rule = {
      kind: "measure",
      measure: { of: "count", event: "order_completed" },
      op: "gte",
      value: 4,
    };
    script = () => ({ kind: "json", value: answer(loyal, ["loyal"], { assumptions: [assumption] }) });
    expect(await read("loyal customers")).toMatchObject({
      ok: true,
      value: {
        interpretation: {
          assumptions: [
            {
              words: "loyal",
              span: { from: 0, to: 5 },
              assumed: "ordered at least 4 times, ever",
              alternatives: [{ label: "6 times", rule: { ...loyal, value: 6 } }],
            },
          ],
        },
      },
    });
  });

  it("may be a question, or a refusal with its reason", async () => {
    const question = { reason: "unknown_word", words: "boots", text: "What are boots here?" };
    script = () => ({ kind: "json", value: { links: [], outcome: "question", question } });
    expect(await read("bought boots")).toMatchObject({
      ok: true,
      value: {
        interpretation: { outcome: "question", questions: [{ words: "boots", reason: "unknown_word" }] },
      },
    });
    script = () => ({
      kind: "json",
      value: { links: [], outcome: "refusal", refusal: { reason: "health", words: "ill" } },
    });
    expect(await read("who seem ill")).toMatchObject({
      ok: true,
      value: { interpretation: { outcome: "refusal", reason: "health", words: "ill" } },
    });
  });
});

describe("an answer that does not hold", () => {
  it.each<[string, object, RegExp]>([
    ["invents a number", invented, /the number 500 is neither in the description/],
    ["loses a condition", dropped, /berlin/],
    ["is everyone", everyone, /no clause does/],
    [
      "names what is not known",
      answer({ kind: "trait", trait: "town", op: "exists" }, ["Berlin"]),
      /no trait "town"/,
    ],
    ["has no clauses", { links: [], outcome: "rule", clauses: [] }, /there is none/],
    ["has the wrong shape", { links: [], outcome: "maybe" }, /outcome/],
  ])("because it %s is sent back with the reason, and mended", async (_, wrong, why) => {
    script = (__, no) => ({ kind: "json", value: no === 0 ? wrong : right });
    expect(await read()).toMatchObject({ ok: true, value: { interpretation: { outcome: "rule" } } });
    const [, second] = asked();
    expect(second?.body.messages.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user"]);
    expect(second?.body.messages.at(-1)?.content).toMatch(why);
  });

  it("is given up after two repairs, and never becomes a rule", async () => {
    script = () => ({ kind: "json", value: invented });
    expect(await read()).toMatchObject({ ok: false, error: { failure: "unusable_answer" } });
    expect(asked()).toHaveLength(3);
    expect(means.calls.slice(-3).map(({ verdict }) => verdict)).toEqual(["rejected", "rejected", "rejected"]);
  });
});

describe("falling back to the built-in interpreter", () => {
  it.each<[string, Reaction, string]>([
    ["invents", { kind: "json", value: invented }, "unusable_answer"],
    ["wraps nothing in prose", { kind: "text", text: "I would select women in Berlin." }, "unusable_answer"],
    ["is cut off", { kind: "cut", text: '{"links": [' }, "unusable_answer"],
    ["declines", { kind: "refusal", text: "No" }, "declined"],
    [
      "is asked too much",
      { kind: "status", status: 429, headers: { "retry-after-ms": "1" } },
      "rate_limited",
    ],
    ["fails", { kind: "status", status: 500, headers: { "retry-after-ms": "1" } }, "server_error"],
  ])("is said where the model %s", async (_, reaction, cause) => {
    script = () => reaction;
    const made = await both();
    expect(made).toMatchObject({ interpreter: "built_in", fallback: { cause }, other: null });
    expect(made.interpretation.outcome === "rule" && ruleKey(made.interpretation.rule)).toBe(ruleKey(rule));
  });

  it("is said where the model takes too long, or the caller goes away", async () => {
    script = () => ({ kind: "hang" });
    const hung = await interpretByBoth(text, setting, model(0.2), async () => false);
    expect(hung).toMatchObject({ interpreter: "built_in", fallback: { cause: "timed_out" } });
    const signal = AbortSignal.timeout(50);
    const gone = await interpretByBoth(text, setting, { ...model(), signal }, async () => false);
    expect(gone).toMatchObject({ fallback: { cause: "cancelled" } });
  });
});

describe("the check against the built-in interpreter", () => {
  it("answers one reading where both agree", async () => {
    expect(await both()).toMatchObject({ interpreter: "llm", fallback: null, other: null });
    expect(means.calls.at(-1)).toMatchObject({ verdict: "accepted", detail: "same_rule" });
  });

  it("answers both where they select other customers", async () => {
    const loose: Rule = {
      ...rule,
      rules: [...rule.rules.slice(0, 2), { ...orders, op: "gt", value: 3 } as Rule],
    };
    script = () => ({ kind: "json", value: answer(loose, words) });
    const made = await both();
    expect(made).toMatchObject({ interpreter: "llm", other: { outcome: "rule" } });
    const same = await interpretByBoth(text, setting, model(), async () => true);
    expect(same).toMatchObject({ interpreter: "llm", other: null });
  });

  it("does not even send what is refused by rule", async () => {
    expect(await both("pregnant women")).toMatchObject({
      interpretation: { outcome: "refusal" },
      fallback: null,
    });
    expect(asked()).toEqual([]);
  });
});

describe("what is sent", () => {
  it("holds no personal data, which come back in the answer", async () => {
    const searched: Rule = { kind: "trait", trait: "email", op: "contains", value: "[EMAIL_1]" };
    script = () => ({ kind: "json", value: answer(searched, ["email contains [EMAIL_1]"]) });
    const made = await read("whose email contains ann.lee@example.com");
    expect(standIn.requests.map(({ raw }) => raw).join()).not.toMatch(/ann\.lee/);
    expect(made).toMatchObject({
      ok: true,
      value: { interpretation: { rule: { ...searched, value: "ann.lee@example.com" } } },
    });
  });

  it("names only what the catalog shows, to who is held to a schema", async () => {
    const entries = ["order_completed", "order_refunded"].map((name) => ({
      kind: "event" as const,
      event: "",
      name,
      count: 5,
      types: {},
      isSensitive: false,
      isHiddenFromLlm: name === "order_refunded",
      words: [],
      labelEn: null,
      labelZh: null,
      values: [],
    }));
    await interpretByModel(text, setting, { ...model(), entries });
    expect(asked()[0]?.raw).toContain('"enum":["*","order_completed"]');
  });
});
