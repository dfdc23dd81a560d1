import { COUNT, FIGURE, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const END = "(?=\\s*(?:$|[,.;)]|and\\b|but\\b|who\\b|or\\b))";
const TRAIT =
  "(gender|sex|country|city|birthday|birth ?date|date of birth|age|language|loyalty tier|tier|phone(?: number)?|email address|first name|last name)";
const LOST = "(?:null|empty|blank|missing|unset|unknown|none)";
const ORDER = "(?:orders?|purchases?)";
const SIDE =
  "(?:more than |less than |over |under |at least |at most |above |below |up to |no more than |exceeding )";
const DONE = "(ordered|bought|purchased|visited|opened|returned|spent|clicked|searched|shopped)";

/** What was done last ahead of a place, as "did not … since" says it again. */
function lastDone(ahead: string): string | undefined {
  const noun = /\b(orders?|purchases?|buyers?|shoppers?|customers?)\b/u.exec(ahead)?.[1];
  const verb = [...ahead.matchAll(new RegExp(`\\b${DONE}\\b`, "gu"))].at(-1)?.[1];
  if (verb === undefined) return noun && "ordered";
  return /bought|purchased|shopped|spent/u.test(verb) ? "ordered" : verb;
}

/** Everyday sentences: checkouts, what is not on file, what did not follow, what is known of one order or of all. */
export const englishEverydayTurns: readonly Turn[] = [
  // "null or empty loyalty tier", "we dont know their birth date"
  [
    new RegExp(`\\b${LOST}(?: or |/)${LOST} (?:value for |value in )?${TRAIT}\\b`, "gu"),
    ([, trait]) => `${trait} is missing`,
  ],
  [
    new RegExp(`\\b${TRAIT} (?:is |are |being )?(?:either )?${LOST}(?: or |/)${LOST}\\b`, "gu"),
    ([, trait]) => `${trait} is missing`,
  ],
  [
    new RegExp(
      `\\b(?:where |for whom |whom )?(?:we|i) (?:don't|dont|do not|didn't|never got|haven't got|have no idea of) (?:know |have |hold |got |record )?(?:an? |any |the |their |his |her )${TRAIT}(?: (?:on file|of|for|yet))?${END}`,
      "gu",
    ),
    ([, trait]) => `${trait} is missing`,
  ],
  // "with no order after that", "and never again", "without a single order following"
  [
    new RegExp(
      `,? ?\\b(?:and |but |with |without |then )*(?:have |has |had |made |placed )*(?:no|not one|not a single|zero|any|a single|an) (?:further |more |other |new |single |subsequent )*${ORDER}(?: at all)? (?:after(?:wards?)?(?: that| it)?|thereafter|following(?: that| it)?|since then|from then on|later(?: on)?|subsequently)${END}`,
      "gu",
    ),
    ([typed]) => (/\b(?:no|not|zero|without)\b/u.test(typed) ? " and no order since" : undefined),
  ],
  [
    new RegExp(
      `,? (?:and|but|then|and then) (?:then )?(?:never|not) (?:again|since|after(?: that)?|afterwards)${END}`,
      "gu",
    ),
    ({ input, index }) => {
      const done = lastDone(input.slice(0, index));
      return done && ` and have not ${done} since`;
    },
  ],
  // "and have since bought nothing", "but have not since ordered"
  [
    new RegExp(
      `\\b(?:have|has|had)? ?since(?: then)? ${DONE} (?:nothing|none)(?: (?:else|more|at all))?${END}`,
      "gu",
    ),
    ([, done = ""]) => `have not ${/spent|purchased|shopped/u.test(done) ? "ordered" : done} since`,
  ],
  [
    new RegExp(`\\b(have|has|had) (not |never )since(?: then)? ${DONE}((?: [a-z]+){0,2})${END}`, "gu"),
    ([, , , done, what]) => `have not ${done}${what} since`,
  ],
  // "spent over 500 in 2024 but less than 50 since"
  [
    new RegExp(
      `\\b(spent [^,.;]{1,30}? (in|during|before|until) )((?:19|20)\\d\\d)(,? (?:but|and|yet) |, )(?:(?:has|have|only|just|spent) )*(${SIDE}${FIGURE}) (?:since(?: then)?|after(?: that)?|afterwards)${END}`,
      "gu",
    ),
    ([, first, side, year, link, figure]) =>
      `${first}${year}${link}spent ${figure} since ${side === "before" ? year : Number(year) + 1}`,
  ],
  // "haven't ordered since the refund", of which nothing has been said
  [
    /\b((?:have|has|did)(?:n't| not)|never|no) (ordered|bought|purchased|order|orders|purchase|visited|shopped)((?: again| anything| a thing)*) since (?:the|their|a|that|getting a|getting their|being|receiving a|his|her)(?: last| latest| first)? (?:refund(?:ed)?|return|money back)(?=\s*(?:$|[,.;)]))/gu,
    ({ input, index, 1: not = "", 2: verb = "", 3: what = "" }) =>
      /\b(?:refund|return|sent|money)/u.test(input.slice(0, index))
        ? undefined
        : `returned an order and then ${/^no$/u.test(not) ? "did not order" : `${not} ${verb}${what}`}`,
  ],
  // "none in 9 months, but some before"
  [
    new RegExp(
      `,? ?\\b(?:but|though|although|yet) (?:there (?:were|was) )?(?:(?:they|he|she|have|has|had|did have|got) )*(?:some|did|plenty|a few|many|several|at least one|one or more) (?:before(?: that| then)?|earlier|previously|in the past|prior(?: to that)?)${END}`,
      "gu",
    ),
    ({ input, index }) => {
      const ahead = input.slice(0, index);
      const done = lastDone(ahead);
      return done && /\b(?:not?|never|nothing|without|zero)\b|n't\b/u.test(ahead)
        ? ` but ${done} before`
        : undefined;
    },
  ],
  // "opened an email, visited the sale page afterwards, no order in the next 48 hours"
  [
    /(?:,| and|, and|, but) ((?:visited|viewed|opened|clicked|searched|added|started|bought|ordered|returned|browsed|reviewed)\b[^,.;]{0,40}?) (?:afterwards|after that|subsequently|next|following that)(?=\s*(?:$|[,.;)]|but\b))/gu,
    ([, done]) => `, then ${done}`,
  ],
  [
    /(?<=\b(?:opened|visited|viewed|clicked|searched|added|started|returned|browsed|bought|ordered)\b[^.;]{0,60}?)(?:,|,? and|,? but)(?: with| there was| made| placed| have| has)? (?:no|not a single|not one|without an?) (?:orders?|purchases?) (?:in|within|for|over|during) the (?:next|following|subsequent|ensuing) (\d+ [a-z]+|(?:two|three|four|five|six|seven|ten) [a-z]+|hour|day|week|month)\b/gu,
    ([, span = ""]) => `, then did not order within ${/ /u.test(span) ? span : `1 ${span}`}`,
  ],
  // "abandoned carts over 50": what they are worth, nobody's age
  [
    new RegExp(
      `\\b(abandon(?:ed|ing|s)? (?:an? |the |their )?(?:carts?|baskets?|checkouts?)) (?:of )?(?=${SIDE}[$€£]?\\d[\\d.,]*(?! ?(?:minutes?|hours?|days?|weeks?|months?|years?|times|mins?|hrs?|h\\b|d\\b)|[\\d.,]))`,
      "gu",
    ),
    ([, carts]) => `${carts} worth `,
  ],
  // "abandoned checkouts worth 50 or more in the last 48 hours"
  [
    new RegExp(
      `\\babandon(?:ed|ing|s)? (?:an? |the |their )?checkouts? (?:(?:with|having|of) an? (?:total |cart )?(?:value|total|amount)(?: of)?|worth|valued at) (${SIDE}?${FIGURE}(?: or (?:more|higher|above|greater|less|lower|below))?)((?: (?:in|within|over|during) the (?:last|past) [a-z0-9]+ [a-z]+| this (?:week|month)| (?:yesterday|today))?)`,
      "gu",
    ),
    ([, figure, time]) => `started checkout worth ${figure}${time} and did not order${time}`,
  ],
  // "never made it to cart", "got as far as checkout"
  [
    /\b(?:make|made|makes|get|got|gets|gotten|come|came|go|went) (?:it )?(?:as far as|all the way to|to|into) (?:the |their |a )?(cart|basket|checkout)\b/gu,
    ([, place]) => (place === "checkout" ? "started checkout" : "added to cart"),
  ],
  // "got money back"
  [
    /\b(?:got|get|gets|received|receive|had|given|were given|was given|wanted|claimed)(?: all| some| part)?(?: of)?(?: their| his| her| the)? money back\b/gu,
    "returned an order",
  ],
  // "exactly one refund, no more no less"
  [
    new RegExp(
      `\\b(?:exactly |precisely |just |only )?(${COUNT}) ([a-z]+)([^,.;:]{0,30}?),? \\(?(?:no(?:t|thing)? more,? ?(?:and |or )?no(?:t|thing)? (?:less|fewer)|no(?:t|thing)? (?:less|fewer),? ?(?:and |or )?no(?:t|thing)? more)\\)?${END}`,
      "gu",
    ),
    ([, count, noun, rest]) => `exactly ${count} ${noun}${rest}`,
  ],
  // "hasn't placed an order for half a year or longer"
  [
    new RegExp(
      `\\b(?:for|in|over) (?:at least )?(half a year|an? (?:year|month|week|quarter)|(?:${COUNT}|\\d+) (?:days|weeks|months|years)) (?:or (?:longer|more)|and (?:longer|more|counting)|plus)${END}`,
      "gu",
    ),
    ({ input, index, 1: span }) =>
      /\b(?:not?|never|nothing)\b|n't\b/u.test(input.slice(0, index)) ? `in ${span}` : undefined,
  ],
  // "only started buying in 2026"
  [
    /\b(?:only |just )?(?:started|began|starting) (?:to )?(?:buy|order|shop|purchase|buying|ordering|shopping|purchasing)(?: from us| with us| here)?(?: only)? (?=(?:in|this|last|since|after|on|during|within|before)\b)/gu,
    ({ input, index }) =>
      /(?:\b(?:not|never|yet to)|n't)(?: even| ever)? $/u.test(input.slice(0, index))
        ? undefined
        : "first ordered ",
  ],
  // "Most product views in the last week - top 50 please"
  [
    /^(?:the )?most (product views|visits|page views|orders|purchases|returns|refunds|searches|spend|email opens|cart adds)([^,.;:-]*?)(?: - |, |: ?|; )(?:the |give me (?:the )?|just (?:the )?)?(top \d+(?: ?%| percent)?)(?: please| customers| people)*$/gu,
    ([, what, when, top]) => `${top} by ${what === "spend" ? "spend" : `number of ${what}`}${when}`,
  ],
  // "number one through one hundred by spend"
  [
    /\b(?:numbers?|no\.?|places?|ranks?|ranked|positions?) (?:one|1|#1) (?:through|thru|to|until|-) (?:number |#|no\.? ?)?(\d+|ten|twenty|twenty-five|fifty|(?:one |a )?hundred)(?= (?:by|in|of|for|on)\b)/gu,
    ([, last = ""]) =>
      `top ${{ ten: 10, twenty: 20, "twenty-five": 25, fifty: 50, hundred: 100, "one hundred": 100, "a hundred": 100 }[last] ?? last}`,
  ],
  // "biggest refunders, say top 25 by amount"
  [
    /\b(?:our |the )?(?:biggest|top|largest|heaviest|worst) (?:refunders|returners),? ?(?:say|i\.?e\.?,?|so|meaning|-|:)? ?(?:the )?top (\d+(?: ?%| percent)?)(?: by (?:amount|value|money|refund(?:ed)? (?:amount|value)))?/gu,
    ([, count]) => `top ${count} by refunded amount`,
  ],
  // "paid more than $80 for a single product"
  [
    new RegExp(
      `\\b(?:paid|spent|pay|spend) (${SIDE}${FIGURE}) (?:for|on) (?:an?|one|any)(?: single| one)? (?:product|item|article|piece|thing)\\b`,
      "gu",
    ),
    ([, figure]) => `bought an item priced ${figure}`,
  ],
  // "bought exactly twice, the last time over 100 days ago"
  [
    /, (?:and |with |but )?(?:the |their )?(last|first|most recent|latest) (?:time|occasion|one)(?: being| was| is)? (?=(?:over|more|less|under|at least|at most|within|between|before|after|since|in|on|this|last)\b|\d)/gu,
    ({ input, index, 1: which }) =>
      /\b(?:bought|ordered|purchased)\b(?!.*\b(?:visited|opened|returned|searched|viewed|clicked)\b)/u.test(
        input.slice(0, index),
      )
        ? `, ${which} order `
        : undefined,
  ],
  // "dropped to one or none in 2025"
  [
    new RegExp(
      `,? (?:and |but )?(?:then )?(?:dropped|fell|went|came|declined|slipped|sank|decreased|is down|are down|down)(?: down)? to (?:only |just )?(${COUNT}|\\d+)((?: or (?:none|zero|less|fewer|no orders?))?)(?: ${ORDER})?(?= (?:in|this|last|during|since)\\b)`,
      "gu",
    ),
    ({ input, index, 1: count, 2: less }) => {
      const ahead = input.slice(0, index);
      const done = /\b(?:spen[dt]|spending|revenue|value|rate|share|money)\b|[$€£]/u.test(ahead)
        ? undefined
        : lastDone(ahead);
      return done && ` and ${done} ${less === "" ? "exactly" : "at most"} ${count} times`;
    },
  ],
  [
    /\b(?:one|1) or (?:none|zero)\b(?= (?:orders?|purchases?|times?|in|this|last|refunds?|returns?|visits?))/gu,
    "at most one",
  ],
  // "this year or last year, either one": one of them is enough
  [
    /(?<=\bor\b[^.;]{1,40}?),? \(?either (?:one|way|of them|of the two|will do|is fine|is ok|works)\)?(?=\s*(?:$|[,.;)]))/gu,
    "",
  ],
  // "email subscribers, bought or not"
  [
    /,? \(?(?:whether )?(?:they )?(?:have |had )?(?:bought|ordered|purchased|visited|opened)(?: anything| something| before)?,? or not\)?(?=\s*(?:$|[,.;)]|but\b))/gu,
    ({ index }) => (index === 0 ? undefined : ""),
  ],
  // "i think my boss means those who …"
  [
    /^(?:(?:i|we) (?:think|guess|believe|suppose|assume) )?(?:that )?(?:my|our|the) (?:boss|manager|ceo|cmo|lead|director|colleague|team lead) (?:means|meant|wants|wanted|needs|said|asked for|is asking for|is after)(?: to see| us to (?:find|target|reach))?(?: is| was)?:? /gu,
    "",
  ],
  [/\bstill spending\b(?=\s*(?:$|[,.;)]|and\b|but\b|with us\b))/gu, "still buying"],
  // "no order yet this month": so far, and no contrast
  [
    /(?<=(?:\b(?:no|not|never|nothing|without)\b|n't\b)[^,.;]{0,40}?) yet(?= (?:this|in|today|since|during|on|for|within|so far|all)\b)/gu,
    "",
  ],
  [/\ban? (?:even|full|whole|exact|round) (?=dozen\b|hundred\b)/gu, "a "],
  [
    /\b(?:contribut(?:ing|ed|e|es)|bringing in|generating) (?=(?:more than |less than |over |under |at least |at most |above |below )?[$€£\d])/gu,
    "spent ",
  ],
  [
    /(?<=\bspent [^,.;]{1,30}) in (?:lifetime|total|all-time) (?:order )?(?:value|spend|revenue|sales)\b/gu,
    " over all time",
  ],
  // "five help page views": views of that page
  [
    new RegExp(
      `\\b((?:${COUNT}|\\d+\\+?|any|no|several)(?: or more| times)?) (?!product\\b|site\\b|web\\b|unique\\b|total\\b|different\\b)([a-z]+) page (?:views|visits)\\b`,
      "gu",
    ),
    ([, count, page]) => `${count} visits to the ${page} page`,
  ],
  [
    /\b(visited|visiting|visits?|opened|read|reading|on) (?:the |our )?help(?= (?:in|this|last|at least|more|twice|once|since|within|before|after)\b|\s*(?:$|[,.;)]))/gu,
    ([, verb]) => `${verb} the help page`,
  ],
];
