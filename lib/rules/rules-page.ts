import { restate } from "#lib/rules/restate.ts";
import { Rule } from "#lib/rules/schema.ts";

const EXAMPLE = /<!-- example (.+) -->\n[\s\S]*?<!-- end -->/g;

/** The page with every example said anew: the rule as JSON, and its words in English and Chinese. */
export function withExamples(page: string): string {
  return page.replace(
    EXAMPLE,
    (_, json: string) => `<!-- example ${json} -->\n${exampleOf(json)}\n<!-- end -->`,
  );
}

function exampleOf(json: string): string {
  const rule = Rule.parse(JSON.parse(json));
  const shop = { timeZone: "Europe/Berlin", currency: "EUR" };
  const words = (["en", "zh"] as const).map((locale) => `> ${restate(rule, { locale, shop }).text}`);
  return ["```json", json, "```", "", words.join("  \n")].join("\n");
}
