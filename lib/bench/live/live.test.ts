import { expect, it } from "vitest";
import { liveMessage } from "#lib/bench/live/messages.ts";
import { liveRules } from "#lib/bench/live/rules.ts";
import { catalogOf } from "#lib/catalog/from-messages.ts";
import { messagesOf } from "#lib/customers/testing.ts";
import { diceFor } from "#lib/demo/random.ts";
import { BUILT_IN_FEATURES } from "#lib/features/built-in.ts";
import { toCanonical } from "#lib/rules/canonical.ts";
import { stableJson } from "#lib/rules/stable-json.ts";
import { validateRule } from "#lib/rules/validate.ts";

it("keeps segments that are valid and all different", () => {
  const rules = liveRules(100);
  const { events, traits } = catalogOf([]);
  const catalog = {
    hasEvent: (name: string) => events.has(name),
    hasTrait: (name: string) => traits.has(name),
    hasFeature: (name: string) => BUILT_IN_FEATURES.includes(name),
    hasList: () => false,
    segmentRule: (key: string) => rules.get(key),
  };
  for (const [key, rule] of rules)
    expect([key, validateRule(rule, catalog)]).toMatchObject([key, { ok: true }]);
  expect(new Set([...rules.values()].map((rule) => stableJson(toCanonical(rule)))).size).toBe(100);
});

it("sends messages that are read, of known customers and of new ones", () => {
  const dice = diceFor("live");
  const at = "2026-05-01T00:00:00Z";
  const raws = Array.from({ length: 1_000 }, (_, index) => ({
    ...liveMessage(dice, 100, `m${index}`),
    timestamp: at,
  }));
  const messages = messagesOf(raws);
  const kinds = new Set(messages.map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(["event", "traits"]));
  const known = messages.filter(({ userId }) => userId?.startsWith("u"));
  expect(known.length).toBeGreaterThan(900);
  expect(known.length).toBeLessThan(1_000);
});
