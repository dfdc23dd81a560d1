import {
  after,
  cmp,
  type Entry,
  entry,
  filler,
  noun,
  pairs,
  times,
  vague,
  verb,
  w,
} from "#lib/interpretations/built-in/words/entry.ts";

/** How people speak and type English in passing: hedges, asides, what they are about to do, short forms. */
export const spokenWords: readonly Entry[] = [
  entry(
    "wrote|written|write|writes|posted|gave us|gdpr|to their name|to his name|to her name|under their name|under their belt|on their account|on the books|responsible for|accountable for|keep|keeps|keep on|keeps on|kept on|previously|formerly|somewhere|someplace|smth|sth|somethin|can u|could u|would u|will u|do u|u know|just people|only people|just customers|only customers|just those|only those|just the ones|only the ones|just show|history of|a history of|order history of|an order history of|purchase history of|a purchase history of|count|counts|count of|counts of|number of|the number of|asked for|ask for|asks for|asking for|requested|requests|requesting|filed|we'd love to|we would love to|i'd love to|i would love to|we'd like to|i'd like to|we want to|we need to|i want to|i need to|we plan to|we hope to|we're hoping to|we're going to|we are going to|we'd|we'll|we've|i'll|i've|you'd|you'll|you've|you're|they'd|they'll|who'd|who'll|he's|she's|it's|there's|here's|let's|i was thinking|i'm thinking|i am thinking|we were thinking|thinking of|thinking about|end up|ends up|ending up|essentially|in essence|in short|in a nutshell|mind you|after all|to be honest|tbh|imo|frankly|yeah|yep|yes|okay|alright|right then|well then|if you will|if you like|as it were|so to speak|loosely speaking|broadly speaking|for example|for instance|just to be clear|to be clear|to clarify|for clarity|for context|context|please note|note that|noting that|in this case|in that case|in any case|anyhow|anyways|anyway|one more thing|last but not least|first of all|to begin with|to start with|for starters|not sure if possible|no rush|no hurry|when you can|at your convenience|if that's possible|if that's ok|hope that makes sense|does that make sense|makes sense|super|pretty much|those ones|these ones|that lot|all the ones|all the people|all the customers|all the folks|every one of them|each and every one|let me have|let me see|gimme|lemme see|i'd want|i'd appreciate|i was wondering if|we are interested in|would it be possible to|is it possible to|is there a way to|any chance of|any chance you could|who do we have|got any|do you have|do we have any|are there any|is there anyone|is there anybody|the kind of people|the type of customers|the type of people|the sort of people|the kind of customers|the sort of customers",
    filler,
  ),
  entry(
    "thank|to thank|thank everyone|reward|to reward|say thank you to|say thanks to|nudge|to nudge|re-engage|reengage|reactivate|re-activate|to reactivate|to re-engage|reach out to|reach out|to invite|to congratulate|to surprise|to call|to retarget|to remind|retarget",
    w("outreach"),
    filler,
  ),
  entry(
    "finishing an order|finishing the order|finishing their order|finish an order|finish the order|finish their order|finished an order|finished the order|finished their order|completing an order|completing the order|completing their order|complete an order|completing checkout|completing a checkout|finishing checkout|finishing the checkout|completing a purchase|completing the purchase|completing their purchase|going through with it|following through|ended in an order|order anything|ordering anything|buy a thing|bought a thing|buying a thing|made an order|make an order|making an order|makes an order|made orders|place orders|placed orders|did an order|did orders|do orders|made some purchase|made some order|did shopping|did a purchase|made any purchase|made any order",
    verb("order_completed"),
  ),
  entry(
    "what they spend|what they spent|what they've spent|what they have spent|what they paid|what they pay|all they spend|all they spent|all that they spent|all that they spend|the money they spend|the money they spent|money they spent|money they spend|their money|the total they spent|total basket value|in sales|in revenue|worth of business|in business",
    { k: "spend" },
  ),
  entry(
    "goes to|go to|is spent on|was spent on|were spent on|are spent on|is spent with|comes from|come from|came from|consists of|consist of|goes on|go on|went on|goes towards|goes toward|went towards|goes into|went into|makes up|make up|made up|accounts for|account for|accounted for|represents",
    w("makesup"),
    filler,
  ),
  entry(
    "somewhere between|anywhere between|anything between|something between|sitting between|ranging between",
    w("between"),
  ),
  entry("anywhere from|anything from|somewhere from|ranging from", w("from")),
  entry(
    "somewhere around|something like|in the region of|in the neighborhood of|in the neighbourhood of|in the ballpark of|close to|some where around|or thereabouts|thereabouts",
    w("around"),
  ),
  entry("in the vicinity of", w("around")),
  entry("as little as|starting at", cmp("gte")),
  entry("a minimum|as a minimum|at the least|at the very least|or even more|or beyond", after("gte")),
  entry("as a maximum|at the very most|maximum", after("lte")),
  entry("no more|not exceed|doesn't exceed|does not exceed|didn't exceed|did not exceed", cmp("lte")),
  entry(
    "a couple of times|couple of times|a couple times|couple times|two or more times|2 or more times",
    times(2),
  ),
  entry(
    "as long as they|so long as they|as long as|so long as|provided that|provided|providing|on condition that|on the condition that|given that|assuming|at the same time as",
    w("and"),
  ),
  entry(
    "in addition to that|and on top of that|and on top|and besides|and furthermore|furthermore|and in the end",
    w("and"),
  ),
  entry("that said|having said that|even so|only that", w("but")),
  entry(
    "left it there|left it behind|left them there|left them behind|left it at that|left it in there|left it sitting there|left it lying there|just left it",
    vague("abandoned_cart"),
  ),
  entry(
    pairs(
      pairs(
        "left|leave|leaves|leaving",
        "stuff|things|items|something|products|goods|an item|a product|it|them",
      ),
      "in cart|in the cart|in their cart|in the basket|in their basket|in a cart|in their carts|in their bag",
    ),
    vague("abandoned_cart"),
  ),
  entry(
    pairs(
      "going to|gonna|expected to|likely to",
      "buy|order|purchase|return|come back|spend|convert|shop|unsubscribe",
    ),
    { k: "unknown", text: "what is to come" },
  ),
  entry("half a dozen", { k: "number", value: 6 }),
  entry(
    "mail opens|mail open|email was opened|mail opening|opened a mail|opened any mail|open a mail|opened one mail",
    noun("email_opened"),
  ),
  entry("b4", w("before")),
  entry("again|once again|once more", w("oncemore")),
  entry(
    "always|every time|each time|on every occasion|on each occasion|every single time|each and every time|exclusively",
    w("always"),
  ),
  entry("at checkout|at the checkout|during checkout|at the till|at the register", w("atcheckout")),
  entry("middle|the middle", w("middle")),
  entry(
    "haven't got|hasn't got|haven't got any|hasn't got any|don't have|doesn't have|do not have|does not have|don't have any|doesn't have any",
    w("not"),
  ),
  entry("late-night|late night|late in the night|late at night", w("night")),
  entry(
    "prepare|prepare me|prepare a list of|prepare the list of|compile|compile a list of|assemble|provide|provide me with|provide us with|provide a list of|generate|generate a list of|extract|retrieve|share with me|would be great to get|would be great to have|it would be great to have|it would be great to get|would be nice to have|would be good to have|would be good to know|great if we could get|great to have|great to get|it'd be great to have|it'd be great to get|i'd be grateful for|i would appreciate|appreciate a list of",
    filler,
  ),
  entry("= true|is true|=true|== true|is yes|= yes|set to true|being true|equals true", w("istrue")),
  entry("unless|unless they|unless they've|unless they have|unless they're|unless they are", w("unless")),
  entry("give or take", w("giveortake")),
  entry(
    "email ok|emails ok|email okay|ok to email|okay to email|ok with email|ok with emails|fine with emails|fine with email|mail ok|email opt-in|email opt in|email optin|says yes to email|said yes to emails|said yes to email|want our emails|wants our emails|want to hear from us|wants to hear from us|happy to hear from us",
    w("consent"),
  ),
];
