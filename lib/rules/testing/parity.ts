import fc from "fast-check";
import { type Engine, referenceEngine, type Surroundings } from "#lib/customers/reference-engine.ts";
import { messagesOf } from "#lib/customers/testing.ts";
import { BUILT_IN_FEATURES, builtInFormulas } from "#lib/features/built-in.ts";
import type { Message } from "#lib/messages/schema.ts";
import { duckdbEngine } from "#lib/replica/engine.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { arbitraryRule } from "#lib/rules/testing/arbitrary-rule.ts";
import { type ArbitraryShop, arbitraryShop } from "#lib/rules/testing/arbitrary-shop.ts";
import { type Coverage, cover } from "#lib/rules/testing/coverage.ts";
import { EVENTS, LISTS, SEGMENTS, TRAITS } from "#lib/rules/testing/vocabulary.ts";
import { validateRule } from "#lib/rules/validate.ts";

export type Tally = {
  readonly coverage: Coverage;
  rules: number;
  histories: number;
  /** Rules that some, but not all customers meet. */
  splitting: number;
};

export function emptyTally(): Tally {
  return { coverage: new Map(), rules: 0, histories: 0, splitting: 0 };
}

/**
 * Holds the two engines to each other on one random shop: its members by any random rule at any of its moments are the
 * same. On a difference it throws with the seed, the smallest rule found and the members that differ.
 */
export async function checkShop(seed: number, rules: number, tally: Tally): Promise<void> {
  const [shop] = fc.sample(arbitraryShop, { numRuns: 1, seed });
  if (!shop) throw new Error("No shop was made");
  const messages = messagesOf(shop.raws.map((raw) => ({ ...raw })));
  const segments = segmentsOf(shop, seed);
  const surroundings: Surroundings = {
    zone: shop.zone,
    formulas: builtInFormulas,
    segmentRule: (key) => segments.get(key) ?? { kind: "everyone" },
    listIds: (key) =>
      new Set(LISTS.includes(key as (typeof LISTS)[number]) ? shop.lists[key as (typeof LISTS)[number]] : []),
  };
  const reference = referenceEngine(messages, surroundings);
  // In every other shop all measures are grouped by the query, as those of very many rows are.
  const duckdb = await duckdbEngine(messages, surroundings, seed % 2 === 0 ? undefined : 0);
  const sizes = new Map<number, number>();
  for (const asOf of shop.asOfs)
    sizes.set(asOf, (await reference.members({ kind: "everyone" }, asOf)).length);
  tally.histories += Math.max(...sizes.values());
  try {
    await fc.assert(
      fc.asyncProperty(arbitraryRule(shop), fc.constantFrom(...shop.asOfs), async (rule, asOf) => {
        assertValid(rule, segments);
        const size = await agreedSize(reference, duckdb, rule, asOf);
        tally.rules += 1;
        if (size > 0 && size < (sizes.get(asOf) ?? 0)) tally.splitting += 1;
        cover(rule, tally.coverage);
      }),
      { numRuns: rules, seed },
    );
  } catch (error) {
    throw new Error(`Shop of seed ${seed}, ${shop.zone.id}, ${messages.length} messages`, { cause: error });
  } finally {
    await duckdb.close();
  }
}

/** For looking into a difference: what a seed's shop is made of. */
export function shopOf(seed: number): { shop: ArbitraryShop; messages: readonly Message[] } {
  const [shop] = fc.sample(arbitraryShop, { numRuns: 1, seed });
  if (!shop) throw new Error("No shop was made");
  return { shop, messages: messagesOf(shop.raws.map((raw) => ({ ...raw }))) };
}

/** Random rules about a shop that refer to no segments. */
export function arbitraryRulesOf(shop: ArbitraryShop, seed: number, count: number): readonly Rule[] {
  return fc.sample(arbitraryRule(shop, []), { numRuns: count, seed });
}

async function agreedSize(reference: Engine, duckdb: Engine, rule: Rule, asOf: number): Promise<number> {
  const expected = await reference.members(rule, asOf);
  const found = await duckdb.members(rule, asOf);
  const [wanted, got] = [new Set(expected), new Set(found)];
  const missing = expected.filter((id) => !got.has(id));
  const extra = found.filter((id) => !wanted.has(id));
  if (missing.length + extra.length > 0 || expected.join("\n") !== found.join("\n")) {
    throw new Error(
      `At ${new Date(asOf).toISOString()} ${JSON.stringify(rule)}: reference ${expected.length}, DuckDB ${found.length} members; ` +
        `only reference [${missing.join(", ")}], only DuckDB [${extra.join(", ")}]`,
    );
  }
  return expected.length;
}

function segmentsOf(shop: ArbitraryShop, seed: number): ReadonlyMap<string, Rule> {
  const [simple, mixed] = fc.sample(arbitraryRule(shop, []), { numRuns: 2, seed });
  if (!simple || !mixed) throw new Error("No segments were made");
  const [first, second, nested] = SEGMENTS;
  return new Map<string, Rule>([
    [first, simple],
    [second, mixed],
    [
      nested,
      {
        kind: "any",
        rules: [
          { kind: "segment", segment: first },
          { kind: "not", rule: { kind: "segment", segment: second } },
        ],
      },
    ],
  ]);
}

function assertValid(rule: Rule, segments: ReadonlyMap<string, Rule>): void {
  const known =
    <T extends string>(names: readonly T[]) =>
    (name: string) =>
      names.some((one) => one === name);
  const valid = validateRule(rule, {
    hasEvent: known(EVENTS),
    hasTrait: known(TRAITS),
    hasFeature: known(BUILT_IN_FEATURES),
    hasList: known(LISTS),
    segmentRule: (key) => segments.get(key),
  });
  if (!valid.ok) throw new Error(`${JSON.stringify(rule)}: ${JSON.stringify(valid.error)}`);
}
