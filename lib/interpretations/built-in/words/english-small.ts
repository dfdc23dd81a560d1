import {
  after,
  cmp,
  type Entry,
  entry,
  filler,
  vague,
  w,
} from "#lib/interpretations/built-in/words/entry.ts";

/** Small words of English: comparisons, how many, hedges, and what holds a sentence together. */
export const englishSmallWords: readonly Entry[] = [
  // Comparisons
  entry(
    "crossed|crosses|crossing|passed|passing|surpassed|surpass|surpasses|topped|topping|broke|beats|beat|outdid|breached|cleared|in excess|upward of|strictly more than|strictly over|strictly above|strictly greater than|a bit over|a little over|just over|a touch over|well over|way over|easily over|slightly over|slightly above|just above|well above|way above|comfortably over|anything over|anything above|everything over|everything above|something over|over and above|past the mark of|to the tune of over",
    cmp("gt"),
  ),
  entry(
    "at the least|reached|reaching|reaches|reach|greater than or equal to|greater or equal to|greater or equal|equal or greater than|equal to or greater than|equal to or more than|equal or more than|more or equal to|more than or equal to|bigger or equal to|larger than or equal to|at least equal to|no lower than|not lower than|not smaller than|no smaller than|not beneath|a floor of|floor of|a lower limit of|lower limit of|minimum number of|a minimal|minimal|minimum total of|no worse than|as many as or more than|starting from as little as|not a bit less than|gte",
    cmp("gte"),
  ),
  entry(
    "beneath|strictly less than|strictly under|strictly below|strictly fewer than|just under|well under|way under|a bit under|a little under|slightly under|slightly below|just below|well below|way below|a touch under|anything under|anything below|everything under|everything below|something under|lesser than|lesser|inferior to",
    cmp("lt"),
  ),
  entry(
    "less than or equal to|less or equal to|less or equal|lower than or equal to|equal or less than|equal to or less than|fewer than or equal to|a cap of|cap of|capped at|a ceiling of|ceiling of|an upper limit of|upper limit of|a limit of|maxing out at|topping out at|not greater than|not higher than|no higher than|not larger than|no bigger than|not beyond|never more than|never over|never above|never exceeding|anything up to|everything up to|all the way up to|within a budget of|lte",
    cmp("lte"),
  ),
  entry(
    "a total of exactly|all in all exactly|no more no less than|precisely only|spot on|bang on|dead on|neither more nor less than|not more not less than",
    cmp("eq"),
  ),
  entry(
    "or over|and upwards|or upwards|upward|and upward|and counting|or higher up|or even higher|at minimum|as minimum|or above that|or plus|and plus|or anything above|or anything over|or beyond that|min",
    after("gte"),
  ),
  entry(
    "or lower than that|or anything below|or anything under|at maximum|and lower|or smaller|and smaller|max",
    after("lte"),
  ),
  // How many
  entry("a dozen|one dozen", { k: "number", value: 12 }),
  entry("two dozen", { k: "number", value: 24 }),
  entry("double digits|double-digit|double digit|two-digit", {
    k: "amount",
    bound: { op: "between", value: [10, 99] },
    unit: "plain",
    isVague: true,
  }),
  entry("triple digits|triple-digit|three figures|three-figure", {
    k: "amount",
    bound: { op: "between", value: [100, 999] },
    unit: "plain",
    isVague: true,
  }),
  entry("four figures|four-figure|four digits", {
    k: "amount",
    bound: { op: "between", value: [1_000, 9_999] },
    unit: "plain",
    isVague: true,
  }),
  entry("more than once|more than one time|on more than one occasion|more than a single time", {
    k: "amount",
    bound: { op: "gt", value: 1 },
    unit: "times",
  }),
  entry(
    "at least once|once or more|one or more times|one time or more|at least one time|at the least once|minimum once|once at least|on at least one occasion",
    { k: "amount", bound: { op: "gte", value: 1 }, unit: "times" },
  ),
  entry("once or twice", { k: "amount", bound: { op: "between", value: [1, 2] }, unit: "times" }),
  entry("two or three times|twice or three times|2 or 3 times|two to three times", {
    k: "amount",
    bound: { op: "between", value: [2, 3] },
    unit: "times",
  }),
  entry(
    "quite a few|a good few|a fair few|a fair number of|a good number of|a good many|quite some|quite a number of|umpteen|a bunch of|a couple or more",
    vague("several"),
  ),
  entry(
    "quite often|very often|pretty often|fairly often|rather often|quite frequently|very frequently|on a regular basis|regular basis|all the time|habitually|constantly|consistently|routinely",
    vague("frequent"),
  ),
  entry(
    "very rarely|quite rarely|pretty rarely|hardly|barely|scarcely|only rarely|only occasionally|every now and then|every so often|once in a while|on occasion",
    vague("rare"),
  ),
  // Hedges and what says nothing of its own
  entry(
    "indeed|definitely|certainly|clearly|truly|absolutely|genuinely|simply put|purely|in fact|as a matter of fact|in actual fact|all things considered|so to say|if any|if at all|to speak of|for real|for sure|no doubt|without doubt|undoubtedly|evidently|apparently|supposedly|arguably|technically|practically|effectively|theoretically|personally|themselves|himself|herself|itself|individually|per customer|per person|per head|per buyer|per shopper|per user|per client|per account|per member|apiece|for a change|out there|you see|see below|as follows|below|as described|as discussed|as agreed|as mentioned|as said|as per|as stated|as you know|we know|we know of|that we know of|known to us|we can identify|we can find|we have on file|that exist|existing in|in existence|these folks|those folks|these guys|those guys|this group|that group|this cohort|this crowd|the crowd|the crew|the bunch|the folks|the ones that|the ones who|those that|those who|those which|anyone that|anybody that|everybody who|everybody that|everyone that|people that|customers that|customers which|all the customers who|all customers who|all people who|all those who|all users who|all shoppers who|all those customers who|only those who|only customers who|only those customers who|just those who|customers of ours|customers of ours who|our customers|our customers who|our shoppers|our clients|our users|our people|our buyers who|any customers|any customer|any customer who|any people|any users|any shoppers|any one who|patrons|patron|warriors|warrior|heroes|hero|queens|kings|champions|legends|rockstars|darlings|squad|tribe|gang|punters|punter|households|household|human beings|humans|folk who|souls|fellas|dudes|dude|guy|bunch of people|bunch of customers|consumer|cohort of customers|group of customers|set of customers|a set of|set of|bucket of|pool of|batch of|subset of|population of|universe of|section of customers|selection of|a selection of|audience for|segment for|segment with|segment containing|bucket|pool|subset|population|crowd|the group|the segment|the list",
    filler,
  ),
  entry(
    "id like|id love|id want|i wanna|wanna|we wanna|wanna see|lemme|lemme have|gotta|we gotta|i gotta|need all|need a list of|need the list of|need to know|need to see|want all|want a list of|want to know|want to see|looking to|looking at all|trying to find|trying to see|trying to get|trying to identify|tryna find|tryna|i'm looking at|we are looking at|im looking for|im after|im interested in|m looking for|on the lookout for|on the hunt for|hunting for|in search of|searching for all|show us|give us|get us|send us|tell us|fetch us|pull us|find us|list out|list down|list me|list for me|listing of|bring up|bring me|dig out|dig up|single out|zoom in on|focus on|focusing on|concentrate on|go after|goal is|target group|target group is|target is|target customers|target segment|the target|the goal|the idea is|idea is|basically all|basically everyone|make me a segment|make me a list|make me a segment of|make me a list of|make a segment|make a segment of|make a segment for|build me a segment|build me a segment of|build me a list|build me a list of|build an audience of|build a segment of|build a segment for|build a list of|create an audience|create an audience of|create a segment|create a segment for|create a list|create a list of|create me a segment|create me a list of|set up a segment of|set up a segment for|set up a segment|define a segment|define a segment of|define a segment as|segment definition|a segment with|a segment containing|segmentation|an audience of|an audience with|an audience|a list with|a list containing|an export of|export of|an extract of|extract of|overview of|an overview of|breakdown of|rundown of|a rundown of|report of|report on|a report of|a report on|data on|data for|details of|info on|info about|information about|the names and emails of|names and emails of|contact details of|contact details for|contact list of|mailing list of|a mailing list of|ids of|user ids of|customer ids of|ids for|records of|rows where|row where|where customer|where customers|where user|customers where|users where|people where|those where|any where|whereby|for whom|to whom|of whom it is known|with whom|in whose case|when customer|if customer|if they|if the customer|filter on|filter for|filtering on|filtered on|filtered by|filter to|filter down to|narrow down to|narrowed down to|restrict to|restricted to|query|query for|condition|condition is|conditions are|criterion|criterion is|criteria are|rule is|rules are|must have|must be|should have|should be|need to have|needs to have|have to have|has to have|has to be|have to be|required|required to have|requirement|requirement is|needed|are needed|is needed|are wanted|would be ideal|would be good|would be nice|would be perfect|would do|will do|would be fine|is fine|are fine|is what i need|is what we need|is all i need|that's it|that's all|that is all|that will be all|nothing fancy|no strings attached|full stop|end of story|simple as that|easy one|quick ask|if at all possible|if it is possible|if it's possible|if possible at all|be so kind as to|so kind as to|would you be so kind as to|be kind enough to|just checking|just checking if we have|just checking whether we have|checking if we have|checking whether we have|if we have|whether we have|whether there are|if there are any|by eod|by eob|by end of day|by the end of the day|by tomorrow|by end of week|need this by eod|need this|needed by|need it|in their purchase history|in their order history|in the purchase history|in their past orders|on their purchase history|on their order history|in their history|purchase history|satisfying both of these|satisfying both|satisfying all of these|satisfying all|satisfying|meeting both of these|meeting both|meeting all of these|fulfilling both|fulfilling all|fulfilling|who meet both|that meet both|both of the following|both of these|both of these apply|all of these apply|include|includes|should include|quick request|small request|one request|request|my request|our request",
    filler,
  ),
  entry("rly|realy|rlly|srsly|basicly|basicaly|definately", filler),
  entry(
    "plz|pleaze|plss|pls|kindest|warmly|thankyou|thank u|thnx|tnx|tks|cheers mate|ta|tia|rgds|brgds|greetings|good day|hiya|howdy|heya|yo team|oi|hallo|bonjour|ciao|moin|gday|g'day",
    filler,
  ),
  entry(
    "among buyers|amongst buyers|among all buyers|among all customers|among customers|amongst customers|amongst all customers|among our customers|among our buyers|among shoppers|among our shoppers|among those who bought|among those who ordered|of all customers|of all buyers|of all our customers|of our customers|out of all customers|out of all our customers|across all customers|across customers|in our customer base|of the customer base|in the customer base|of our customer base|within the customer base|from our customer base|among the customer base|in the whole base|shop-wide|shopwide|site-wide|sitewide|store-wide",
    w("amongall"),
    filler,
  ),
  // Joining
  entry(
    "plus who|plus they|plus those who|plus that|as well as having|as well as being|and in the process|and on the other hand|and then those who|secondly|thirdly|firstly|moreover they|further|on top|combined with|coupled with|paired with|in combination with|in conjunction with|together with having|whilst also|while also|all the while|and simultaneously|and meanwhile|and those who|and people who|and customers who|and be|and being|and having|and has|and have|and are|and were|and is|and was|and did|and do|and got|and they have|and they are|and they've|and they're|and they did|and with|and whose|& who|& whose|& have|& are",
    w("and"),
  ),
  entry(
    "or have|or has|or are|or is|or were|or did|or they|or those|or they have|or they've|or whose|or people|or customers|or anybody who|or everyone who|or else who|or if they|or with",
    w("or"),
  ),
  entry(
    "but have|but has|but are|but is|but were|but did|but they|but they have|but they've|but with|but whose|but those who|but only those who|but who have|but who has|although they|though they|however they|whereas|yet have|yet has|yet are|yet with|yet who|while having|but also who",
    w("but"),
  ),
];
