import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { aSetting } from "#lib/interpretations/testing.ts";

const en = aSetting();
const zh: Setting = { ...en, locale: "zh", currency: "CNY" };

/** Every fourth description of the sets. */
function textsOf(locale: "en" | "zh"): readonly string[] {
  return ["dev", "held-out", "second", "third"].flatMap((name) =>
    readFileSync(`lib/interpretations/cases/${locale}-${name}.jsonl`, "utf8")
      .trim()
      .split("\n")
      .map((line): string => JSON.parse(line).text)
      .filter((_text, index) => index % 4 === 0),
  );
}

describe.each([
  ["en", en, " glorbish "],
  ["zh", zh, "魑魅"],
] as const)("no word is dropped in silence: %s", (locale, setting, nonsense) => {
  it("asks about a word without a meaning wherever it stands", () => {
    const dropped: string[] = [];
    for (const text of textsOf(locale)) {
      if (interpretBuiltIn(text, setting).outcome !== "rule" || /搜|search|["“]/u.test(text)) continue;
      const places = [0, Math.floor(text.length / 2), text.length];
      for (const place of places) {
        // Inside a word it makes another word of it: that is no word put in.
        const at = locale === "en" ? text.indexOf(" ", place) : place;
        const inside = at < 0 ? text.length : at;
        const changed = `${text.slice(0, inside)}${nonsense}${text.slice(inside)}`;
        const answer = interpretBuiltIn(changed, setting);
        if (answer.outcome === "rule") dropped.push(changed);
      }
    }
    expect(dropped).toEqual([]);
  }, 120_000);
});
