import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aSetting } from "#lib/interpretations/testing.ts";

const en = aSetting();

function readingOf(text: string) {
  const answer = interpretBuiltIn(text, en);
  if (answer.outcome !== "rule") throw new Error(JSON.stringify(answer));
  return answer;
}

/** As of 15 March 2026. */
describe("what a description says of its maker's reasons", () => {
  const plain = readingOf("women in Berlin who bought shoes").rule;

  it.each([
    "women in Berlin who bought shoes, because we want to win them back",
    "women in Berlin who bought shoes so we can send them a 20% coupon",
    "women in Berlin who bought shoes, so that they get a discount",
    "women in Berlin who bought shoes - in order to thank them",
    "women in Berlin who bought shoes, to win them back",
    "For our spring campaign, women in Berlin who bought shoes",
    "women in Berlin who bought shoes, for the March newsletter.",
    "women in Berlin who bought shoes, as they get their own mailing",
    "women in Berlin who bought shoes, regardless of how often",
    "We'd love to thank women in Berlin who bought shoes",
    "So I was thinking, women in Berlin who bought shoes",
    "I'd like to reach out to women in Berlin who bought shoes",
  ])("is no condition: %s", (text) => {
    expect(readingOf(text).rule).toEqual(plain);
  });

  it("is shown as passed over", () => {
    const { coverage, assumptions } = readingOf("ordered twice, so we can offer them a coupon");
    expect(coverage).toContainEqual({
      words: "so we can offer them a coupon",
      span: { from: 15, to: 44 },
      role: "filler",
      paths: [],
    });
    expect(assumptions[0]?.words).toBe("ordered twice");
  });

  it.each([
    "bought shoes because we want to win back people who never ordered bags",
    "bought shoes because they ordered twice",
    "bought shoes whether or not they live in Berlin and ordered twice",
    "bought shoes, to send them to friends",
    "used a coupon for our spring campaign",
  ])("is asked about where it may say who is meant: %s", (text) => {
    expect(interpretBuiltIn(text, en).outcome).toBe("question");
  });

  it.each(["bought shoes so we can target Berlin", "bought shoes so we can email those who live in Berlin"])(
    "leaves no place unsaid: %s",
    (text) => {
      expect(readingOf(text).restatement).toContain("Berlin");
    },
  );
});

describe("spoken words", () => {
  it.each([
    [
      "at least half of what they spend goes on shoes",
      "Customers whose share of (total spend over all time counting only items where category is “Shoes”) in (total spend over all time) is at least 50 %",
    ],
    [
      "more than 40% of their revenue comes from Nike",
      "Customers whose share of (total spend over all time counting only items where brand is “Nike”) in (total spend over all time) is more than 40 %",
    ],
    ["no purchase 60d", "Customers who never ordered in the last 60 days"],
    [
      "no order 3 months, spent over 100",
      "Customers who never ordered in the last 3 months, and who spent more than $100 over all time",
    ],
    [
      "bought shoes, 30d",
      "Customers who ordered at least once in the last 30 days where category is “Shoes”",
    ],
    [
      "started checkout twice this week without finishing an order",
      "Customers who started a checkout at least 2 times this week, and who never ordered this week",
    ],
    ["ordered a couple of times this month", "Customers who ordered at least 2 times this month"],
    [
      "bought shoes, as long as they live in Berlin",
      "Customers who ordered at least once where category is “Shoes”, and whose city is “Berlin”",
    ],
  ])("are read: %s", (text, restatement) => {
    expect(readingOf(text).restatement).toBe(restatement);
  });

  it("behind a reason stays a condition", () => {
    const { restatement } = readingOf("bought shoes so we can thank them and spent over 100");
    expect(restatement).toContain("more than $100");
  });

  it("in front of a colon name nobody away: a place beside the vague word stays", () => {
    expect(readingOf("new customers in Berlin: first order in the last 45 days").restatement).toContain(
      "Berlin",
    );
  });
});

describe("slips in small words", () => {
  it.each([
    ["teh customers who orderd moer than twice in february", "ordered more than twice in february"],
    ["ppl frm Berlin who spnt 100+ last mnth", "people from Berlin who spent 100+ last month"],
    [
      "costumers wich bougt shoes at leats 2 tiems in the lsat 30 dyas",
      "bought shoes at least 2 times in the last 30 days",
    ],
  ])("are put right: %s", (slipped, meant) => {
    expect(readingOf(slipped).rule).toEqual(readingOf(meant).rule);
  });

  it("are shown, where they stand in what was typed", () => {
    expect(readingOf("ordered moer than twice this year").assumptions).toContainEqual({
      id: "spelling:8",
      kind: "spelling",
      words: "moer",
      span: { from: 8, to: 12 },
      assumed: "moer → more",
      alternatives: [],
    });
  });

  it("stay in what was searched for", () => {
    expect(readingOf('searched for "teh"').restatement).toContain("“teh”");
  });
});

describe("what is said once for several", () => {
  it.each([
    [
      "no site visit, no order, no email open for 3 months",
      "Customers who never viewed a page in the last 3 months, and who never ordered in the last 3 months, and who never opened an email in the last 3 months",
    ],
    [
      "ordered last year and again this year",
      "Customers who ordered at least once last year, and who ordered at least once this year",
    ],
    [
      "2-5 orders, all of them in shoes",
      "Customers who ordered between 2 and 5 times inclusive over all time, and whose share of (number of orders over all time where category is “Shoes”) in (number of orders over all time) is at least 100 %",
    ],
  ])("holds for each: %s", (text, restatement) => {
    expect(readingOf(text).restatement).toBe(restatement);
  });

  it("with the last one alone as the alternative", () => {
    expect(readingOf("no site visit and no order for 3 months").assumptions).toMatchObject([
      { words: "for 3 months", alternatives: [{ label: "the time holds for the last part only" }] },
    ]);
  });

  it.each(["bought shoes and again", "bought shoes again", "ordered between 2 and 3 times, give or take"])(
    "is asked about where nothing says what: %s",
    (text) => {
      expect(interpretBuiltIn(text, en).outcome).toBe("question");
    },
  );
});

describe("short forms", () => {
  it.each([
    [
      "ordered Monday - Friday",
      "Customers who ordered at least once where the weekday is from Monday to Friday",
    ],
    [
      "male, 30s, in Berlin",
      "Customers (whose gender is “male”, and whose age is between 30 years and 39 years inclusive), and whose city is “Berlin”",
    ],
    ["no purchase since more than half a year", "Customers who never ordered in the last 6 months"],
    ["spent 200 give or take", "Customers who spent between $180 and $220 inclusive over all time"],
    [
      "birthday next month, email ok",
      "Customers whose birth date has its anniversary next month, and whose email consent is true",
    ],
    ["loyal customers — 3 orders or more", "Customers who ordered at least 3 times over all time"],
    ["spent $20 - $30", "Customers who spent between $20 and $30 inclusive over all time"],
  ])("are read: %s", (text, restatement) => {
    expect(readingOf(text).restatement).toBe(restatement);
  });
});

describe("before a time in which nothing happened", () => {
  it.each([
    [
      "hasn't ordered for 45 days but did order before",
      "Customers who never ordered in the last 45 days, and who ordered at least once more than 45 days ago",
    ],
    [
      "no order in 60 days but opened an email before that",
      "Customers who never ordered in the last 60 days, and who opened an email at least once more than 60 days ago",
    ],
    [
      "hasn't ordered for 45 days but did order in the 45 days before that",
      "Customers who never ordered in the last 45 days, and who ordered at least once between 90 days and 45 days ago",
    ],
  ])("is earlier than that time: %s", (text, restatement) => {
    expect(readingOf(text).restatement).toBe(restatement);
  });

  it.each(["bought shoes before", "hasn't ordered for 2 months but did order in the 45 days before that"])(
    "is asked about without it: %s",
    (text) => {
      expect(interpretBuiltIn(text, en).outcome).toBe("question");
    },
  );
});

describe("words that decide", () => {
  it.each([
    ["always pays with a coupon", "is at least 100 %"],
    ["always shops on weekends", "is at least 100 %"],
    ["the middle 50% by spend", "between the top 25 % and the top 75 % by total spend"],
    [
      "between the ages of 18 and 24, or over 60",
      "between 18 years and 24 years inclusive, or whose age is more than 60 years",
    ],
    ["no loyalty tier on file", "Customers whose loyalty tier is missing"],
    [
      "paid with a coupon on at least 30% of orders",
      "share of (number of orders over all time where coupon is known)",
    ],
    ["women who haven't got a tier", "whose loyalty tier is missing"],
    ["spent over 300 this year AND email consent = true", "whose email consent is true"],
    ["used a coupon at checkout", "Customers who used a coupon at least once"],
  ])("are read: %s", (text, part) => {
    expect(readingOf(text).restatement).toContain(part);
  });

  it.each(["women at checkout", "birthday = true", "prefer Adidas to Nike"])(
    "are asked about where they fit nothing: %s",
    (text) => {
      expect(interpretBuiltIn(text, en).outcome).toBe("question");
    },
  );
});

describe("a word that is explained behind it", () => {
  it.each([
    [
      "new customers, meaning first purchase within the past 45 days",
      "Customers whose very first order was in the last 45 days",
    ],
    ["big spenders, defined as spending over 500 this year", "Customers who spent more than $500 this year"],
    [
      "new customers i.e. first purchase within 45 days, in Berlin",
      "Customers whose very first order was in the last 45 days, and whose city is “Berlin”",
    ],
  ])("is what the explanation says: %s", (text, restatement) => {
    const answer = readingOf(text);
    expect(answer.restatement).toBe(restatement);
    expect(answer.assumptions[0]?.alternatives).toHaveLength(1);
  });
});

describe("unless", () => {
  it("is an exception", () => {
    const text = "women who bought shoes this year, unless they live in Berlin";
    expect(readingOf(text).rule).toEqual(
      readingOf("women who bought shoes this year, except those who live in Berlin").rule,
    );
  });

  it.each([
    "bought shoes, except those in Berlin, unless they are gold",
    "never ordered unless they live in Berlin",
  ])("is asked about behind another one or a negation: %s", (text) => {
    expect(interpretBuiltIn(text, en).outcome).toBe("question");
  });
});
