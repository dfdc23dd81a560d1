import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ReadingProgress } from "#lib/interpretations/answer-schema.ts";
import { answer, invented, rule, text, words } from "#lib/interpretations/llm/testing-answers.ts";
import { interpretByBoth } from "#lib/interpretations/llm-service.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { memoryMeans } from "#lib/llm/memory-means.ts";
import { openModel } from "#lib/llm/open-model.ts";
import { type Script, type StandIn, startStandIn } from "#lib/llm/testing-stand-in.ts";

const setting = aSetting();
const links = words.map((each) => ({ words: each, means: "one of the conditions of the rule" }));
const right = answer(rule, words, { links });

let standIn: StandIn;
let script: Script = () => ({ kind: "json", value: right });

beforeEach(async () => {
  script = () => ({ kind: "json", value: right });
  standIn = await startStandIn((asked, no) => script(asked, no));
});
afterEach(() => standIn.stop());

function model() {
  const limits = { timeoutSeconds: 5, maxConcurrent: 4, inputPrice: null, outputPrice: null };
  const connection = { endpoint: standIn.endpoint, model: "stand-in", key: undefined, ...limits };
  return { model: openModel(connection, memoryMeans()), entries: [], smallestGroup: 20 };
}

describe("following a reading", () => {
  async function follow(): Promise<string[]> {
    const told: string[] = [];
    const onProgress = ({ stage, repair }: ReadingProgress) => told.push(`${stage} ${repair}`);
    await interpretByBoth(text, setting, { ...model(), onProgress }, async () => false);
    return told;
  }

  it("tells each stage as it is reached, and repairs with their number", async () => {
    expect(await follow()).toEqual(["asked 0", "linking 0", "drafting 0", "checking 0", "comparing 0"]);
    script = (_, no) => ({ kind: "json", value: no === 1 ? { ...invented, links } : right });
    const stages = ["asked", "linking", "drafting", "checking"];
    expect(await follow()).toEqual([
      ...[0, 1].flatMap((no) => stages.map((stage) => `${stage} ${no}`)),
      "comparing 1",
    ]);
  });
});
