import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { seededRandom } from "#lib/drift/random.ts";
import { type Brief, prepare } from "#lib/explanations/compose.ts";
import { writeWithModel } from "#lib/explanations/model-service.ts";
import type { Written } from "#lib/explanations/prompt.ts";
import { arbitraryBrief, aSetting } from "#lib/explanations/testing/arbitrary-brief.ts";
import { honestText, type Lie, lies, spoiled, written } from "#lib/explanations/testing/mock-model.ts";
import { type Locale, locales } from "#lib/i18n/locales.ts";
import { memoryMeans } from "#lib/llm/memory-means.ts";
import { openModel } from "#lib/llm/open-model.ts";
import { startStandIn } from "#lib/llm/testing-stand-in.ts";

/** The stand-in speaks the protocol of a model's endpoint; each text of a script is one answer. */
let script: (() => Written | string)[] = [];
const standIn = await startStandIn(() => {
  const next = script.shift()?.();
  if (next === undefined) return { kind: "status", status: 500 };
  return typeof next === "string" ? { kind: "text", text: next } : { kind: "json", value: next };
});
afterAll(() => standIn.stop());

const means = memoryMeans();
const model = openModel(
  {
    endpoint: standIn.endpoint,
    model: "stand-in",
    key: "none",
    timeoutSeconds: 20,
    maxConcurrent: 4,
    inputPrice: null,
    outputPrice: null,
  },
  means,
);

const known = { own: ["Spring fans", "Winter fans"], foreign: ["Gold", "Lapsed buyers", "高价值客户"] };
const subjects = [
  { kind: "segment" },
  { kind: "drift" },
  { kind: "difference", sides: "only_only" },
  { kind: "difference", sides: "both_only" },
] as const;

const ask = (brief: Brief, locale: Locale) =>
  writeWithModel(prepare(brief, aSetting(locale)), model, { known, smallestGroup: 20 });

describe("a model that lies in 30 % of 1,000 explanations", () => {
  it("gets no lie past the checks, and is not stopped where it is honest", { timeout: 120_000 }, async () => {
    const dice = seededRandom(20_261_126);
    const briefs = fc.sample(arbitraryBrief(subjects), { numRuns: 1_000, seed: 7 });
    const tally = { honest: 0, passed: 0, lies: 0, caught: 0 };
    const slipped: string[] = [];
    const stopped: string[] = [];
    for (const [index, brief] of briefs.entries()) {
      const locale = locales[index % 2] ?? "en";
      const { facts } = prepare(brief, aSetting(locale));
      const honest = honestText(facts, brief.subject, locale, dice);
      const lie: Lie | undefined = dice() < 0.3 ? lies[Math.floor(dice() * lies.length)] : undefined;
      const text = lie && spoiled(honest, lie, locale, dice);
      const isLie = text !== undefined && text.join() !== honest.join();
      // A liar lies again when asked to put it right.
      script = [() => written(text ?? honest), () => written(text ?? honest)];
      const told = await ask(brief, locale);
      if (isLie) {
        tally.lies += 1;
        if (told.kind === "unverified") tally.caught += 1;
        else slipped.push(`${lie}: ${text.join(" ")}`);
      } else {
        tally.honest += 1;
        if (told.kind === "written") tally.passed += 1;
        else stopped.push(honest.join(" "));
      }
    }
    expect(slipped).toEqual([]);
    expect(stopped).toEqual([]);
    expect(tally.lies).toBeGreaterThan(250);
    expect(tally).toMatchObject({ caught: tally.lies, passed: tally.honest });
  });
});

const brief: Brief = {
  subject: { kind: "segment" },
  outcome: "told",
  findings: [
    { kind: "size", unit: "count", value: 120, n: 120 },
    {
      kind: "text",
      about: "country",
      name: "DE",
      unit: "share",
      value: 0.8,
      base: 0.3,
      n: 120,
      baseN: 900,
      effect: 1,
      strength: "large",
      direction: 1,
    },
    {
      kind: "median",
      about: "monetary",
      unit: "money",
      value: 90,
      base: 10,
      n: 12,
      baseN: 900,
      direction: 1,
    },
  ],
  name: "Spring fans",
  versionNo: 1,
  asOf: 0,
  engine: "duckdb",
};
const right = written(["{f2} of members have {f2.name} as their {f2.label}, others {f2.base}."]);
const wrong = written(["Members have {f2.name} twice as often: {f2}."]);

describe("a text that fails", () => {
  it("is asked for anew once, with what is wrong with it", async () => {
    script = [() => wrong, () => right];
    const before = means.calls.length;
    expect(await ask(brief, "en")).toMatchObject({ kind: "written" });
    const [first, second] = means.calls.slice(before);
    expect(first).toMatchObject({ purpose: "explanation", verdict: "rejected" });
    expect(first?.detail).toContain('Sentence 1: "twice" says a number');
    expect(second).toMatchObject({ verdict: "accepted" });
    expect(second?.payload).toContain("says a number");
  });

  it("is given up after the second time, and so is what cannot be read", async () => {
    script = [() => wrong, () => wrong, () => right];
    expect(await ask(brief, "en")).toEqual({ kind: "unverified" });
    script = [() => "I would rather chat.", () => "So would I."];
    expect(await ask(brief, "en")).toEqual({ kind: "unverified" });
  });

  it("rests on no fact that was kept back: figures of too few do not leave the house", async () => {
    const sent = () => standIn.requests.at(-1)?.raw ?? "";
    script = [() => written(["Members spend {f3}."]), () => written(["Members spend {f3}."])];
    expect(await ask(brief, "en")).toEqual({ kind: "unverified" });
    expect(sent()).toContain("f2");
    expect(sent()).not.toContain("spend in all");
  });
});
