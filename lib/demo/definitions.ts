import type { GlossaryEntryInput } from "#lib/glossary/schema.ts";
import type { Measure, Rule } from "#lib/rules/schema.ts";

const lastYear = { kind: "last", n: 12, unit: "month" } as const;

function atLeast(measure: Measure, value: number): Rule {
  return { kind: "measure", measure, op: "gte", value };
}

/** What the demo shop means by three words that people use. */
export const demoDefinitions: readonly GlossaryEntryInput[] = [
  {
    words: { en: ["loyal"], zh: ["忠实", "忠诚"] },
    rule: atLeast({ of: "count", event: "order_completed", window: lastYear }, 4),
    note: "Agreed with the store team: four orders in a year are one a season.",
  },
  {
    words: { en: ["VIP"], zh: ["贵宾", "VIP"] },
    rule: {
      kind: "any",
      rules: [
        atLeast({ of: "sum", property: "total", event: "order_completed", window: lastYear }, 1_000),
        { kind: "trait", trait: "loyalty_tier", op: "is", value: ["platinum"] },
      ],
    },
    note: "",
  },
  {
    words: { en: ["bargain hunter", "deal seeker"], zh: ["羊毛党"] },
    rule: {
      kind: "all",
      rules: [
        atLeast({ of: "feature", feature: "discount_share" }, 0.6),
        atLeast({ of: "count", event: "order_completed" }, 3),
      ],
    },
    note: "羊毛党：六成以上的订单有折扣，且至少下过3单。",
  },
];
