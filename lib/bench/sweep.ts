import { openBenchData } from "#lib/bench/data/open.ts";
import { AS_OF, CATEGORIES } from "#lib/bench/data/shape.ts";
import { benchMoment } from "#lib/bench/moment.ts";
import { PREVIEW_RULES } from "#lib/bench/preview/rules.ts";
import { median } from "#lib/bench/preview/timing.ts";
import type { Bench } from "#lib/bench/schema.ts";
import { boundRowsOf } from "#lib/replica/members.ts";
import { nothingKept } from "#lib/replica/sets.ts";
import { Rule } from "#lib/rules/schema.ts";

const AT = { customers: 1_000_000, events: 30_000_000 };

/** The members of 100 segments at one moment, each by the id of its row, on one state of the data: what a sweep asks the replica. */
export const bench: Bench = {
  run: async (options) => {
    const data = await openBenchData(options);
    const reading = { ...data, kept: nothingKept() };
    const each: number[] = [];
    let members = 0;
    try {
      for (const rule of sweepRules()) {
        const started = performance.now();
        const { rowIds } = await boundRowsOf(reading, rule, benchMoment(AS_OF));
        each.push(performance.now() - started);
        members += rowIds.length;
        if (each.length % 20 === 0) options.say(`${each.length} segments, ${members} members`);
      }
    } finally {
      data.close();
    }
    return {
      figures: [
        {
          name: "sweep_seconds",
          title: `members of ${each.length} segments`,
          value: each.reduce((sum, ms) => sum + ms, 0) / 1000,
          unit: "s",
          limit: { is: "at_most", value: 60, at: AT },
        },
        { name: "sweep_median", title: "of one segment, median", value: median(each), unit: "ms" },
        { name: "sweep_members", title: "members of all of them", value: members, unit: "memberships" },
      ],
      notes: [
        "The evaluation and the ids of the members' rows. What a sweep then does in Postgres, comparing and writing what differs, is not in it.",
      ],
    };
  },
};

/** The rules of the preview and four variants of each: other windows, categories and numbers, so that little is shared. */
export function sweepRules(): readonly Rule[] {
  const rules = Object.values(PREVIEW_RULES);
  return [0, 1, 2, 3, 4].flatMap((variant) => rules.map((rule) => Rule.parse(vary(rule, variant))));
}

function vary(part: unknown, variant: number): unknown {
  if (Array.isArray(part)) return part.map((one) => vary(one, variant));
  if (typeof part !== "object" || part === null) return part;
  const varied = Object.fromEntries(
    Object.entries(part).map(([name, inside]) => [name, vary(inside, variant)]),
  );
  if (varied.kind === "last" && typeof varied.n === "number") varied.n += 5 * variant;
  if (varied.property === "category" && Array.isArray(varied.value)) varied.value = [CATEGORIES[variant]];
  if (varied.kind === "rank" && typeof varied.to === "number") varied.to += variant;
  if (varied.kind === "measure" && typeof varied.value === "number" && varied.value >= 3)
    varied.value += variant;
  return varied;
}
