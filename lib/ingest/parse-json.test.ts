import { describe, expect, it } from "vitest";
import { parseJson } from "#lib/ingest/parse-json.ts";

describe("parsing JSON", () => {
  it.each([
    ['{"a":9007199254740991}', { a: 9007199254740991 }],
    ['{"a":9007199254740992}', { a: "9007199254740992" }],
    ['{"a":-12345678901234567890}', { a: "-12345678901234567890" }],
    ['{"a":[ 12345678901234567890]}', { a: ["12345678901234567890"] }],
    ['{"a":1234567890123456.5}', { a: 1234567890123456.5 }],
    ['{"a":"x: 12345678901234567890"}', { a: "x: 12345678901234567890" }],
    ['{"a":1e30}', { a: 1e30 }],
    ["12345678901234567890", 12345678901234567000],
    [
      '{"__proto__":{"x":1},"a":12345678901234567890}',
      { ["__proto__"]: { x: 1 }, a: "12345678901234567890" },
    ],
  ])("keeps every digit of a long integer: %s", (text, expected) => {
    const parsed = parseJson(text);
    expect(parsed.ok && JSON.stringify(parsed.value)).toBe(JSON.stringify(expected));
  });

  it.each(["", "{", "[1,]", "nul", "{'a':1}", `[${'"x'}]`])("says what is wrong with %j", (text) => {
    expect(parseJson(text)).toMatchObject({ ok: false, error: expect.stringMatching(/./) });
  });

  it("says so of what is nested beyond reason, long integers or not", () => {
    for (const inner of ["1", "12345678901234567890"]) {
      expect(() => parseJson(`${"[".repeat(200_000)}:${inner}${"]".repeat(200_000)}`)).not.toThrow();
      expect(() => parseJson(`${"[".repeat(200_000)}${inner}${"]".repeat(200_000)}`)).not.toThrow();
    }
  });
});
