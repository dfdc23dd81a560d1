import { type Entry, entry, filler, noun, pairs, w } from "#lib/interpretations/built-in/words/entry.ts";

const MAILS = pairs(
  "our|the|a|any|any of our|one of our|some of our|your",
  "email|emails|newsletter|newsletters|mail|mails|e-mail|e-mails|mailing|mailings",
);

/** Browsing, coupons, mail, reviews and consent, in English. */
export const englishBrowsingWords: readonly Entry[] = [
  entry(
    pairs(
      "ignored|ignore|ignores|ignoring|skipped|skip",
      "our emails|our newsletter|our newsletters|emails|our mails|our mailings|all emails|all our emails|all of our emails|every email|each email|every single email|every one of our emails|every email we sent|every newsletter",
    ),
    { k: "event", events: ["email_opened"], noun: true, isNegated: true },
  ),
  entry(
    pairs(
      "got|get|gets|getting",
      "a newsletter|our newsletter|the newsletter|our email|our emails|emails|newsletters",
    ),
    noun("email_delivered"),
  ),
  entry(
    "keep looking|keeps looking|kept looking|just looking|keep browsing|looking around|look around|looked around",
    noun("product_viewed"),
  ),
  entry(
    "search term contains|search term containing|search terms containing|search query contains|search query containing|search text contains|search term includes|search term is|search query is|search term has",
    { k: "search" },
  ),
  entry("looked up|look up|looks up|looking up|googled", { k: "search" }),
  entry(
    pairs(
      pairs(
        "removed|took|taken|taking|removing|remove|removes|deleted",
        "something|items|an item|a product|products|things|anything",
      ),
      "from the cart|from their cart|from cart|out of the cart|out of their cart|from the basket|from their basket|from their bag",
    ),
    noun("product_removed"),
  ),
  entry(pairs("read|reads|reading", `${MAILS}|emails|newsletters`), noun("email_opened")),
  entry("can text|we can text|can we text|can be texted|may text|we may text", {
    k: "trait",
    trait: "sms_consent",
  }),
  entry(
    "marketing|marketing messages|marketing communication|marketing communications|promotional emails|promotional mail|our messages|our communication|our communications",
    w("email"),
  ),
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
    "checkout begun|begun checkout|begun a checkout|started checkout|started a checkout|began checkout|starting checkout|start checkout|starts checkout|checkout started|checkouts|checkout|initiated checkout|initiated a checkout|entered checkout|went to checkout|reached checkout|got to checkout|reached the checkout|got to the checkout|started the checkout|began a checkout|begin checkout|proceeded to checkout|checkouts started|started to check out|started checking out|began checking out|started checkouts|checkout starts|start a checkout|start the checkout|start their checkout|starts a checkout|starting a checkout|begin a checkout|begin the checkout|begins a checkout|begin checking out|start checking out|start to check out|begin to check out|started their checkout|began their checkout|enter checkout|enter the checkout|initiate a checkout",
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
    "used|use|uses|using|applies|redeemed|redeem|redeeming|applied|apply|applying|redemption|redemptions|entered code|redeems",
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
    "we sent an email|we sent an email to|we sent emails|we sent emails to|we emailed|sent an email to|sent an email|sent emails to|we sent a newsletter|we sent the newsletter|we sent our newsletter|that we emailed|emailed|we mailed|received|receive|receives|got sent|were sent|was sent|delivered|were emailed|was emailed|got an email|received an email|received emails|emails delivered|emails received",
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
    "want our newsletter|want the newsletter|wants our newsletter|wants the newsletter|want emails from us|want to get emails|want to receive emails|get our newsletter by choice|gdpr consent|opting in|opting into|can we email|can i email|can we mail|can we contact|subs|newsletter subs|email subs|subscribed|subscribers|subscriber|opted in|opted-in|opt in|opt-in|consented|gave consent|allow|allows|allowed|accept|accepts|accepted|agreed to|are subscribed|signed up for|sign up for|signed up to|consent|consenting|permission|consent to|consented to|opted into|opt into|receptive to|happy to receive|can be contacted|reachable|contactable|emailable|mailable|can be reached|marketable|can contact|we can contact|we can email|can email|may email|we may email|can be emailed|may be emailed|we are allowed to email|on the mailing list|on our mailing list|newsletter subscribers|email subscribers",
    w("consent"),
  ),
  entry(
    "don't want emails|don't want our emails|don't want any emails|do not want emails|do not want our emails|doesn't want emails|said no to emails|said no to our emails|no emails please|want no emails|wants no emails|not want emails|opted out|opted-out|opt out|opt-out|refused consent|withdrew consent|declined emails|declined email|declined our emails|declined marketing|declined consent|declined the newsletter|declined our newsletter|declined to receive|declined mail|declined mails|do not contact|opted out of|no consent|no longer want",
    w("noconsent"),
  ),
];
