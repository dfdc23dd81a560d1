import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import { aWholeShop } from "#lib/interpretations/testing-shops.ts";

const shops = { en: aWholeShop("en"), zh: aWholeShop("zh") };

const answerTo = (text: string) => interpretBuiltIn(text, /\p{Script=Han}/u.test(text) ? shops.zh : shops.en);

function assumedIn(text: string) {
  const answer = answerTo(text);
  if (answer.outcome !== "rule") throw new Error(`${text}: ${JSON.stringify(answer)}`);
  return answer.assumptions;
}

describe("what words leave open is stated", () => {
  it.each([
    ["no order since Christmas", "2025-12-25 –"],
    ["bought before Black Friday", "– 2025-11-27"],
    ["去年国庆之后没下过单", "2025-10-08 –"],
    ["bought between Thanksgiving and New Year's Eve", "2025-11-27 – 2025-12-31"],
    ["ordered in February", "2026-02-01 – 2026-02-28"],
  ])("which days a feast or a month without a year has: %s", (text, days) => {
    expect(assumedIn(text)).toContainEqual(expect.objectContaining({ kind: "date", assumed: days }));
  });

  it.each(["average order value over 80", "平均每单在500到1000元之间"])(
    "that a mean is over all time: %s",
    (text) => {
      expect(assumedIn(text).find(({ kind }) => kind === "period")?.alternatives).toHaveLength(2);
    },
  );

  it.each(["打折订单占比不超过两成的顾客", "return rate above 20%"])(
    "that a share is over all time: %s",
    (text) => {
      expect(assumedIn(text).some(({ kind }) => kind === "period")).toBe(true);
    },
  );

  it("that 85后 are born within five years", () => {
    expect(assumedIn("85后的女生").some(({ kind }) => kind === "date")).toBe(true);
    expect(assumedIn("90后的女生").some(({ kind }) => kind === "date")).toBe(false);
  });

  it("with the whole of the words that it stems from", () => {
    const words = assumedIn("men in Berlin and women in Paris").map((each) => each.words);
    expect(words).toEqual(expect.arrayContaining(["men", "women"]));
  });

  it("who had nothing to compare with", () => {
    expect(assumedIn("spent more in the last 90 days than in the 90 days before that")).toContainEqual(
      expect.objectContaining({ kind: "comparison" }),
    );
  });

  it.each([
    "women in Berlin or men in Paris, and no refund last year",
    "成都的女性或者南京的男性，而且去年没退过货",
    "买过手机或耳机，并且人在深圳的",
  ])("that what comes behind a comma is of both alternatives: %s", (text) => {
    expect(assumedIn(text).find(({ kind }) => kind === "grouping")?.alternatives).toHaveLength(1);
  });
});

it.each([
  "gold members who have no loyalty tier",
  "people in Paris whose city is unknown",
  "今年一单没下、但上周买过鞋的",
  "customers in Paris who do not live in Paris",
])(
  "nobody has a value whose trait is missing, or did a thing in a part of a time and not in all of it: %s",
  (text) => {
    expect(answerTo(text)).toMatchObject({
      outcome: "question",
      questions: [expect.objectContaining({ reason: "contradiction" })],
    });
  },
);
