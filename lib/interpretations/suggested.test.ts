import { describe, expect, it } from "vitest";
import { DESCRIPTION_LENGTH } from "#lib/interpretations/answer-schema.ts";
import type { Suggestion } from "#lib/interpretations/built-in/suggest.ts";
import { narrow, take } from "#lib/interpretations/suggested.ts";

const typed = (text: string, cursor = text.length) => ({ text, cursor });
const value = (text: string, from: number, to: number): Suggestion => ({
  from,
  to,
  text,
  kind: "value",
  meaning: `whose city is “${text}”`,
});

describe("suggestions while the next are awaited", () => {
  const before = typed("women in Be");
  const offered = [value("Berlin", 9, 11), value("Bern", 9, 11), value("Beijing", 9, 11)];
  const textsFor = (now: string, cursor?: number) =>
    narrow(offered, before, typed(now, cursor)).map(({ text }) => text);

  it.each([
    ["women in Be", ["Berlin", "Bern", "Beijing"]],
    ["women in ber", ["Berlin", "Bern"]],
    ["women in B", ["Berlin", "Bern", "Beijing"]],
    ["women in Bern", []],
    ["women in ", []],
    ["men in Ber", []],
    ["women in Berx", []],
  ])("narrow to those that go on from: %s", (now, wanted) => {
    expect(textsFor(now)).toEqual(wanted);
  });

  it("end at the cursor, not at the text's end", () => {
    expect(narrow(offered, before, typed("women in Ber who ordered", 12))[0]).toEqual(value("Berlin", 9, 12));
    expect(textsFor("women in Ber who ordered", 16)).toEqual([]);
  });

  it("of the very text are kept, whatever they begin with", () => {
    const word = value("superfan", 9, 11);
    expect(narrow([word], before, before)).toEqual([word]);
  });
});

describe("taking a suggestion", () => {
  it("puts it in the place of what was begun, the cursor behind it", () => {
    const taken = take(typed("women in Ber who ordered", 12), value("Berlin", 9, 12));
    expect(taken).toEqual({ text: "women in Berlin who ordered", cursor: 15 });
    expect(take(typed("住在上"), value("上海", 2, 3))).toEqual({ text: "住在上海", cursor: 4 });
  });

  it("changes nothing where it does not fit", () => {
    const full = typed(`${"x".repeat(DESCRIPTION_LENGTH - 3)}Ber`);
    expect(take(full, value("Berlin", full.text.length - 3, full.text.length))).toEqual(full);
  });
});
