import { describe, expect, it } from "vitest";
import { daysOfFestival } from "#lib/interpretations/built-in/festivals.ts";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";

describe("seasons and festivals by the moon", () => {
  it.each([
    ["spring", 2026, "2026-03-01", "2026-05-31"],
    ["summer", 2025, "2025-06-01", "2025-08-31"],
    ["autumn", 2025, "2025-09-01", "2025-11-30"],
    ["winter", 2023, "2023-12-01", "2024-02-29"],
    ["qingming", 2025, "2025-04-04", "2025-04-04"],
    ["lunar_new_year_eve", 2026, "2026-02-16", "2026-02-16"],
    ["lantern", 2026, "2026-03-03", "2026-03-03"],
  ])("%s of %d", (name, year, from, to) => {
    expect(daysOfFestival(name, year)).toEqual({ from, to });
  });

  it("are stated with their days", () => {
    const answer = interpretBuiltIn("去年冬天买过手机，今年春天还没买", { ...aSetting(), locale: "zh" });
    expect(answer).toMatchObject({ outcome: "rule" });
    if (answer.outcome !== "rule") return;
    const told = answer.assumptions.map(({ words, assumed }) => `${words} ${assumed}`).join("\n");
    expect(told).toContain("去年冬天 2025-12-01 – 2026-02-28");
    expect(told).toContain("今年春天 2026-03-01 – 2026-05-31");
  });
});
