import type { Setting } from "#lib/interpretations/built-in/setting.ts";
import { languageCatalogOf } from "#lib/interpretations/catalog.ts";
import { aSetting } from "#lib/interpretations/testing.ts";
import { parseMessage } from "#lib/messages/parse.ts";
import type { JsonRecord, Message } from "#lib/messages/schema.ts";
import { timeZone } from "#lib/std/time-zone.ts";

type Values = {
  readonly traits: Readonly<Record<string, readonly (string | boolean)[]>>;
  readonly categories: readonly string[];
  readonly brands: readonly string[];
  readonly coupons: readonly string[];
  readonly queries: readonly string[];
};

const VALUES: Readonly<Record<"en" | "zh", Values>> = {
  en: {
    traits: {
      country: ["FR", "DE", "AT", "JP", "GB", "US", "CA", "IN", "ES", "IT", "CN"],
      city: [
        "Paris",
        "Munich",
        "Berlin",
        "Vienna",
        "Tokyo",
        "London",
        "New York",
        "Boston",
        "Toronto",
        "Madrid",
      ],
      gender: ["female", "male"],
      loyalty_tier: ["bronze", "silver", "gold", "platinum"],
      language: ["en", "fr", "es", "de"],
      birth_date: ["1990-05-04"],
      signed_up_at: ["2023-04-10T02:00:00.000Z"],
      email_consent: [true, false],
    },
    categories: [
      "Shoes",
      "Sneakers",
      "Bags",
      "Laptop Bags",
      "Laptops",
      "Electronics",
      "Coffee",
      "Toys",
      "Dresses",
      "Skincare",
      "Supplements",
    ],
    brands: ["Nike", "Puma", "Adidas", "Acme", "Lumen"],
    coupons: ["SAVE10", "SPRING", "WELCOME"],
    queries: ["running shoes", "laptop bag", "skincare set"],
  },
  zh: {
    traits: {
      country: ["CN"],
      province: ["广东", "北京", "上海", "浙江", "江苏", "四川"],
      city: ["深圳", "北京", "上海", "杭州", "东莞", "南京", "广州", "成都"],
      gender: ["女", "男"],
      loyalty_tier: ["普通", "银卡", "金卡", "钻石"],
      language: ["zh"],
      birth_date: ["1990-05-04"],
      signed_up_at: ["2023-04-10T02:00:00.000Z"],
      email_consent: [true, false],
    },
    categories: ["手机", "耳机", "家电", "美妆", "母婴", "服装", "鞋", "包"],
    brands: ["小米", "苹果", "华为", "耐克", "安踏"],
    coupons: ["会员日", "满减", "新人"],
    queries: ["手机壳", "运动鞋", "婴儿奶粉"],
  },
};

const SETTINGS: Readonly<Record<"en" | "zh", Partial<Setting>>> = {
  en: { locale: "en", zone: timeZone("America/New_York"), currency: "USD" },
  zh: { locale: "zh", zone: timeZone("Asia/Shanghai"), currency: "CNY" },
};

/** A shop that sells many things and records everything customers do, in the language that people there type. */
export function aWholeShop(language: "en" | "zh"): Setting {
  return aSetting({ ...SETTINGS[language], catalog: languageCatalogOf(messagesOf(VALUES[language])) });
}

function messagesOf({ traits, categories, brands, coupons, queries }: Values): readonly Message[] {
  const items = categories.map((category, index) => ({
    product_id: `p${index}`,
    category,
    brand: brands[index % brands.length] ?? "",
    price: 50,
    quantity: 1,
  }));
  return [
    ...Object.entries(traits).flatMap(([name, values]) =>
      values.map((value) => message({ type: "identify", traits: { [name]: value } })),
    ),
    ...items.flatMap((item) => [
      event("order_completed", { order_id: "o1", total: 50, discount: 5, currency: "CNY", products: [item] }),
      event("product_viewed", item),
      event("product_added", item),
    ]),
    ...["mobile", "desktop", "tablet"].map((device) => event("order_completed", { device })),
    ...coupons.flatMap((coupon) => [
      event("order_completed", { coupon }),
      event("coupon_applied", { coupon }),
    ]),
    ...queries.map((query) => event("products_searched", { query })),
    ...["/", "/sale", "/help"].map((path) => event("page_viewed", { path })),
    event("order_refunded", { order_id: "o1", total: 50 }),
    event("checkout_started", { value: 50 }),
    event("email_opened", { campaign: "march" }),
  ];
}

function event(name: string, properties: JsonRecord): Message {
  return message({ type: "track", event: name, properties });
}

function message(content: JsonRecord): Message {
  const parsed = parseMessage({ userId: "c1", timestamp: "2026-01-10T10:00:00Z", ...content }, undefined);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}
