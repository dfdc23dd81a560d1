import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { languageCatalogOf } from "#lib/interpretations/catalog.ts";
import { parseMessage } from "#lib/messages/parse.ts";
import type { Message } from "#lib/messages/schema.ts";
import { timeZone } from "#lib/std/time-zone.ts";

const TRAITS = [
  {
    country: "DE",
    city: "Berlin",
    gender: "female",
    loyalty_tier: "gold",
    language: "de",
    email_consent: true,
  },
  {
    country: "FR",
    city: "Paris",
    gender: "male",
    loyalty_tier: "silver",
    language: "fr",
    email_consent: false,
  },
  { country: "AT", city: "Vienna", gender: "female", loyalty_tier: "platinum", language: "en" },
  { country: "CN", city: "上海", gender: "女", loyalty_tier: "金卡", language: "zh" },
];

const ITEMS = [
  { category: "Shoes", brand: "Nike" },
  { category: "Bags", brand: "Puma" },
  { category: "Sneakers", brand: "Adidas" },
  { category: "手机", brand: "华为" },
];

/** A shop of a few customers whose values words can name. */
export function aSetting(changes: Partial<Setting> = {}): Setting {
  return {
    catalog: languageCatalogOf(messages()),
    locale: "en",
    asOf: Date.parse("2026-03-15T12:00:00Z"),
    zone: timeZone("UTC"),
    currency: "USD",
    ...changes,
  };
}

function messages(): readonly Message[] {
  const timestamp = "2026-01-10T10:00:00Z";
  const raw = [
    ...TRAITS.map((traits, index) => ({ type: "identify", userId: `c${index}`, timestamp, traits })),
    ...ITEMS.map((item, index) => ({
      type: "track",
      event: "Order Completed",
      userId: `c${index}`,
      timestamp,
      properties: { total: 50, coupon: "SPRING", products: [{ ...item, price: 50, quantity: 1 }] },
    })),
  ];
  return raw.map((each) => {
    const parsed = parseMessage(each, undefined);
    if (!parsed.ok) throw new Error(parsed.error.message);
    return parsed.value;
  });
}
