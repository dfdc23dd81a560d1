import {
  type Entry,
  entry,
  filler,
  metric,
  noun,
  pairs,
  vague,
  verb,
  w,
} from "#lib/interpretations/built-in/words/entry.ts";

const PLACES =
  "the site|our site|the website|our website|the shop|our shop|the store|our store|the webshop|our webshop|the web shop|our online shop|our online store|the online shop|the online store|us";

/** What customers do, in the many verbs of English: buying, sending back, looking around, leaving, opening. */
export const englishDoingWords: readonly Entry[] = [
  entry(
    "add up to|adds up to|added up to|sum up to|sums up to|amount to|amounts to|amounted to|total up to|come to a total of",
    {
      k: "spend",
    },
  ),
  entry("owners|owner", verb("order_completed")),
  entry(
    pairs(
      "cumulative|aggregate|aggregated|accumulated|gross|combined|overall|lifetime|all-time|total",
      "revenue|spend|spending|sales|turnover|order value|expenditure|purchases value|purchase value|billings",
    ),
    { k: "spend" },
  ),
  entry(
    pairs(
      pairs("largest|biggest|highest|maximum|max|most expensive|priciest|top", "single|individual|one|ever"),
      "order|purchase|transaction|invoice|basket|bill|checkout|receipt|ticket",
    ),
    metric("max_order"),
  ),
  entry(
    pairs(
      "largest|biggest|highest|maximum|max",
      "invoice|bill|receipt|ticket|checkout|cart total|basket total|order total|order amount|spend in one order|order ever",
    ),
    metric("max_order"),
  ),
  entry(
    pairs(
      "smallest|lowest|minimum|cheapest",
      "invoice|bill|receipt|basket|order total|order amount|single purchase|single transaction",
    ),
    metric("min_order"),
  ),
  entry(
    "with a taste for|a taste for|a thing for|a soft spot for|a weakness for|a passion for|an eye for|a love of|a love for|a preference for|an interest in|interest in|fond of|partial to|hooked on|drawn to|tempted by|curious about our|showing interest in|showed interest in|show interest in|shown interest in|have shown interest in|expressed interest in|in the market for",
    vague("interested"),
  ),
  // Buying
  entry(
    "snagged|scored|nabbed|got hold of|invested in|went for|opted for|took home|walked away with|ended up buying|ended up ordering|splurged on|paid money for|placed an order for|put in an order|put in an order for|put through an order|put an order through|made a buy|did buy|did order|did purchase|have bought|closed an order|made it through checkout|gave us money|gave us business|shopped at ours|shopped in our store|shopped in our shop|shopped at our store|shopped on our site|bought from us|bought off|ordered from us|purchased from us|bought with us|ordered with us|got an order in|ordering customers|buying customers|paying customers|actual buyers|actual customers|real customers|made any purchases|made any orders|do shopping|doing shopping|did any shopping|went shopping|go shopping|rebought|re-bought|rebuy|procured|procure|purchaser of|sourced|paid us|to have bought|to have ordered|have placed an order|has placed an order|shopping for|shopped for|shop for",
    verb("order_completed"),
  ),
  entry(
    "receipts|invoices|shopping trips|shopping trip|bookings|booking|hauls|buys made|order lines|sales orders|order records|order events|orders on record|completed purchases|completed purchase|paid orders|successful orders|successful purchases|orders placed with us|orders made|purchase events|transactions made|shop visits with purchase|ecommerce orders|online orders|online purchases|web orders",
    noun("order_completed"),
  ),
  entry(
    "expenditures|outlay|takings|billings|wallet spend|spend to date|spending to date|lifetime sales|lifetime purchases value|lifetime order value|lifetime value of orders|gross spend|gross spending|gross revenue|gross sales|gross merchandise value|sales value|sales volume in money|order revenue|purchase revenue|revenue contribution|customer revenue|accumulated spend|accumulated spending|aggregate spend|aggregate spending|combined spend|combined order value|total basket|total baskets|total bill|total outlay|total expenditure|total turnover|total purchase value|total purchases amount|total cart value|value of orders|value of their orders|value of all orders|total order spend|order spend|purchase spend|shopping spend|summed spend|sum spent|sum of spend|sum of spending|sum of purchases|total of orders|total of all orders|billed|been billed|invoiced|contributed|contribute",
    { k: "spend" },
  ),
  entry(
    "average spend per transaction|average spend per purchase|average cost per order|average transaction|average checkout|average checkout value|average receipt|average amount per order|average amount per purchase|mean basket|mean basket value|mean order|mean order size|mean purchase value|typical order value|usual order value|avg basket size|avg basket value|avg order total|avg purchase|avg purchase value|avg ticket|avg transaction value|average order price|average price per order|average order sum|average sum per order|order value average|average ticket size|average order spend|average basket spend|average basket total|average cart|average cart total|basket average value",
    metric("average_order_value"),
  ),
  entry(
    "total discount|total discounts|discount total|discounts total|discount amount|discount amounts|total savings|savings from discounts|discounts received|discount received|sum of discounts|sum of discount|amount saved|money saved|discounts in total|total discount amount|total discounts received|discount value|total discount value",
    metric("discount_total"),
  ),
  // Sending back
  entry(
    "returners|refunders|opened a return|opened a return request|opened a refund|opened a refund request|opened returns|raised a return|raised a return request|raised a refund|lodged a return|started a return|started a return request|logged a return|returning items|returning goods|returning products|returned goods|returned items|returned an item|returned a product|returned products|returned something|returned stuff|refund claims|claimed a refund|claimed refunds|sought a refund|wanted a refund|got a refund from us|handed back|handed something back|sent an order back|sent orders back|sent their order back|return requests|return request|requested a return|requested returns|return cases|rma|rmas|made a refund|made refunds|filed a return|filed returns|initiated a return|processed a return|had an order refunded|had orders refunded|had something refunded|had their order refunded|had their money refunded|got reimbursed|was reimbursed|were reimbursed|reimbursed|reimbursement|reimbursements|refunding|got their order refunded|refunded something|refunded an order|refunded orders",
    noun("order_refunded"),
  ),
  // Looking around
  entry(
    pairs(
      "hitting|landed on|land on|lands on|stopped by|stop by|popped into|pop into|popped in|popped by|pop by|dropped in|dropped in on|dropped into|dropped by|swung by|swing by|go to|goes to|going to|were on|was on|been on|been to|came to|come to|comes to|got to|entered|enter|logged onto|checked in on|turned up on|showed up on|clicked around|poked around|browsed around|hung around|came onto|wandered onto|surfed|used|back on|back to|been back to|been back on|came back to|come back to|comes back to|coming back to|returned to|return to|returns to|returning to|gone back to|back at|revisited|re-visited",
      PLACES,
    ),
    noun("page_viewed"),
  ),
  entry(
    "came by|swung by|swing by|dropped in|popped in|popped by|stopped in|turned up|revisited|came visiting|paid us a visit|paid a visit|have been here|were here|was here|been here|site traffic|traffic|pageview|page hits|page hit|page loads|page load|site hits|page impressions|page impression|web visits|web visit|shop visits|store visits|site activity|visits to the site|visits to our site|visits to the website|visits on the site",
    noun("page_viewed"),
  ),
  entry(
    "checked out products|viewers of|viewer of|viewers|eyeballed|inspected|clicked into|looked over|studied|explored|perused|scrolled through|flicked through|flipped through|leafed through|scoped out|researched|considered|looked through|had viewed|had looked at|have looked at|has looked at|product detail page views|product detail page|product page visits|product page views|pdp visits|pdp view|item page views|viewings|viewing of|visited product pages|visited the product page of|browsing through|browsed through|have been browsing|have been looking at|has been looking at|been looking at|been browsing|been viewing|been eyeing|eyeing|clicked on products|clicked on a product|clicked a product|clicked products",
    noun("product_viewed"),
  ),
  entry(
    "cart activity|cart activities|cart action|cart actions|cart event|cart events|basket activity|basket action|basket actions|basketed|added to shopping cart|added to the shopping cart|added to their shopping cart|added to shopping bag|added to their bag|added to their carts|added to their baskets|add-to-basket|add to basket|add to bag|adds to cart|adds to basket|threw in the cart|threw in their cart|chucked in the cart|stuck in the cart|stuck in their cart|loaded up their cart|loaded a cart|put something in their basket|put something in the basket|put items in the cart|put items in their cart|put items in the basket|put products in the cart|put products in their cart|put anything in the cart|put anything in their cart|put a product in the cart|put an item in the cart|had something in the cart|had something in their cart|have something in the cart|have something in their cart|have items in the cart|have items in their cart|had items in the cart|had items in their cart|with items in the cart|with items in their cart|with something in the cart|with something in their cart|with a cart|with an active cart|with a filled cart|with a full cart|built a cart|created a cart|started a cart|cart creations|filled a basket|filled up a cart|filled up their cart|basket additions|carters",
    noun("product_added"),
  ),
  entry(
    "checkout attempts|checkout attempt|attempted checkout|attempted to check out|tried to check out|tried checking out|begun checkout|has begun checkout|have begun checkout|begun a checkout|got as far as checkout|got as far as the checkout|made it to checkout|made it to the checkout|went into checkout|entered the checkout|hit checkout|hit the checkout|moved to checkout|came to checkout|came to the checkout|opened checkout|opened the checkout|clicked checkout|pressed checkout|checkout sessions|checkout session|checkout initiations|initiate checkout|initiates checkout|initiating checkout|begins checkout|proceed to checkout|proceeds to checkout|go to checkout|goes to checkout|reach checkout|reaches checkout|get to checkout|gets to checkout",
    noun("checkout_started"),
  ),
  // Mail
  entry(
    "opened our mail|opened our mails|opened a mail from us|opened an email from us|opened any email from us|opened any newsletter|opened a newsletter from us|opened newsletters|opened one newsletter|read a newsletter|read our newsletters|read the newsletter|read newsletters|read emails|read mails|have opened an email|email reads|mail reads|newsletter opens|newsletter open|newsletter readers|newsletter openers|email readers|mail openers|opened a campaign|opened our campaign|opened our campaigns|opened campaigns|opened the campaign|opened any campaign|campaign opens|open events|opened a mailing|opened our mailing|opened our mailings|opened mailings|opened any mailing|opened marketing emails|opened a marketing email|opened any marketing email|email engagement|opened something we sent|opened anything we sent|open anything we send|opens anything we send",
    noun("email_opened"),
  ),
  // Leaving
  entry(
    "disappeared|vanished|deserted us|gone off the radar|went off the radar|fell off the radar|fallen off the radar|dropped off the radar|fallen away|fell away|faded away|drifted off|ghosted us|went inactive|gone missing on us|stopped coming|stopped coming back|stopped shopping with us|stopped buying from us|stopped ordering from us|quit ordering|quit shopping|quit purchasing|stopped their orders|stopped placing orders|stopped making purchases|have not come back to buy|slipped away|gone dormant|went dormant|went cold|turned inactive|turned dormant|become inactive|became inactive|became dormant|have stopped buying|have stopped ordering|stopped transacting",
    vague("lapsed"),
  ),
  // With a page or goods behind them only: "went to" and "checked" alone may be of anything
  entry(
    "read|reads|reading|came to|come to|comes to|got to|looked over|went to|go to|goes to|went on|hit|hits|accessed|navigated to|loaded|called up|pulled up|reached|clicked through to|opened up|checked out|checked|checks|clicked on|clicked|opened",
    w("looked"),
  ),
  // Places
  entry(
    "came through|came in through|came in via|came via|come via|come through|arrived via|arrived through|got here via",
    w("cameby"),
    filler,
  ),
];
