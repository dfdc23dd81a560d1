import { expect, it } from "vitest";
import { toJson, toText } from "#lib/bench/report.ts";

const run = {
  name: "preview",
  size: { customers: 10_000, events: 300_000 },
  seed: 1,
  startedAt: new Date("2026-01-01T00:00:00Z"),
  seconds: 12,
  machine: {
    cores: 2,
    cpu: "A processor",
    memoryMib: 8_000,
    freeMemoryMib: 4_000,
    load: 0.5,
    loadAfter: 1.5,
    system: "Linux",
    versions: { node: "24.21.0" },
  },
  result: {
    figures: [
      {
        name: "median",
        title: "the median",
        value: 12.3456,
        unit: "ms",
        limit: { is: "at_most", value: 10 },
      },
      {
        name: "rate",
        title: "a rate",
        value: 5,
        unit: "/s",
        limit: { is: "at_least", value: 4, at: { customers: 1_000_000, events: 30_000_000 } },
      },
      { name: "plain", title: "a figure", value: 7, unit: "MiB" },
    ],
    comparisons: [
      {
        title: "ms by rule",
        columns: ["rule", "ms"],
        rows: [
          ["one", 1.5],
          ["two", null],
        ],
      },
    ],
    notes: ["Something was left out."],
    versions: { postgres: "18" },
  },
} as const;

it("says in JSON which limits hold, and whether they were stated for this size", () => {
  const report = JSON.parse(toJson(run));
  expect(report.figures).toMatchObject([
    { name: "median", value: 12.3, holds: false, isAtLimitSize: true },
    { name: "rate", value: 5, holds: true, isAtLimitSize: false },
    { name: "plain", value: 7 },
  ]);
  expect(report.figures[2]).not.toHaveProperty("holds");
  expect(report.machine.versions).toEqual({ node: "24.21.0", postgres: "18" });
  expect(report.comparisons).toEqual([
    {
      title: "ms by rule",
      rows: [
        { rule: "one", ms: 1.5 },
        { rule: "two", ms: null },
      ],
    },
  ]);
});

it("says the same in text", () => {
  const lines = toText(run).split("\n");
  expect(lines.find((line) => line.startsWith("the median"))).toMatch(/12\.3 ms +≤ 10 ms +NO$/);
  expect(lines.find((line) => line.startsWith("a rate"))).toMatch(/≥ 4 \/s at 1,000,000 \/ 30,000,000 +yes$/);
  expect(lines.find((line) => line.startsWith("two"))).toMatch(/–$/);
  expect(lines).toContain("- Something was left out.");
});
