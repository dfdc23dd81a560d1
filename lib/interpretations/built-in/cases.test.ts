import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { populationOf } from "#lib/customers/histories.ts";
import { membersOf } from "#lib/customers/reference-engine.ts";
import { builtInFormulas } from "#lib/features/built-in.ts";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { languageCatalogOf } from "#lib/interpretations/catalog.ts";
import { EvalCase } from "#lib/interpretations/eval-case.ts";
import { score } from "#lib/interpretations/score.ts";
import { parseMessage } from "#lib/messages/parse.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { timeZone } from "#lib/std/time-zone.ts";

const shared = resolve(process.env.TIDELINE_SHARED ?? "../shared", "nl-dev");

/** The populations are no part of the project: without them there is nothing to compare members on. */
describe.skipIf(!existsSync(shared))("the descriptions with intended rules", () => {
  it.each(["en", "zh"])(
    "are answered rightly in nine of ten, silently wrong in fewer than one of fifty: %s",
    (language) => {
      const scores = scoresOf(language, `lib/interpretations/cases/${language}-dev.jsonl`);
      const share = (is: (each: (typeof scores)[number]) => boolean) =>
        scores.filter(is).length / scores.length;
      expect(share(({ isRight }) => isRight)).toBeGreaterThan(0.9);
      expect(share(({ isSilentlyWrong }) => isSilentlyWrong)).toBeLessThan(0.02);
    },
    240_000,
  );
});

function scoresOf(language: string, path: string) {
  const lines = gunzipSync(readFileSync(resolve(shared, `population-${language}.ndjson.gz`)))
    .toString("utf8")
    .trim()
    .split("\n");
  const messages = lines.flatMap((line) => {
    const parsed = parseMessage(JSON.parse(line), undefined);
    return parsed.ok ? [parsed.value] : [];
  });
  const catalog = languageCatalogOf(messages);
  const population = populationOf(messages);
  const cases = readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => EvalCase.parse(JSON.parse(line)));
  return cases.map((wanted) => {
    const asOf = Date.parse(wanted.as_of ?? "");
    const zone = timeZone(wanted.time_zone ?? "UTC");
    const customers = population.at(asOf);
    const surroundings = {
      asOf,
      zone,
      formulas: builtInFormulas,
      segmentRule: none,
      listIds: () => new Set<string>(),
    };
    const answer = interpretBuiltIn(wanted.text, {
      catalog,
      asOf,
      zone,
      currency: wanted.currency ?? "USD",
      locale: wanted.locale,
    });
    return score(answer, wanted, (rule) => new Set(membersOf(rule, customers, surroundings)));
  });
}

function none(key: string): Rule {
  throw new Error(`There is no segment ${key}`);
}
