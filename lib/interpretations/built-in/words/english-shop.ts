// biome-ignore-all lint/style/noExcessiveLinesPerFile: a table of words
import {
  after,
  type Entry,
  entry,
  filler,
  metric,
  noun,
  verb,
  w,
} from "#lib/interpretations/built-in/words/entry.ts";

/** What customers do and are, in English: orders, money, browsing, mail, consent, rank, traits. */
export const englishShopWords: readonly Entry[] = [
  // Orders and money
  entry(
    "buy|buys|buying|bought|buyed|purchased|purchasing|ordered|ordering|shopped|shop|shops|shopping|paid for|got themselves|acquired|converted|checked out successfully|check out|checked out|checking out|checks out|completed checkout|completed the checkout|completed their checkout|completed a checkout|complete checkout|complete the checkout|finished checkout|finished the checkout|finished checking out|finish checkout|finalized|went through with it|go through with it|followed through|follow through|finished the purchase|finish the purchase|completed the purchase|complete the purchase|completed their purchase|complete their purchase|completed the order|complete the order|picked up|transacted|buyers of|buyer of|purchasers of|purchaser of",
    verb("order_completed"),
  ),
  entry("buyers|buyer|purchasers|purchaser|orderers", verb("order_completed")),
  entry(
    "order came|order came in|order fell|order happened|order took place|order was placed|purchase came|purchase happened|purchase was made|order|orders|purchase|purchases|transaction|transactions|order placed|orders placed|sale|sales|purchases made|completed order|completed orders|conversion|conversions|order count|number of orders|order volume|number of purchases|purchase count|order frequency|purchase frequency|# of orders|# orders|no. of orders|number of transactions|count of orders",
    noun("order_completed"),
  ),
  entry(
    "spend|spends|spending|spent|paid|pay|pays|splashed|shelled out|dropped|forked out|spenders|spender|revenue|total spend|total spending|total spent|monetary value|order value total|lifetime spend|lifetime spending|lifetime revenue|cumulative spend|total revenue|gmv|total order value|money spent|amount spent|turnover|overall spend|total purchases value|total purchase amount|total amount spent|spend total|spendings|expenditure",
    { k: "spend" },
  ),
  entry("net|net of refunds|net of returns|net spend|net spending|after refunds|minus refunds", w("net")),
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
    "single order|a single order|one single order|single purchase|a single purchase|single transaction|in one go|at once|one go|one sitting|a single transaction|one checkout|an individual order|individual orders|single orders|single purchases|individual order|individual purchases|single-order|single-orders|one-off order|any one order|any single order|in a single order|in one order|in the same order|in the same purchase|in the same transaction|in a single purchase|in a single transaction|in one transaction|in one purchase|in a single checkout",
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
    "aov|average order value|average order|avg order value|avg order|average basket|average basket value|average basket size|basket size|average order size|mean order value|avg basket|average ticket|avg. order value|average purchase value|average purchase|average spend per order|average value per order|spend per order|average cart value|average transaction value|average order total|avg order size|average order amount|order value on average|average bill",
    metric("average_order_value"),
  ),
  entry(
    "biggest single purchase|largest single purchase|biggest single transaction|largest single transaction|highest single order|biggest order|largest order|highest order|most expensive order|max order|biggest purchase|largest purchase|largest single order|biggest single order|maximum order value|max order value|highest order value|largest order value|top order|priciest order|biggest ever order|largest transaction|biggest basket|largest basket",
    metric("max_order"),
  ),
  entry(
    "smallest order|lowest order|cheapest order|min order|smallest purchase|minimum order value|smallest single order|lowest order value|smallest transaction",
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
    "activity|activities|any activity|do anything|does anything|doing anything|any action|any actions|activity of any kind|any kind of activity|interaction|interactions|did anything|done anything|did something|interacted",
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
  entry("different brands|distinct brands|unique brands|brands", metric("brands"), w("brand")),
  entry(
    "different products|distinct products|unique products|different items|distinct items|unique items",
    metric("products"),
  ),
  entry("brand|make|label", w("brand"), filler),
  // Browsing
  entry(
    "viewed|view|views|viewing|browsed|browse|browses|browsing|looked at|look at|looking at|looks at|product views|product view|viewed products|viewed a product|viewed product|viewed items|viewed an item|product page views|checked out the product|saw|views of|item views|pdp views",
    noun("product_viewed"),
  ),
  entry(
    "visited|visit|visits|visiting|came to the site|came by|came to our site|page views|pageviews|page view|site visits|website visits|site visit|website visit|visitors|visitor|viewed pages|viewed a page|viewed the page|browsed the site|on-site visits|came to the website|landed on|hit the site|dropped by",
    noun("page_viewed"),
  ),
  entry(
    "the site|the website|our site|our website|the shop|the store|our shop|our store|site|website|store|web shop|webshop|the web|online|page|pages|the page",
    w("site"),
    filler,
  ),
  entry("sessions|session|logged in|log in|logins|login|started a session", noun("session_started")),
  entry("opened the app|app opens|app screens|screen views|viewed screens|app users", noun("screen_viewed")),
  entry(
    "added to cart|added to basket|added to bag|add to cart|adds to cart|add-to-cart|add-to-carts|add to carts|cart adds|cart additions|cart add|carted|carting|added to their cart|added to the cart|added to their basket|added to the basket|added something to cart|added something to their cart|added anything to cart|added items to cart|added items to their cart|added products to cart|added an item to cart|added an item to their cart|added a product to cart|atc|put in cart|put in the cart|put in their cart|put something in the cart|put something in their cart|added|add|adds|adding|put|cart additions of|added to carts|added stuff to cart|basket adds|filled a cart|filled their cart|put things in their cart",
    noun("product_added"),
  ),
  entry(
    "to cart|to the cart|to their cart|to basket|to their basket|to the basket|to their bag|in cart|in the cart|in their cart|in the basket|in their basket|into the cart|into their cart|into cart|into a cart|to a cart|in a cart|to their carts|in their shopping cart|to the shopping cart|to their shopping cart",
    w("tocart"),
    filler,
  ),
  entry(
    "to wishlist|to the wishlist|to their wishlist|to a wishlist|to wish list|to their wish list|to favorites|to their favorites|to favourites|on their wishlist|on a wishlist|to wishlists",
    w("towishlist"),
  ),
  entry(
    "wishlisted|wishlist|wish list|wishlists|wishlisting|favorited|favourited|saved for later|wishlist adds|wishlist additions|wish-listed|added to wishlist|added to their wishlist|added something to their wishlist|added something to wishlist",
    noun("product_added_to_wishlist"),
  ),
  entry(
    "removed from cart|removed from their cart|removed from the cart|cart removals",
    noun("product_removed"),
  ),
  entry(
    "viewed cart|viewed their cart|viewed the cart|cart views|looked at their cart|opened their cart|opened the cart",
    noun("cart_viewed"),
  ),
  entry(
    "started checkout|started a checkout|began checkout|starting checkout|start checkout|starts checkout|checkout started|checkouts|checkout|initiated checkout|initiated a checkout|entered checkout|went to checkout|reached checkout|got to checkout|reached the checkout|got to the checkout|started the checkout|began a checkout|begin checkout|proceeded to checkout|checkouts started|started to check out|started checking out|began checking out|started checkouts|checkout starts",
    noun("checkout_started"),
  ),
  entry(
    "entered payment info|entered payment details|entered their payment details|added payment info|entered payment|gave payment details",
    noun("payment_info_entered"),
  ),
  entry(
    "searched|search|searches|searching|looked for|site searches|product searches|product search|searched the site|ran a search|did a search|used search|used the search",
    { k: "search" },
  ),
  // Coupons, mail, reviews
  entry(
    "coupon|coupons|voucher|vouchers|promo code|promo codes|discount code|discount codes|coupon code|coupon codes|code|codes|promotion code|promo|promos|discount coupon|discount voucher",
    w("coupon"),
  ),
  entry(
    "used|use|uses|using|redeemed|redeem|redeeming|applied|apply|applying|redemption|redemptions|entered code|redeems",
    w("used"),
  ),
  entry(
    "discount|discounts|discounted|on sale|at a discount|reduced|markdown|on discount|marked down|with a discount|reduced price",
    w("discount"),
  ),
  entry(
    "coupon denied|denied coupon|invalid coupon|rejected coupon|tried an invalid coupon|coupon rejected|had a coupon denied|had a coupon rejected|coupon was denied|coupon was rejected",
    noun("coupon_denied"),
  ),
  entry(
    "opened|open|opens|opening|email opens|email open|opened email|opened emails|opened an email|read an email|opened our email|opened our emails|opened our newsletter|opened a newsletter|opened any email|opened any of our emails|opened an e-mail|read our emails|email openers|openers|opened at least one email|opened mails|opened any emails|opened the newsletter|opened mail",
    noun("email_opened"),
  ),
  entry(
    "clicked|click|clicks|clicking|clicked through|clicked an email|clicked a link|clicked a link in an email|clicked on an email|email clicks|clicked emails|clicked in an email|clicked links in emails|clicked through an email|clicked our emails|clicked on a link|clicked on emails",
    noun("email_clicked"),
  ),
  entry(
    "email|emails|e-mail|e-mails|mail|mails|newsletter|newsletters|mailing|mailings|email campaign|email campaigns|campaign|campaigns|emailing|our emails|marketing email|marketing emails|mailer|mailers",
    w("email"),
  ),
  entry(
    "received|receive|receives|got sent|were sent|was sent|delivered|were emailed|was emailed|got an email|received an email|received emails|emails delivered|emails received",
    noun("email_delivered"),
  ),
  entry(
    "unsubscribed|unsubscribe|unsubscribes|unsubscribing|unsubscribed from emails|unsubscribed from email|unsubscribed from our emails|unsubscribed from the newsletter|unsubscribed from our newsletter|unsubscribers",
    w("unsubscribed"),
  ),
  entry("sms|text message|text messages|texts|text", w("sms")),
  entry(
    "clicked a text|clicked an sms|clicked on an sms|sms clicks|clicked a text message|clicked sms|clicked on a text message|clicked an sms link|clicked a link in an sms|clicked a link in a text",
    noun("sms_clicked"),
  ),
  entry(
    "opened a push|opened a push notification|push opens|opened push|opened push notifications|opened a push message|tapped a push notification|tapped a push",
    noun("push_opened"),
  ),
  entry(
    "reviewed|review|reviews|reviewing|left a review|wrote a review|left reviews|wrote reviews|posted a review|product reviews|reviewed a product|reviewed products|reviewers|rated|left a rating|rated a product|gave a review|leave a review|leave reviews|write a review",
    noun("product_reviewed"),
  ),
  entry(
    "shared a product|shared|share a product|shared products|product shares|shared an item",
    noun("product_shared"),
  ),
  // Consent
  entry(
    "subs|newsletter subs|email subs|subscribed|subscribers|subscriber|opted in|opted-in|opt in|opt-in|consented|gave consent|allow|allows|allowed|accept|accepts|accepted|agreed to|are subscribed|signed up for|sign up for|signed up to|consent|consenting|permission|consent to|consented to|opted into|opt into|receptive to|happy to receive|can be contacted|reachable|contactable|emailable|mailable|can be reached|marketable|can contact|we can contact|we can email|can email|may email|we may email|can be emailed|may be emailed|we are allowed to email|on the mailing list|on our mailing list|newsletter subscribers|email subscribers",
    w("consent"),
  ),
  entry(
    "opted out|opted-out|opt out|opt-out|refused consent|withdrew consent|declined|do not contact|opted out of|no consent|no longer want",
    w("noconsent"),
  ),
  // Rank and comparison
  entry("top|best|highest|highest-ranked|most valuable|biggest|largest", w("top")),
  entry("bottom|lowest|worst|least|smallest", w("bottom")),
  entry(
    "top-spending|highest-spending|biggest-spending|most spending|highest spending|top spending|top spenders|biggest spenders|highest spenders|largest spenders|best spenders",
    w("topspend"),
  ),
  entry("percent|pct|percentage|per cent|%|percent of|% of|pc", w("percent")),
  entry("quartile", w("quartile")),
  entry("decile", w("decile")),
  entry("quintile", w("quintile")),
  entry("tercile|third", w("third")),
  entry("half|half of|one half|1/2|half of all|half their|half of their", w("half")),
  entry(
    "ranked|rank|ranking|sorted|in terms of|measured by|based on|according to|ranking by|ordered by|when ranked",
    w("by"),
    filler,
  ),
  entry(
    "average|avg|mean|the average|average customer|the average customer|avg customer|the mean|typical customer|overall average|average spend|the norm|store average|shop average|usual customer",
    w("mean"),
  ),
  entry("median|the median|median customer|the median customer|median spend", w("median")),
  entry(
    "above average|above-average|higher than average|more than average|over average|greater than average|better than average",
    w("abovemean"),
  ),
  entry("below average|below-average|lower than average|less than average|under average", w("belowmean")),
  entry("double|twice as much as|twice as many as|2x the|double the|two times the|twice the", w("double")),
  entry("triple|triple the|thrice the|three times the", w("triple")),
  entry(
    "most|majority of|a majority of|the majority of|mostly|mainly|predominantly|primarily|largely|most of|most of their|usually|typically|generally|chiefly",
    w("mostly"),
  ),
  entry("share|proportion|fraction|portion|rate|ratio|percentage of", w("shareof")),
  entry("consecutive|straight|successive|in a row|back to back|running|back-to-back", w("consecutive")),
  entry("out of|of the last|of the past|out of the last|out of the past", w("outof")),
  entry(
    "different|distinct|separate|unique|individual|various|kinds of|different kinds of|types of|different types of",
    w("different"),
    filler,
  ),
  entry("same|the same", w("same")),
  // Traits
  entry(
    "live|lives|living|reside|resides|residing|based|located|situated|resident|residents|residents of|come|comes|coming|home|are in|who are in|citizens|citizens of|living in|based in|based out of|located in|living around|residing in|hail from|live in|lives in|in the city of|city of|shipping to|customers in|deliver to|delivered to",
    w("live"),
    filler,
  ),
  entry(
    "speak|speaks|speaking|speakers|speaker|language is|language|-speaking|with language|whose language is",
    w("speak"),
    filler,
  ),
  entry("country|countries|country is|nation", w("country"), filler),
  entry("city|cities|city is|town", w("city"), filler),
  entry(
    "tier|tiers|level|status|members of tier|loyalty|loyalty tier|loyalty level|membership|membership level|loyalty status|tier is|loyalty members|tier members|loyalty program|loyalty programme|tier customers",
    w("tier"),
    filler,
  ),
  entry(
    "signed up|signing up|registering|joining|sign up|signs up|registered|register|joined|join|signup|sign-up|sign-ups|signups|registration|created an account|created their account|created account|became a customer|became customers|became members|joined us|opened an account|onboarded|account created|enrolled|been with us|been customers|been a customer|customers since|customer since|with us since|member since|members since|been members|been registered|subscribed since|been a member|with us for|with us|been around|have been customers|signed-up|acquired in|joiners|registrants",
    w("signup"),
  ),
  entry(
    "birthday|birthdays|bday|b-day|bdays|birth day|a birthday|their birthday|birthday coming up|birthdays coming up|upcoming birthday|upcoming birthdays|birthday is coming up|celebrate their birthday|celebrates their birthday|celebrates a birthday|celebrating a birthday|celebrating their birthday|have a birthday|has a birthday|having a birthday|have their birthday|birthday falls|birthdays fall|birthday falling|birthday is|birthdate|date of birth",
    w("birthday"),
  ),
  entry("born|birth year|born on", w("born")),
  entry(
    "aged|age|ages|age of|ages of|at the age of|aged between|age between|ages between|age group|age range",
    w("age"),
  ),
  entry(
    "years old|yrs old|year-old|year old|year-olds|year olds|years of age|y/o|yo|-year-old|-year-olds|yr old|yr olds|yrs of age",
    w("yearsold"),
  ),
  entry("older than the age of|older|or older|and older", after("gte")),
  entry("younger|or younger|and younger", after("lte")),
  entry("twenties", w("twenties")),
  entry("thirties", w("thirties")),
  entry("forties", w("forties")),
  entry("fifties", w("fifties")),
  entry("sixties", w("sixties")),
  entry("phone|phone number|telephone|mobile number|phone numbers|telephone number", {
    k: "trait",
    trait: "phone",
  }),
  entry("email address|e-mail address|email addresses|an email on file", { k: "trait", trait: "email" }),
  entry("first name|first names|named|given name", { k: "trait", trait: "first_name" }),
  entry("last name|surname|last names|family name", { k: "trait", trait: "last_name" }),
  entry("known|on file|recorded|set|filled in|available|saved|provided|stored", w("known")),
  entry("unknown|not known|blank|empty|unset|not set|not on file|not recorded|absent", w("unknown")),
];
