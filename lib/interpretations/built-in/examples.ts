import type { LanguageCatalog } from "#lib/interpretations/catalog.ts";

type Values = {
  readonly city: string | undefined;
  readonly country: string | undefined;
  readonly tier: string | undefined;
  readonly categories: readonly string[];
  readonly brand: string | undefined;
  readonly coupon: string | undefined;
  readonly word: string | undefined;
  readonly has: (event: string) => boolean;
  readonly knows: (trait: string) => boolean;
  /** A round amount that many orders of the shop's currency are above. */
  readonly amount: number;
};

type Template = (values: Values) => string | undefined;

/** A sentence, if all that it names is there. */
const said = (sentence: (names: readonly string[]) => string, ...names: readonly (string | undefined)[]) => {
  const known = names.filter((name) => name !== undefined);
  return known.length === names.length ? sentence(known) : undefined;
};

const ENGLISH: readonly Template[] = [
  () => "ordered at least 3 times in the last 90 days",
  ({ city }) => said(([name]) => `customers in ${name} who ordered this year`, city),
  ({ categories: [first, second] }) => said(([a, b]) => `bought ${a} but never ${b}`, first, second),
  ({ amount, country }) =>
    said(([name]) => `spent over ${amount} in the last 12 months and live in ${name}`, country),
  ({ has }) => (has("product_added") ? "added to cart in the last 7 days but did not order" : undefined),
  ({ has, categories: [first] }) =>
    has("product_viewed")
      ? said(([name]) => `viewed ${name} in the last 30 days but did not buy it`, first)
      : undefined,
  ({ tier }) => said(([name]) => `${name} members who have not ordered in 60 days`, tier),
  () => "top 10% by spend in the last 12 months",
  ({ word }) => said(([name]) => `${name} customers`, word),
  ({ brand }) => said(([name]) => `bought ${name} at least twice`, brand),
  ({ coupon }) => said(([name]) => `used the coupon ${name}`, coupon),
  ({ has }) => (has("email_opened") ? "opened an email in the last 30 days but did not order" : undefined),
  () => "first order in the last 60 days",
  ({ knows }) => (knows("birth_date") ? "birthday in the next 14 days" : undefined),
  () => "ordered in 3 of the last 4 quarters",
];

const CHINESE: readonly Template[] = [
  () => "最近90天下单至少3次",
  ({ city }) => said(([name]) => `住在${name}、今年下过单的客户`, city),
  ({ categories: [first, second] }) => said(([a, b]) => `买过${a}但没买过${b}`, first, second),
  ({ amount, country }) => said(([name]) => `最近12个月消费超过${amount}，国家是${name}`, country),
  ({ has }) => (has("product_added") ? "最近7天加购但没有下单" : undefined),
  ({ has, categories: [first] }) =>
    has("product_viewed") ? said(([name]) => `最近30天浏览过${name}但没有购买`, first) : undefined,
  ({ tier }) => said(([name]) => `${name}会员，最近60天没有下单`, tier),
  () => "最近12个月消费前10%",
  ({ word }) => said(([name]) => `${name}客户`, word),
  ({ brand }) => said(([name]) => `买过${name}至少2次`, brand),
  ({ coupon }) => said(([name]) => `用过优惠券${name}`, coupon),
  ({ has }) => (has("email_opened") ? "最近30天打开过邮件但没有下单" : undefined),
  () => "首单在最近60天内",
  ({ knows }) => (knows("birth_date") ? "未来14天内过生日" : undefined),
  () => "最近4个季度中有3个季度下过单",
];

/** Currencies whose small notes are of hundreds or thousands. */
const COARSE = new Set(["CNY", "JPY", "KRW", "INR", "TWD", "HKD", "THB", "RUB", "HUF", "IDR", "VND"]);

/** Descriptions that name what this shop has, the most frequent values first; whether anyone is meant is not known here. */
export function exampleTexts(
  catalog: LanguageCatalog,
  locale: "en" | "zh",
  currency: string,
): readonly string[] {
  const isHan = (text: string) => /\p{Script=Han}/u.test(text);
  const trait = (name: string) => [...(catalog.traits.get(name)?.texts ?? [])][0];
  const orders = catalog.properties.get("order_completed");
  const property = (name: string) => [...(orders?.get(name)?.texts ?? [])];
  const words = catalog.glossary.flatMap((entry) => entry.words);
  const values: Values = {
    city: trait("city"),
    country: countryName(trait("country"), locale),
    tier: trait("loyalty_tier"),
    categories: property("category"),
    brand: property("brand")[0],
    coupon: property("coupon")[0],
    word: words.find((word) => isHan(word) === (locale === "zh")),
    has: (event) => catalog.properties.has(event),
    knows: (name) => catalog.traits.has(name),
    amount: COARSE.has(currency) ? 1_000 : 100,
  };
  const templates = locale === "zh" ? CHINESE : ENGLISH;
  return templates.flatMap((template) => template(values) ?? []);
}

/** "DE" as people say it; other values as they are. */
function countryName(value: string | undefined, locale: string): string | undefined {
  if (value === undefined || !/^[A-Z]{2}$/.test(value)) return value;
  return new Intl.DisplayNames([locale], { type: "region", fallback: "code" }).of(value);
}
