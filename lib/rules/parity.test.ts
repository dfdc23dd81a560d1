import { expect, it } from "vitest";
import { CALENDAR_UNITS, UNITS } from "#lib/rules/schema.ts";
import { checkShop, emptyTally } from "#lib/rules/testing/parity.ts";
import { ASKED_PROPERTIES } from "#lib/rules/testing/vocabulary.ts";

const RULES = Number(process.env.TIDELINE_PARITY_RULES ?? 2_400);
const SEED = Number(process.env.TIDELINE_PARITY_SEED ?? 20_260_101);
const RULES_PER_SHOP = 200;

it(`agrees with the in-memory evaluator on ${RULES} random rules (TIDELINE_PARITY_SEED=${SEED})`, {
  timeout: 600_000 + RULES * 200,
}, async () => {
  const tally = emptyTally();
  for (let done = 0; done < RULES; done += RULES_PER_SHOP) {
    await checkShop(SEED + done / RULES_PER_SHOP, Math.min(RULES_PER_SHOP, RULES - done), tally);
  }
  process.stdout.write(
    `parity: ${tally.rules} rules, ${tally.histories} histories, ${tally.splitting} split their shop; ` +
      `seeds ${SEED}…${SEED + Math.ceil(RULES / RULES_PER_SHOP) - 1}\n`,
  );
  expect(tally.histories).toBeGreaterThanOrEqual(300);
  expect(tally.splitting / tally.rules).toBeGreaterThan(0.3);
  expect(expectedKeys().filter((key) => !tally.coverage.has(key))).toEqual([]);
});

/** Every kind, op, window and measure there is, and the combinations that are answered in ways of their own. */
function expectedKeys(): string[] {
  const kinds = "everyone all any not trait measure rank relative sequence segment list".split(" ");
  const ops =
    "is is_not contains starts_with eq neq gt gte lt lte between is_true is_false before after on within within_next anniversary_within_next anniversary_within exists missing".split(
      " ",
    );
  const measures =
    "count sum avg min max distinct days_since_last days_since_first periods share feature".split(" ");
  const windows = "ever last before_last ago calendar between since".split(" ");
  return [
    ...kinds.map((kind) => `kind:${kind}`),
    ...ops.flatMap((op) => [`trait op:${op}`, `filter op:${op}`]),
    ..."eq neq gt gte lt lte between exists missing".split(" ").map((op) => `measure op:${op}`),
    ...measures.map((measure) => `measure:${measure}`),
    ...windows.flatMap((window) => [`window:${window}`, `date window:${window}`]),
    ...ASKED_PROPERTIES.map((property) => `filter on:${property}`),
    ...UNITS.flatMap((unit) => [`trait for:${unit}`, `step within:${unit}`, `periods:rolling:${unit}`]),
    ...CALENDAR_UNITS.map((unit) => `periods:calendar:${unit}`),
    ..."gt gte lt lte".split(" ").flatMap((op) => [`relative:${op}:mean`, `relative:${op}:median`]),
    "rank:percent",
    "rank:customer",
    "only:first",
    "only:last",
    "step:absent",
  ];
}
