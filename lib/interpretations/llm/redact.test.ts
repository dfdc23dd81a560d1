import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redact } from "#lib/interpretations/llm/redact.ts";

describe("personal data in a description", () => {
  it.each([
    ["like ann.lee+x@shop.example.co.uk does", "like [EMAIL_1] does"],
    ["邮箱是 zhang.san@例子.中国 的客户", "邮箱是 [EMAIL_1] 的客户"],
    ["a＠b.com or c@d.org", "[EMAIL_1] or [EMAIL_2]"],
    ["手机号13812345678的客户", "手机号[PHONE_1]的客户"],
    ["电话 +86 138-1234-5678", "电话 [PHONE_1]"],
    ["手机１３８１２３４５６７８", "手机[PHONE_1]"],
    ["call +49 30 901820 now", "call [PHONE_1] now"],
    ["(415) 555-2671", "[PHONE_1]"],
    ["座机010-62345678", "座机[PHONE_1]"],
    ["身份证11010519491231002X", "身份证[ID_1]"],
    ["card 4111 1111 1111 1111 used", "card [CARD_1] used"],
    ["from 192.168.10.44", "from [IP_1]"],
  ])("%s → %s", (typed, sent) => {
    const { text, restore } = redact(typed);
    expect(text).toBe(sent);
    expect(restore(text).normalize("NFKC")).toBe(typed.normalize("NFKC"));
  });

  it.each([
    "spent over 1,000,000 in the last 365 days",
    "between 2026-01-01 and 2026-03-31",
    "近90天消费超过13800元",
    "110105194912310021 is no identity card",
    "4111 1111 1111 1112 is no card",
    "product 1234567890123",
    "version 1.2.3",
    "300.400.500.600",
  ])("leaves “%s” alone", (typed) => expect(redact(typed)).toMatchObject({ text: typed, count: 0 }));

  it("does not mistake what was typed for a placeholder of its own", () => {
    const typed = "[EMAIL_1] is what a@b.com is";
    const { text, restore } = redact(typed);
    expect(text).toBe("[EMAIL_1] is what [EMAIL_2] is");
    expect(restore(text)).toBe(typed);
  });

  it("is always put back as it was", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.emailAddress(), fc.ipV4(), fc.string()), { maxLength: 5 }),
        (parts) => {
          const typed = parts.join(" ");
          const { text, restore, count } = redact(typed);
          if (count === 0) expect(text).toBe(typed);
          expect(restore(text).normalize("NFKC")).toBe(typed.normalize("NFKC"));
        },
      ),
    );
  });
});
