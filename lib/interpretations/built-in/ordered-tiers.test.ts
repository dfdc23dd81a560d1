import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";

const en = aSetting();

/** A shop with these tiers, as the catalog knows them. */
function shopWith(...tiers: string[]) {
  const { catalog } = en;
  const known = catalog.traits.get("loyalty_tier");
  if (!known) throw new Error("The shop of the tests has no tiers");
  const traits = new Map(catalog.traits).set("loyalty_tier", { ...known, texts: new Set(tiers) });
  return { ...en, catalog: { ...catalog, traits } };
}

describe("tiers whose order their names tell", () => {
  it.each([
    ["silver or better", ["silver", "gold"]],
    ["gold and above", ["gold"]],
    ["at least silver tier", ["silver", "gold"]],
    ["above bronze", ["silver", "gold"]],
    ["below gold", ["bronze", "silver"]],
    ["bronze to silver", ["bronze", "silver"]],
  ])("are all that are meant, stated: %s", (text, value) => {
    const answer = interpretBuiltIn(text, shopWith("bronze", "silver", "gold"));
    expect(answer).toMatchObject({ outcome: "rule", rule: { kind: "trait", op: "is", value } });
    expect(answer.outcome === "rule" && answer.assumptions.length).toBe(1);
  });

  it("are asked about where another one has no known place among them", () => {
    expect(interpretBuiltIn("silver or better", shopWith("silver", "gold", "founder")).outcome).toBe(
      "question",
    );
  });

  it("are a list where a plus stands between two of them", () => {
    const answer = interpretBuiltIn("silver + gold members", shopWith("bronze", "silver", "gold"));
    expect(answer).toMatchObject({ outcome: "rule", rule: { value: ["silver", "gold"] } });
  });
});
