import { after, type Entry, entry, filler, w } from "#lib/interpretations/built-in/words/entry.ts";

/** Rank, comparison and what customers are, in English. */
export const englishPeopleWords: readonly Entry[] = [
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
    "average|avg|mean|the average|average customer|the average customer|avg customer|the mean|typical customer|overall average|our average|the shop's average|the store's average|the shop average|the store average|the site average|site average|the overall average|shop-wide average|the average for the shop|the average of all customers|the average across all customers|company average|the company average|the average buyer|average buyer|average shopper|the average shopper|the customer average|the mean of all customers|the norm|store average|shop average|usual customer",
    w("mean"),
  ),
  entry("average spend|avg spend|mean spend", w("mean"), { k: "metric", metric: "average_spend" }),
  entry(
    "median|the median|median customer|the median customer|the shop's median|the store's median|our median|the shop median|the store median|the site median|shop-wide median|the overall median|overall median|the median buyer|the median shopper|median spend",
    w("median"),
  ),
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
    "with an address in|address in|an address in|home address|postal address|address|addresses|-based|live|lives|living|reside|resides|residing|based|located|situated|resident|residents|residents of|come|comes|coming|home|are in|who are in|citizens|citizens of|living in|based in|based out of|located in|living around|residing in|hail from|live in|lives in|in the city of|city of|shipping to|customers in|deliver to|delivered to",
    w("live"),
    filler,
  ),
  entry(
    "preferred language|preferred language is|favourite language|-language|speak|speaks|speaking|speakers|speaker|lang|lang is|lang:|language is|language|-speaking|with language|whose language is",
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
    "signed up|signing up|registering|joining|sign up|signs up|registered|register|joined|join|signup|sign-up|sign-ups|signups|registration|created an account|created their account|created account|became a customer|became customers|became members|joined us|opened an account|onboarded|account created|enrolled|been with us|been customers|been a customer|customers since|customer since|with us since|member since|members since|been members|been registered|subscribed since|been a member|with us for|with us|been around|have been customers|signed-up|acquired in|acquired|joiners|registrants",
    w("signup"),
  ),
  entry(
    "birthday|birthdays|bday|b-day|bdays|birth day|a birthday|their birthday|birthday coming up|birthdays coming up|upcoming birthday|upcoming birthdays|birthday is coming up|celebrate their birthday|celebrates their birthday|celebrates a birthday|celebrating a birthday|celebrating their birthday|have a birthday|has a birthday|having a birthday|have their birthday|birthday falls|birthdays fall|birthday falling|birthday is|birthdate|birth date|birth dates|date of birth",
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
  entry(
    "turning|turn|turns|turned|will turn|who turn|who turned|celebrating their|celebrate their|celebrated their",
    w("turning"),
  ),
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
  entry(
    "missing|is missing|are missing|left blank|left empty|unknown|not known|blank|empty|unset|not set|not on file|not recorded|absent",
    w("unknown"),
  ),
];
