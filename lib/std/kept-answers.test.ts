import { expect, it } from "vitest";
import { keptAnswers } from "#lib/std/kept-answers.ts";

function shop({ isDear }: { isDear: boolean }) {
  let clock = 0;
  let finds = 0;
  const answers = keptAnswers<number>(
    () => isDear,
    () => clock,
  );
  const ask = (key = "a") =>
    answers(key, async () => {
      finds += 1;
      clock += 100;
      return finds;
    });
  return { ask, pass: (ms: number) => (clock += ms) };
}

it("gives what was dear to find again for twenty times as long as that took", async () => {
  const { ask, pass } = shop({ isDear: true });
  expect(await ask()).toBe(1);
  pass(1_999);
  expect(await ask()).toBe(1);
  expect(await ask("b")).toBe(2);
  pass(1);
  // By then both are old, and each is found anew once.
  pass(2_000);
  expect(await Promise.all([ask(), ask(), ask("b")])).toEqual([3, 3, 4]);
});

it("finds anything else each time", async () => {
  const { ask } = shop({ isDear: false });
  expect([await ask(), await ask()]).toEqual([1, 2]);
});

it("keeps no failure", async () => {
  const answers = keptAnswers<string>(
    () => true,
    () => 0,
  );
  const failing = () => Promise.reject(new Error("gone"));
  await expect(answers("a", failing)).rejects.toThrow("gone");
  expect(await answers("a", async () => "there")).toBe("there");
});
