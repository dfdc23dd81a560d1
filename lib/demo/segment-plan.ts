import type { Rule } from "#lib/rules/schema.ts";
import type { SegmentContent } from "#lib/segments/schema.ts";

/**
 * A change that the demo's analyst asks for. Times are days before the end of the demo's two years, at least one, the
 * fraction being the time of the working day.
 */
export type PlannedChange = {
  readonly daysBefore: number;
  readonly reason: string;
  readonly rule: Rule;
  readonly comments?: readonly PlannedComment[];
  /** What its admin decided; left out, it still waits (or is stale, once another was approved). */
  readonly decision?: {
    readonly daysBefore: number;
    readonly verdict: "approved" | "rejected";
    readonly note: string;
  };
};

type PlannedComment = {
  readonly daysBefore: number;
  readonly by: "analyst" | "admin";
  readonly body: string;
};

export type PlannedSegment = Omit<SegmentContent, "rule"> & {
  readonly key: string;
  readonly changes: readonly PlannedChange[];
};

/** Begun by the analyst and not proposed yet. */
export const plannedDraft = {
  key: "gift-buyers",
  name: "Gift buyers",
  description: "Bought several watches or bags in the weeks before Christmas last year.",
  labels: { en: "Gift buyers", zh: "送礼买家" },
  daysBefore: 1.1,
  draftRule: ordered({ min: 2, lastDays: 400, where: isIn("Watches", "Bags") }),
};

export const plannedSegments: readonly PlannedSegment[] = [
  {
    key: "vip",
    name: "VIP customers",
    description: "Who spends most with us. They see new collections a day early.",
    labels: { en: "VIP customers", zh: "VIP 客户" },
    changes: [
      approved(212.4, "A first cut for the early-access programme.", topSpenders("monetary", 20)),
      approved(
        131.2,
        "A fifth of all buyers is too many for early access, and half of them have not bought in a year.",
        topSpenders("spend_365d", 10),
        "Agreed with the store team: about one in ten.",
      ),
      {
        daysBefore: 48.3,
        reason: "Early access could be for the top 5 % only, the warehouse says.",
        rule: topSpenders("spend_365d", 5),
        comments: [
          { daysBefore: 47.9, by: "admin", body: "Let us first see what the second order does to it." },
        ],
      },
      approved(
        41.3,
        "One large order does not make a regular: ask for a second one within the year.",
        {
          kind: "all",
          rules: [topSpenders("spend_365d", 10), atLeast("orders_365d", 2)],
        },
        "Yes. Resellers with one bulk order drop out, which is what we want.",
      ),
    ],
  },
  {
    key: "lapsed-buyers",
    name: "Lapsed buyers",
    description: "Bought at least twice, and not for four months. They get the win-back mailing.",
    labels: { en: "Lapsed buyers", zh: "流失买家" },
    changes: [
      approved(188.6, "For the quarterly win-back mailing.", lapsedFor(120)),
      {
        daysBefore: 2.4,
        reason:
          "Most who come back after a win-back mail do so in the fourth month: write to them a month sooner.",
        rule: lapsedFor(90),
        comments: [
          { daysBefore: 1.8, by: "admin", body: "Does the mailing have room for so many more people?" },
          {
            daysBefore: 1.2,
            by: "analyst",
            body: "Yes, the contract has room until the end of the year. After that we would look again.",
          },
        ],
      },
    ],
  },
  {
    key: "cart-abandoners",
    name: "Cart abandoners",
    description: "Put something into the cart in the last two weeks and did not order within a day.",
    labels: { en: "Cart abandoners", zh: "弃购客户" },
    changes: [
      approved(154.8, "For the reminder that goes out a day after the cart was left.", {
        kind: "sequence",
        steps: [
          { event: "product_added" },
          { event: "order_completed", within: { n: 1, unit: "day" }, absent: true },
        ],
        window: { kind: "last", n: 14, unit: "day" },
      }),
    ],
  },
  {
    key: "new-customers",
    name: "New customers",
    description: "Placed their first order in the last 30 days.",
    labels: { en: "New customers", zh: "新客户" },
    changes: [
      approved(201.7, "The welcome series starts from here.", {
        kind: "measure",
        measure: { of: "days_since_first", event: "order_completed" },
        op: "lte",
        value: 30,
      }),
    ],
  },
  {
    key: "sneaker-fans",
    name: "Sneaker fans",
    description: "Ordered sneakers in the last 90 days, or keep looking at them.",
    labels: { en: "Sneaker fans", zh: "运动鞋爱好者" },
    changes: [
      approved(119.5, "For the launches of Norvik and Veloce Nove.", {
        kind: "any",
        rules: [ordered({ min: 1, lastDays: 90, where: isIn("Sneakers") }), viewed(4, 30, "Sneakers")],
      }),
    ],
  },
  {
    key: "discount-hunters",
    name: "Discount hunters",
    description: "At least two orders, most of them with a discount.",
    labels: { en: "Discount hunters", zh: "折扣猎手" },
    changes: [
      approved(97.4, "They should not see full-price campaigns.", {
        kind: "all",
        rules: [atLeast("frequency", 2), atLeast("discount_share", 0.6)],
      }),
      {
        daysBefore: 19.4,
        reason: "Count everybody who uses a discount now and then.",
        rule: { kind: "all", rules: [atLeast("frequency", 2), atLeast("discount_share", 0.3)] },
        decision: {
          daysBefore: 18.8,
          verdict: "rejected",
          note: "That is every second buyer, and full-price campaigns would reach nobody. Is there a middle?",
        },
      },
    ],
  },
  {
    key: "german-repeat-buyers",
    name: "German-speaking repeat buyers",
    description: "Read German and ordered at least twice within a year.",
    labels: { en: "German-speaking repeat buyers", zh: "德语复购客户" },
    changes: [
      approved(83.1, "For the printed catalog, which is in German only.", {
        kind: "all",
        rules: [{ kind: "trait", trait: "language", op: "is", value: ["de"] }, atLeast("orders_365d", 2)],
      }),
    ],
  },
  {
    key: "birthday-soon",
    name: "Birthday in the next 30 days",
    description: "May be written to, and have their birthday soon.",
    labels: { en: "Birthday in the next 30 days", zh: "未来 30 天内过生日" },
    changes: [
      approved(
        74.9,
        "A greeting with a small voucher.",
        {
          kind: "all",
          rules: [
            {
              kind: "trait",
              trait: "birth_date",
              op: "anniversary_within_next",
              value: { n: 30, unit: "day" },
            },
            { kind: "trait", trait: "email_consent", op: "is_true" },
          ],
        },
        "Fine: the date of birth is used for the greeting only.",
      ),
    ],
  },
  {
    key: "frequent-returners",
    name: "Frequent returners",
    description: "At least two orders, and a quarter or more of them sent back.",
    labels: { en: "Frequent returners", zh: "频繁退货客户" },
    changes: [
      approved(66.2, "Service wants to ask them about sizes.", {
        kind: "all",
        rules: [atLeast("frequency", 2), atLeast("refund_share", 0.25)],
      }),
    ],
  },
  {
    key: "quiet-vips",
    name: "VIPs gone quiet",
    description: "VIP customers without an order for six weeks. Their adviser calls them.",
    labels: { en: "VIPs gone quiet", zh: "沉寂的 VIP" },
    changes: [
      approved(36.6, "So that advisers know whom to call.", {
        kind: "all",
        rules: [
          { kind: "segment", segment: "vip" },
          { kind: "measure", measure: { of: "feature", feature: "recency" }, op: "gt", value: 42 },
        ],
      }),
    ],
  },
];

/** Asked for some hours before it was approved. */
function approved(daysBefore: number, reason: string, rule: Rule, note = ""): PlannedChange {
  return {
    daysBefore: daysBefore + 0.7,
    reason,
    rule,
    decision: { daysBefore, verdict: "approved", note },
  };
}

function topSpenders(feature: string, percent: number): Rule {
  return { kind: "rank", measure: { of: "feature", feature }, from: 0, to: percent, unit: "percent" };
}

function atLeast(feature: string, value: number): Rule {
  return { kind: "measure", measure: { of: "feature", feature }, op: "gte", value };
}

function lapsedFor(days: number): Rule {
  return {
    kind: "all",
    rules: [
      atLeast("frequency", 2),
      { kind: "measure", measure: { of: "feature", feature: "recency" }, op: "gt", value: days },
    ],
  };
}

type Where = { property: string; op: "is"; value: string[] }[];

function isIn(...categories: string[]): Where {
  return [{ property: "category", op: "is", value: categories }];
}

function ordered({ min, lastDays, where }: { min: number; lastDays: number; where: Where }): Rule {
  return {
    kind: "measure",
    measure: {
      of: "count",
      event: "order_completed",
      where,
      window: { kind: "last", n: lastDays, unit: "day" },
    },
    op: "gte",
    value: min,
  };
}

function viewed(min: number, lastDays: number, category: string): Rule {
  return {
    kind: "measure",
    measure: {
      of: "count",
      event: "product_viewed",
      where: isIn(category),
      window: { kind: "last", n: lastDays, unit: "day" },
    },
    op: "gte",
    value: min,
  };
}
