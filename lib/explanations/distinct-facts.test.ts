import { expect, it } from "vitest";
import { type Brief, prepare, toExplanation } from "#lib/explanations/compose.ts";
import { distinctFacts } from "#lib/explanations/distinct-facts.ts";
import { aSetting } from "#lib/explanations/testing/arbitrary-brief.ts";

it("tells a deed once that several features rest on, and what differs each by itself", () => {
  const share = { unit: "share", value: 1, base: 0.5, n: 120, baseN: 900, direction: 1 } as const;
  const brief: Brief = {
    subject: { kind: "segment" },
    outcome: "told",
    findings: [
      { kind: "has", about: "recency", ...share },
      { kind: "any", about: "frequency", ...share },
      { kind: "any", about: "monetary", ...share, value: 0.9 },
      { kind: "any", about: "views_30d", ...share },
    ],
    name: "Buyers",
    versionNo: 1,
    asOf: 0,
    engine: "duckdb",
  };
  const prepared = prepare(brief, aSetting("en"));
  const { facts } = toExplanation(prepared, [], { kind: "computed", because: null }, null);
  expect(distinctFacts(facts).map(({ id }) => id)).toEqual(["f1", "f3", "f4"]);
});
