import type { Lexicon } from "#lib/interpretations/built-in/lexicon.ts";
import { normalise } from "#lib/interpretations/built-in/normalise.ts";
import { PURPOSES } from "#lib/interpretations/built-in/purposes-english.ts";
import { segment } from "#lib/interpretations/built-in/segment.ts";
import { hasWord, type Piece } from "#lib/interpretations/built-in/sense.ts";

type Stretch = { readonly from: number; readonly to: number };

const WE = "(?:we|i|our \\p{L}+|the (?:team|boss|ceo|marketing team|sales team)|my \\p{L}+)";
const MEAN_TO =
  "(?:(?:really |just |only |then )?(?:want|wants|need|needs|plan|plans|intend|hope|hopes|would like|would love|(?:are|am|is) (?:going|planning|trying|hoping|looking))(?: to)?|can|could|may|might|will|should)";
const SHORT_MEAN_TO = "(?:we|i)(?:'re|'m|’re|’m) (?:going|planning|trying|hoping|looking) to";
const SHORT_WILL = "(?:we|i)(?:'d|'ll|’d|’ll)(?: (?:like|love|want) to)?";
const INTENT = `(?:${WE} ${MEAN_TO}|${SHORT_MEAN_TO}|${SHORT_WILL})`;
/** What a request's maker means to do: never with a relative clause, which would say of whom. */
const ACT = "(?![^,.;:!?\\n]*\\b(?:who|whose|that|which|where)\\b)[^,.;:!?\\n()]{1,80}";
const OCCASION =
  "(?:campaigns?|mailings?|newsletters?|promo|promotions?|reviews?|meetings?|reports?|presentations?|launch|surveys?|(?:e-?mail )?blast|flyers?|push|events?|webinar|mailshots?|outreach|audit|deck|board|qbr|experiment|raffle|giveaway|anniversary|offers?|project)";
const START = "(?<=^\\s*|[,.;:!?\\n(-]\\s*)";

const BEHIND = "(?<=\\S)(?:\\s*[,;.(–—-])*\\s+";

const HEADS =
  "(?:something|anything|an?|the|our|some|out|this|that|my|one|free|\\d+ ?%|\\d+ (?:percent|dollars|bucks|euros?)|[$€£]\\d+|discount|thank-you|coupons?|vouchers?|offers?|discounts?|cards?|notes?|gifts?|samples?)";
const GIVING =
  "(?:send|give|offer|mail|ship|hand(?: out)?|post|e-?mail|show|pitch|sell|push|present|award|grant|extend|text|announce|promote|recommend|introduce|launch|write|say)";
const TALKING =
  "(?:ask|thank|reward|contact|call|phone|ring|invite|apologi[sz]e to|say sorry to|say thanks to|say thank you to|reach out to|win back|re-?engage|nudge|remind|congratulate|survey|interview|message|upsell|cross-sell|re-?target|target|re-?activate|surprise|treat|write to|talk to|speak to|speak with|talk with|get in touch with|follow up with|check in with|market to|advertise to|notify|warn|inform|cheer up|pamper|wake up|approach|address|ping|chase|appeal to|get back|e-?mail|text|mail)";
const CALLS =
  "(?:thank|reward|contact|invite|apologi[sz]e to|reach out to|win back|re-?engage|nudge|remind|congratulate|survey|re-?target|target|re-?activate|notify|get in touch with|follow up with)";
const MEANS = `(?:${INTENT}|(?:i'm |i am |we're |we are )?(?:looking|hoping|planning|wanting|trying|going|about|keen|wishing) to|(?:i |we )?(?:want|need|wanna|would like|plan|intend|ought|have) to|let's|let us|help me(?: to)?|time to|the plan is to|the idea is to|goal is to|the aim is to|aim:? to|purpose:? to|please)`;
const WHO = "(?=(?:the |all |all the |any |those |our |every )?[\\p{L}\\d])";

/** What a request's maker means to do, right before whom it is for, who may be named behind it by any word. */
const PLANS: readonly RegExp[] = [
  // "I'd like to send something nice to the men …", "looking to give a discount to anyone who …"
  new RegExp(
    `${START}(?:${MEANS} )?${GIVING} ${HEADS}(?: (?!(?:to|who|whose|that|which|and|but|or)\\b)[\\p{L}\\d%$€£'-]+){0,6} to ${WHO}`,
    "giu",
  ),
  // "want to apologize to people …", "we'd like to invite gold members …"
  new RegExp(`${START}(?:${MEANS} ${TALKING}|${CALLS}) (?!(?:them|it|back)\\b)${WHO}`, "giu"),
  // "… from Paris to an event", "to a tasting": where they are invited to
  /(?<=\binvite\b[^.;:!?\n]{3,80}) to (?:an?|the|our) (?!(?:site|store|shop|website|cart|basket)\b)(?:[\p{L}-]+ ){0,3}(?:event|party|webinar|launch|preview|tasting|dinner|evening|fair|show|sale|opening|programme?|workshop|meet-?up|session|club|panel|beta)\b/giu,
  // "We had an issue with … so I need all who …"
  new RegExp(
    `${START}(?:we|there|our [\\p{L}-]+) (?:had|have|has|was|were|is|are|got|ran|run|made) [^,.;:!?\\n]{1,60}?,? so (?:(?:i|we) )?(?:now |therefore )?(?:need|want|would like|am after|are after)(?= )`,
    "giu",
  ),
  // "folks we can send a thank-you card to: …", "people to call about their refund: …"
  new RegExp(
    `${START}(?:(?:i|we) (?:need|want|would like) |(?:get|give|show|find|pull|build|make) (?:me|us)? ?)?(?:(?:an?|the) (?:list|group|set|bunch) of )?(?:people|customers|folks|those|ones|buyers|shoppers|contacts|somebody|someone|users)(?: (?:that|who|whom))? (?:we|i) (?:can|could|should|might|want to|need to|ought to|have to|would like to|plan to) (?:${GIVING}|${TALKING})[^,.;:!?\\n]{0,50}\\s*[:–—-]`,
    "giu",
  ),
];

const REASONS: readonly RegExp[] = [
  // "because we want to win them back", "so we can send them a coupon", "since I'd like to thank them"
  new RegExp(`${BEHIND}(?:because|cause|cos|since|as|so|so that|such that|for) ${INTENT} ${ACT}`, "giu"),
  // "so that they get a discount"
  new RegExp(
    `${BEHIND}so(?: that)? they (?:can|could|will|would|may|might|get|receive|feel|come|return|know|don't) ${ACT}`,
    "giu",
  ),
  // "in order to win them back", "so as to thank them"
  new RegExp(`${BEHIND}(?:in order|so as) to ${ACT}`, "giu"),
  // ", to win them back"
  new RegExp(
    `(?<=\\S)\\s*[,;(-]\\s*to (?:win|get|bring|thank|say|give|send|offer|invite|nudge|remind|reward|re-?engage|re-?activate|wake|upsell|cross-sell|re-?target|call|e-?mail|ask|tell) (?:them|these|those people|thank)\\b(?![^,.;:!?\\n]*\\bto\\b)${ACT.replace("{1,80}", "{0,80}")}`,
    "giu",
  ),
  // "For our spring campaign, …", "…, for the autumn mailing"
  new RegExp(
    `${START}(?:this is |it's |it is )?for (?:the|our|my|a|an|this|next|tomorrow's|today's) [^,.;:!?\\n]{0,40}?\\b${OCCASION}(?: (?:next|this|on) \\p{L}+)?\\s*(?:[,.:;!-]|$)`,
    "giu",
  ),
  // "Our team is planning an outreach to …": to whom is what follows.
  new RegExp(
    `${START}${WE}(?: am| are| is| will be|'re|'m|’re|’m)? (?:currently |now |also )?(?:planning|preparing|running|doing|launching|organi[sz]ing|setting up|putting together|thinking (?:of|about)|working on|starting) (?:an?|the|our|some|this|another) [^,.;:!?\\n]{0,30}?\\b${OCCASION} (?:to|for|aimed at|targeting|targeted at|directed at|with)(?= )`,
    "giu",
  ),
  // "I'm planning a trade-in promo. Who bought …", "we are running a spring sale: who …"
  new RegExp(
    `${START}${WE}(?: am| are| is| will be|'re|'m|’re|’m)? (?:currently |now |also )?(?:planning|preparing|running|doing|launching|organi[sz]ing|setting up|putting together|thinking (?:of|about)|working on|starting|hosting|building) (?:an?|the|our|some|this|another|my) [^,.;:!?\\n]{0,40}?\\b(?:${OCCASION}|sale|week|day|drop|release|collection|event|lookbook|catalogue|list|segment|audience|programme?|flow|journey|automation|test|popup|pop-up)\\s*[.!:;-]+`,
    "giu",
  ),
  // "I'm planning a spring sale and need those who …"
  new RegExp(
    `${START}${WE}(?: am| are| is| will be|'re|'m|’re|’m)? (?:currently |now |also )?(?:planning|preparing|running|doing|launching|organi[sz]ing|setting up|putting together|thinking (?:of|about)|working on|starting|hosting) (?:an?|the|our|some|this|another|my) [^,.;:!?\\n]{0,40}?\\b(?:${OCCASION}|sale|week|day|drop|release|collection|lookbook|programme?|flow|journey|automation|test|popup|pop-up),? (?:and|so)(?: therefore| now)? (?:(?:i|we) )?(?:need|want|would like|am after|are after)(?= )`,
    "giu",
  ),
  // "Need an audience for a re-engagement flow - …"
  new RegExp(
    `${START}(?:(?:i|we) )?(?:need|want|would like|looking for|require|build|make|create|get me|give me|pull) (?:an?|the|some|another|one) (?:[\\p{L}-]+ ){0,2}?(?:list|segment|audience|group|export|cohort|target group) for (?:an?|the|our|my|this|another|next \\p{L}+'s) [^,.;:!?\\n]{0,40}?\\b(?:${OCCASION}|sale|flow|journey|automation|test|drop|release|programme?|sequence|series|ads?)\\s*[:,;–—-]`,
    "giu",
  ),
  // "support wants a heads-up list: …", "finance asked for an overview:"
  new RegExp(
    `${START}(?:our |the |my )?[\\p{L}&-]+(?: [\\p{L}&-]+)? (?:wants?|needs?|asked for|asks for|would like|is after|are after|requested|is asking for|are asking for|has requested|is looking for) (?:an?|the|some|this|another|one) (?:[\\p{L}-]+ ){0,3}?(?:list|segment|audience|group|export|file|report|cut|extract|sheet|overview|number|count|pull|look|query|cohort|view)s?\\s*[:–—-]`,
    "giu",
  ),
  // "I'm not sure how to phrase this, but", "Following up on yesterday's call:", "As discussed,"
  new RegExp(
    `${START}(?:(?:i'?m|i am|we're|we are|i’m) not sure (?:how|if|whether) [^,.;:!?\\n]{1,40}, but|(?:following up|circling back|coming back|referring|with reference|further) (?:on|to) [^,.;:!?\\n]{1,50}[,:.]|(?:as|like) (?:discussed|agreed|mentioned|promised|requested|said|talked about)(?: [^,.;:!?\\n]{1,30})?[,:]|(?:per|as per) (?:my|our|your|the) [^,.;:!?\\n]{1,40}[,:]|(?:sorry|apologies) (?:to|for) [^,.;:!?\\n]{1,40}(?:, but|[,.:])|this is (?:for|about) [^,.;:!?\\n]{1,40}[,:.]|need(?:ed)? (?:this|it) (?:by|for|before) [^,.;:!?\\n]{1,20}[,:.])`,
    "giu",
  ),
  // "as they get their own mailing"
  /(?<=\S)[,;(-]*\s+(?:because|since|as) (?:they|those|these)(?: will|'ll|’ll| already| always)*(?: get| are getting| have| receive| are on) (?:their own|a separate|another|a different)\b[^,.;:!?\n()]{0,40}/giu,
  // "lost customers worth winning back"
  /(?<=\S)\s*[,;(-]*\s*(?:that are |who are |that's |who's )?worth (?:winning back|keeping|re-?engaging|targeting|contacting|calling|a call|an e-?mail|chasing|inviting|saving|reactivating)\b/giu,
  // ", want to suppress them", "to be excluded from the mailing"
  /(?<=\S)\s*[,;(–-]+\s*(?:(?:and|so) )?(?:(?:i|we) )?(?:want|need|plan|would like|'d like|'ll|will|are going|going|hoping|trying|looking|have|wanna) (?:to )?[a-z-]+ (?:them|these|those|these people|all of them|this group)\b[^,.;:!?\n()]{0,40}/giu,
  // "wherever they live"
  /(?<=\S)\s*[,;(-]*\s*(?:wherever they (?:live|are|come from|may live|may be)|whoever they are|whatever their (?:tier|age|country|city|gender|level|language)(?: is| may be)?)\b/giu,
  // "whenever that was"
  /(?<=\S)\s*[,;(-]*\s*(?:whenever|wherever) (?:that|it|this|those) (?:was|were|is|happened|may be|might (?:be|have been))\b/giu,
  // "whether or not they bought", "regardless of when", "no matter how much they spent"
  /(?<=\S)\s*[,;(-]?\s*(?:whether or not|regardless (?:of|if|whether)|no matter|irrespective of|never mind)(?![^,.;:!?\n]*\b(?:and|but|who|whose|that|except|last|past|since)\b)[^,.;:!?\n()]{0,60}/giu,
];

/** Then it may say who is meant, which nothing may leave out. */
const NAMES_PEOPLE =
  /\b(?:customers?|people|everyone|everybody|users?|buyers?|shoppers?|clients?|members?|folks|women|men|ladies|males?|females?|all of|anyone|without|except|excluding|unless|never|in the last|in the past)\b/iu;

/**
 * What a description says of its maker's reasons, and of what does not matter: "because we want to win them back",
 * "so we can send them a coupon", "whether or not they bought". It names nobody who is meant; where it may, it stays.
 */
export function reasonsIn(typed: string, lexicon: Lexicon): readonly Stretch[] {
  const plans = [...PLANS, ...PURPOSES].flatMap((plan) =>
    [...typed.matchAll(plan)].map(({ 0: words, index }) => ({ from: index, to: index + words.length })),
  );
  return [...plans, ...reasonsOf(typed, lexicon)]
    .toSorted((a, b) => a.from - b.from)
    .filter((each, index, all) => {
      const before = all[index - 1];
      return !before || each.from >= before.to;
    });
}

function reasonsOf(typed: string, lexicon: Lexicon): readonly Stretch[] {
  return REASONS.flatMap((reason) =>
    [...typed.matchAll(reason)].flatMap(({ 0: words, index }) => {
      if (NAMES_PEOPLE.test(words)) return [];
      const pieces = segment(normalise(words).text, lexicon);
      const isWhole = index + words.length >= typed.length && index === 0;
      const link = pieces.findIndex((piece) => hasWord(piece, "and", "but", "or", "then", "not"));
      const isGoingOn = link >= 0 && pieces.slice(link).some(tellsOfSome);
      return isWhole || isGoingOn || pieces.some(namesSome)
        ? []
        : [{ from: index, to: index + words.length }];
    }),
  );
}

/** "… and spent over 100": a condition behind the reason. */
function tellsOfSome(piece: Piece): boolean {
  return piece.senses.some(
    ({ k }) =>
      k === "event" || k === "spend" || k === "values" || k === "number" || k === "vague" || k === "search",
  );
}

/** Values of the customers themselves, and what they may be asked for. */
function namesSome(piece: Piece): boolean {
  return (
    hasWord(piece, "birthday", "signup", "consent", "noconsent", "yearsold", "first", "second") ||
    piece.senses.some(
      (sense) =>
        sense.k === "sensitive" ||
        (sense.k === "values" && sense.values.every(({ target }) => target.kind === "trait")),
    )
  );
}
