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
  ])("which days a feast has that begins or ends a time: %s", (text, days) => {
    expect(assumedIn(text)).toContainEqual(expect.objectContaining({ kind: "date", assumed: days }));
  });

  it.each(["average order value over 80", "平均每单在500到1000元之间"])(
    "that a mean is over all time: %s",
    (text) => {
      expect(assumedIn(text).find(({ kind }) => kind === "period")?.alternatives).toHaveLength(2);
    },
  );

  it.each([
    "women in Berlin or men in Paris, and no refund last year",
    "成都的女性或者南京的男性，而且去年没退过货",
    "买过手机或耳机，并且人在深圳的",
  ])("that what comes behind a comma is of both alternatives: %s", (text) => {
    expect(assumedIn(text).find(({ kind }) => kind === "grouping")?.alternatives).toHaveLength(1);
  });
});

it.each(["gold members who have no loyalty tier", "people in Paris whose city is unknown"])(
  "nobody has a value whose trait is missing: %s",
  (text) => {
    expect(answerTo(text)).toMatchObject({
      outcome: "question",
      questions: [expect.objectContaining({ reason: "contradiction" })],
    });
  },
);
