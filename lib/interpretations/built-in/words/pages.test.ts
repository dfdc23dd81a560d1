import { describe, expect, it } from "vitest";
import { interpretBuiltIn } from "#lib/interpretations/built-in/interpret.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { languageCatalogOf } from "#lib/interpretations/catalog.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { parseMessage } from "#lib/messages/parse.ts";

const messages = ["/", "/help", "/sale"].map((path, index) => {
  const parsed = parseMessage(
    {
      type: "track",
      event: "Page Viewed",
      userId: `c${index}`,
      timestamp: "2026-01-10T10:00:00Z",
      properties: { path },
    },
    undefined,
  );
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
});
const zh: Setting = {
  ...aSetting(),
  catalog: languageCatalogOf(messages),
  locale: "zh",
  currency: "CNY",
};

describe("pages by their Chinese names", () => {
  it.each([
    ["去帮助页面看过两次以上", "/help", 2],
    ["首页看了3次以上", "/", 3],
    ["看过促销页（/sale）的", "/sale", 1],
    ["活动页/sale访问≥2次", "/sale", 2],
    ["多次进入帮助中心", "/help", undefined],
  ])("%s", (typed, path, value) => {
    const answer = interpretBuiltIn(typed, zh);
    expect(answer).toMatchObject({
      rule: {
        measure: { event: "page_viewed", where: [{ property: "path", op: "is", value: [path] }] },
        op: "gte",
        ...(value !== undefined && { value }),
      },
    });
  });

  it("are asked about where the shop has none", () => {
    expect(interpretBuiltIn("看过新品页的", zh)).toMatchObject({ outcome: "question" });
    expect(interpretBuiltIn("看过帮助页的", { ...aSetting(), locale: "zh" })).toMatchObject({
      outcome: "question",
    });
  });
});
