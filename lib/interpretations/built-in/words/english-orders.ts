import {
  type Entry,
  entry,
  filler,
  metric,
  noun,
  pairs,
  verb,
  w,
} from "#lib/interpretations/built-in/words/entry.ts";

/** Orders and money, in English. */
export const englishOrderWords: readonly Entry[] = [
  entry(
    "owners of|owner of|who own|own a|own any|owns a|owns any|tried us|tried us out|tried our shop|tried our store|gave us a try|finish|finishing|buy|buys|buying|bought|buyed|purchased|purchasing|ordered|ordering|shopped|shop|shops|shopping|paid for|got themselves|converted|checked out successfully|check out|checked out|checking out|checks out|completed checkout|completed the checkout|completed their checkout|completed a checkout|complete checkout|complete the checkout|finished checkout|finished the checkout|finished checking out|finish checkout|finalized|went through with it|go through with it|followed through|follow through|complete it|completed it|completing it|complete them|completed them|complete that|complete the process|completed the process|finish it|finished it|finishing it|finished the purchase|finish the purchase|completed the purchase|complete the purchase|completed their purchase|complete their purchase|completed the order|complete the order|picked up|transacted|buyers of|buyer of|purchasers of|purchaser of",
    verb("order_completed"),
  ),
  entry("buyers|buyer|purchasers|purchaser|orderers", verb("order_completed")),
  entry(
    "been ordering|been buying|been shopping|been purchasing|been shopping with us|been ordering from us|been buying from us",
    verb("order_completed"),
  ),
  entry(
    "not been ordering|not been buying|not been shopping|haven't been ordering|haven't been buying|haven't been shopping|hasn't been ordering|hasn't been buying|hasn't been shopping|have not been ordering|have not been buying|has not been ordering|has not been buying",
    { k: "event", events: ["order_completed"], isNegated: true },
  ),
  entry(
    "order came|order came in|order fell|order happened|order took place|order was placed|purchase came|purchase happened|purchase was made|order|orders|purchase|purchases|transaction|transactions|order placed|orders placed|sale|sales|purchases made|completed order|completed orders|conversion|conversions|order count|number of orders|order volume|number of purchases|purchase count|order frequency|frequency|freq|buying frequency|purchase frequency|# of orders|# orders|no. of orders|number of transactions|count of orders",
    noun("order_completed"),
  ),
  entry(
    "put down|monetary|spend|spends|spending|spent|paid|pay|pays|splashed|splashed out|splash out|shelled out|dropped|forked out|spenders|spender|revenue|total spend|total spending|total spent|monetary value|order value total|lifetime spend|lifetime spending|lifetime revenue|cumulative spend|total revenue|gmv|total order value|money spent|amount spent|turnover|overall spend|total purchases value|total purchase amount|total amount spent|spend total|spendings|expenditure",
    { k: "spend" },
  ),
  entry(
    "everything they bought|everything they ordered|everything they purchased|everything they ever bought|everything they ever ordered|all they bought|all they ordered|all they ever bought|all that they bought|all that they ordered|everything bought|everything ordered|everything",
    w("everything"),
  ),
  entry(
    "refunded amount|refund amount|amount refunded|refund total|refund value|refunds total|amount of refunds",
    noun("order_refunded"),
  ),
  entry(
    "paying full price|pay full price|pays full price|paid full price|full price|at full price|full-price|for full price|at the full price",
    {
      k: "filter",
      filters: [{ property: "discount", op: "missing" }],
    },
  ),
  entry(
    "kept buying|kept ordering|kept shopping|keep buying|keep ordering|keep shopping|keeps buying|keeps ordering|continue buying|continue to buy|continued to buy|continues to buy|continue to order|continued to order|continue ordering|continued ordering",
    verb("order_completed"),
  ),
  entry(
    pairs(
      "sent|send|sends|sending|shipped",
      "stuff|things|items|something|it|them|products|anything|an item|a product|goods",
    )
      .split("|")
      .map((what) => `${what} back`)
      .join("|"),
    noun("order_refunded"),
  ),
  entry("net|net of refunds|net of returns|after refunds|minus refunds", w("net")),
  entry("net spend|net spending|net spent|net revenue|net sales", w("net"), { k: "spend" }),
  entry(
    "refunded share of spend|refunded share of revenue|refunded share of their spend|share of spend refunded|share of revenue refunded",
    metric("refund_amount_share"),
  ),
  entry(
    "return|returns|returned|returning|refund|refunds|refunded|sent back|sends back|send back|brought back|return items|asked for a refund|requested a refund|got a refund|got refunds|money back|got their money back|refund request|refund requests",
    noun("order_refunded"),
  ),
  entry(
    "cancel|cancels|canceled|cancelled|canceling|cancelling|cancellation|cancellations|cancelled an order|canceled an order|cancelled orders|canceled orders|order cancellation|order cancellations|cancelled order|canceled order",
    noun("order_cancelled"),
  ),
  entry(
    "pcs|items|item|products|product|pieces|piece|units|articles|article|goods|pair|pairs|pairs of|merchandise|things bought",
    { k: "item" },
    { k: "counter", of: "items" },
  ),
  entry(
    "single order|a single order|one single order|single purchase|a single purchase|single transaction|in one go|at once|one go|one sitting|a single transaction|one checkout|an individual order|individual orders|single orders|single purchases|individual order|individual purchases|single-order|single-orders|one-off order|any one order|any single order|in a single order|in one order|in an order|within one order|within a single order|within an order|on one order|on a single order|per single order|in one and the same order|in one purchase|in the same order|in the same purchase|in the same transaction|in a single purchase|in a single transaction|in one transaction|in one purchase|in a single checkout",
    w("single"),
  ),
  entry(
    "whose only order|whose only purchase|whose sole order|whose sole purchase|whose one order|whose one purchase|their only order|their only purchase|their sole order|their sole purchase|their one order|their one purchase|their one and only order|whose one and only order|the only order|the only purchase",
    w("soleorder"),
  ),
  entry(
    "per order|per purchase|per transaction|each order|every order|every single order|each purchase|every purchase|all orders|all their orders|all of their orders|all purchases|all their purchases|all of their purchases|each of their orders|every one of their orders",
    w("everyorder"),
  ),
  entry(
    "aov|basket average|order average|average order value|average order|avg order value|avg order|average basket|average basket value|average basket size|basket size|average order size|mean order value|avg basket|average ticket|avg. order value|average purchase value|average purchase|average spend per order|average value per order|spend per order|average cart value|average transaction value|average order total|avg order size|average order amount|order value on average|average bill",
    metric("average_order_value"),
  ),
  entry(
    "maximum order total|max order total|biggest order value|biggest order total|largest order total|biggest single purchase|largest single purchase|biggest single transaction|largest single transaction|highest single order|biggest order|largest order|highest order|most expensive order|max order|biggest purchase|largest purchase|largest single order|biggest single order|maximum order value|max order value|highest order value|largest order value|top order|priciest order|biggest ever order|largest transaction|biggest basket|largest basket",
    metric("max_order"),
  ),
  entry(
    "smallest order value|min order value|lowest order total|smallest order total|cheapest purchase|lowest purchase|minimum order total|smallest basket|smallest order|lowest order|cheapest order|min order|smallest purchase|minimum order value|smallest single order|lowest order value|smallest transaction",
    metric("min_order"),
  ),
  entry(
    "order value|order total|order amount|order worth|basket value|purchase value|purchase amount|basket total|order totals|order values|ticket|bill",
    metric("order_value"),
  ),
  entry("worth of|totaling|totalling|adding up to|summing to|totalled|totaled", { k: "spend" }),
  entry("seen", noun("product_viewed"), w("seen")),
  entry(
    "claimed a coupon|claimed coupons|claimed a voucher|collected a coupon|collected coupons|received a coupon|received a voucher|got a coupon|were sent a coupon|were given a coupon|have an unused coupon|has an unused coupon|unused coupons|unused coupon",
    { k: "vague", vague: "coupon_claimed" },
  ),
  entry("spent big|spends big|spend big|splurged|splurge|splurges", w("topspend")),
  entry("heard from|hear from|heard of|heard anything from", noun("*")),
  entry(
    "come back|came back|comes back|coming back|been back|returned to us|return to us",
    verb("order_completed"),
    w("back"),
  ),
  entry(
    "event of any kind|events of any kind|any event|any events|event|events|activity|activities|any activity|do anything|does anything|doing anything|any action|any actions|activity of any kind|any kind of activity|interaction|interactions|did anything|done anything|did something|interacted",
    noun("*"),
  ),
  entry(
    "did nothing|done nothing|do nothing|does nothing|doing nothing|did nothing at all|done nothing at all",
    {
      k: "event",
      events: ["*"],
      noun: true,
      isNegated: true,
    },
  ),
  entry("price|prices|priced|costing|cost|costs|worth|valued|retailing|price tag|unit price", w("price")),
  entry(
    "refund rate|return rate|refund share|return share|refund ratio|return ratio|share of returns|share of refunds|share of orders refunded|share of orders returned|returns rate|rate of returns",
    metric("refund_share"),
  ),
  entry(
    "discount share|discount rate|discounted share|share of discounted orders|share of orders with a discount|discount ratio|share of orders with discount|discount usage rate",
    metric("discount_share"),
  ),
  entry(
    "open rate|email open rate|e-mail open rate|email opens rate|open share|email open share|opening rate",
    metric("email_open_share"),
  ),
  entry(
    "cart abandonment rate|abandonment rate|cart abandonment share|cart abandonment|abandon rate|checkout abandonment rate",
    metric("cart_abandonment_share"),
  ),
  entry(
    "days since last order|days since last purchase|recency|days since the last order|days since their last order|days since the last purchase|days since their last purchase|time since last order|time since last purchase|time since the last order",
    metric("recency"),
  ),
  entry("tenure|customer age|account age|relationship length", metric("tenure")),
  entry("lifetime value|ltv|clv|customer lifetime value|life time value|cltv", metric("lifetime_value")),
  entry(
    "different categories|distinct categories|unique categories|product categories|categories|category",
    metric("categories"),
    w("category"),
  ),
  entry(
    "different campaigns|distinct campaigns|unique campaigns|different email campaigns",
    metric("campaigns"),
  ),
  entry(
    "different coupons|different coupon codes|different codes|distinct coupons|distinct coupon codes|different vouchers|different promo codes|different discount codes|unique coupons|unique codes",
    metric("coupons"),
  ),
  entry(
    "different devices|distinct devices|devices|device types|different device types|kinds of devices",
    metric("devices"),
  ),
  entry("different brands|distinct brands|unique brands|brands", metric("brands"), w("brand")),
  entry(
    "different products|distinct products|unique products|different items|distinct items|unique items",
    metric("products"),
  ),
  entry("brand|make|label", w("brand"), filler),
];
