/** What a feature's value is said in. */
export type FeatureUnit = "count" | "days" | "money" | "share" | "years";

const UNITS: Readonly<Record<string, FeatureUnit>> = {
  recency: "days",
  tenure: "days",
  monetary: "money",
  spend_30d: "money",
  spend_90d: "money",
  spend_365d: "money",
  average_order_value: "money",
  discount_share: "share",
  refund_share: "share",
  cart_abandonment_share: "share",
  email_open_share_90d: "share",
  age: "years",
};

export function featureUnit(feature: string): FeatureUnit {
  return (Object.hasOwn(UNITS, feature) ? UNITS[feature] : undefined) ?? "count";
}
