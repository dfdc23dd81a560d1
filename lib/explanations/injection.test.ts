import { afterAll, describe, expect, it } from "vitest";
import { type Brief, computedTemplates, prepare, toExplanation } from "#lib/explanations/compose.ts";
import { writeWithModel } from "#lib/explanations/model-service.ts";
import { factsMessage, systemMessage } from "#lib/explanations/prompt.ts";
import { aSetting } from "#lib/explanations/testing/arbitrary-brief.ts";
import { written } from "#lib/explanations/testing/mock-model.ts";
import { memoryMeans } from "#lib/llm/memory-means.ts";
import { openModel } from "#lib/llm/open-model.ts";
import { INJECTIONS } from "#lib/llm/testing-injections.ts";
import { type StandIn, startStandIn } from "#lib/llm/testing-stand-in.ts";
import { quoted } from "#lib/rules/restate/names.ts";

/** The longest label that is sent. */
const MOST = 160;

/** An explanation in which a text stands wherever data can write one: a value, two segments, a condition, a trait's label. */
function briefWith(text: string): Brief {
  const sides = { n: 120, baseN: 900, direction: 1, strength: "large", effect: 1 } as const;
  return {
    subject: { kind: "difference", sides: "only_only" },
    outcome: "told",
    findings: [
      { kind: "size", unit: "count", value: 120, base: 900, n: 120, baseN: 900 },
      { kind: "text", about: "country", name: text, unit: "share", value: 0.8, base: 0.3, ...sides },
      { kind: "median", about: "monetary", unit: "money", value: 90, base: 10, ...sides },
      { kind: "condition_effect", about: "/rules/0", unit: "change", value: 40, n: 120 },
    ],
    name: text,
    otherName: `${text} too`,
    versionNo: 1,
    asOf: 0,
    engine: "duckdb",
    conditions: new Map([["/rules/0", `who bought ${quoted(text)}`]]),
  };
}

const setting = aSetting("en");
const prompt = (text: string, labels = {}) => {
  const prepared = prepare(briefWith(text), { ...setting, labels });
  return { system: systemMessage(prepared), facts: factsMessage(prepared) };
};
/** The computed explanation, with a mark for each place in which the text stands. */
const told = (text: string) => {
  const prepared = prepare(briefWith(text), setting);
  const made = toExplanation(
    prepared,
    computedTemplates(prepared),
    { kind: "computed", because: null },
    null,
  );
  const said = made.sentences.map(({ parts }) => parts.map((part) => part.text).join(""));
  const labels = made.facts.map(({ label, shown }) => [label, shown.name, shown.value, shown.base].join(" "));
  return [...said, ...labels].map((each) => each.replaceAll(/“(?:\\.|[^”\\])*”/g, "…"));
};
const texts = (facts: string) =>
  [...facts.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([each]) => JSON.parse(each) as string);

const obeyed = { text: "", glue: ". " };
const standIn: StandIn = await startStandIn(() => ({
  kind: "json",
  value: written([`Those only in {segment} spent a median {f3}${obeyed.glue}${obeyed.text}`]),
}));
afterAll(() => standIn.stop());
const limits = { timeoutSeconds: 20, maxConcurrent: 4, inputPrice: null, outputPrice: null };
const model = openModel(
  { endpoint: standIn.endpoint, model: "stand-in", key: "none", ...limits },
  memoryMeans(),
);

describe.each(INJECTIONS)("%j", (text) => {
  it("changes nothing of what a model is told but a label, escaped, cut and without what nobody sees", () => {
    const [sent, harmless] = [prompt(text), prompt("Berlin")];
    expect(sent.system).toBe(harmless.system);
    const structure = (facts: string) => facts.replace(/"(?:[^"\\]|\\.)*"/g, '""');
    expect(structure(sent.facts)).toBe(structure(harmless.facts));
    expect(sent.facts.match(/<\/?facts>/g)).toEqual(["<facts>", "</facts>"]);
    expect(sent.facts).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u);
    for (const each of texts(sent.facts)) expect([...each].length).toBeLessThanOrEqual(MOST);
  });

  it("stays one value among the same words and figures", () => {
    expect(told(text)).toEqual(told("Berlin"));
  });

  it("does not get into the explanation, not even by a model that repeats it", async () => {
    obeyed.text = text;
    const known = { own: [], foreign: [] };
    const answer = await writeWithModel(prepare(briefWith(text), setting), model, {
      known,
      smallestGroup: 20,
    });
    expect(answer).toEqual({ kind: "unverified" });
  });
});
