/** Behind these "for" says what was done, and for what: "signed up for the newsletter", "searched for gifts". */
const NO_ACT =
  "(?<!\\b(?:sign(?:ed|ing|s)?[- ]?ups?|signups?|subscri(?:be|bes|bed|bing|bers?|ptions?)|regist(?:er|ers|ered|rations?)|opt(?:ed|ing|s)?[- ]?in|opt-ins?|search(?:ed|es|ing)?|look(?:ed|ing|s)?|shop(?:ped|ping|s)?|ask(?:ed|ing|s)?|appl(?:y|ied)|paid|pay|pays|spen[dt]|spends|spending|consent(?:ed|s)?|permission|enrol(?:led|s)?|join(?:ed|s)?|wait(?:ed|ing|s)?|codes?|coupons?|vouchers?|discounts?|used?|using|orders?|ordered|bought|purchased|purchases?|buys?|tickets?|e-?mails?|newsletters?|texts?|messages?|sms|push(?:es)?|notifications?|mailings?|links?|ads?|not|never|except|but|and|or|interested|active|been|gone|quiet|silent|eligible|known|cart|agreed?|agrees|allow(?:s|ed)?|willing|happy|fine|ok|said yes|want(?:s|ed)? )[\\s,;(–—-]+)";
const WHOSE =
  "(?:an?|the|our|my|this|that|next|tomorrow's|today's|tonight's|an upcoming|the upcoming|some|another|their|(?:mon|tues|wednes|thurs|fri|satur|sun)day's|(?:jan|febr)uary's|next (?:week|month)'s)";
const KIND =
  "(?:(?:upcoming|new|next|big|small|little|quick|short|free|monthly|weekly|quarterly|annual|yearly|birthday|anniversary|thank[- ]you|loyalty|e-?mail|sms|facebook|google|instagram|meta|spring|summer|autumn|fall|winter|holiday|christmas|easter|black friday|vip|board|sales|marketing|customer|personal|handwritten|discount|welcome|win-?back|re-?engagement|referral|exclusive|private|early access|product|pr|crm|phone|press) ){0,3}";
const USE =
  "(?:apps?|reports?|reporting|reviews?|meetings?|decks?|presentations?|slides|newsletters?|mailings?|mailers?|mailshots?|mailing lists?|blasts?|e-?mails?|cards?|campaigns?|promos?|promotions?|sales?|flyers?|catalogues?|catalogs?|upsell(?:ing)?|upsells|cross-?sell(?:ing)?|win-?backs?|surveys?|questionnaires?|polls?|notes?|gifts?|gift box(?:es)?|gift cards?|goodie bags?|samples?|sampling|programmes?|programs?|events?|part(?:y|ies)|dinners?|brunch|launch(?:es)?|tests?|testing|a/?b[- ]tests?|experiments?|pilots?|analys[ie]s|retargeting|re-?targeting|remarketing|ads?|ad set|advertising|lookalikes?|look-?alikes?|audiences?|call cent(?:er|re)|call lists?|calls?|calling|service|support|team|crm|marketing|outreach|follow-?ups?|sms|texts?|whatsapp|push(?: notifications?)?|notifications?|vouchers?|raffles?|giveaways?|draws?|contests?|betas?|interviews?|webinars?|invitations?|invites?|nudges?|reminders?|re-?activation|re-?engagement|boss|ceo|cmo|agency|finance|me|us|access|perks?|treats?|offers?|drops?|previews?|pop-?ups?|workshops?)";
/** When it is to be: only what is to come, as "this month", "on Monday", "in March" may say when something was done. */
const WHEN =
  "(?: (?:(?:by |before |for )?(?:next (?:[a-z]+day|week|month|quarter|year|spring|summer|autumn|fall|winter)|tomorrow|tonight)|(?:later|coming up) this (?:week|month|year)))?(?: please| pls| thanks)?";
const DO =
  "(?:e-?mail|contact|call|phone|ring|text|message|write to|reach out to|invite|thank|reward|target|re-?target|win back|re-?engage|re-?activate|nudge|remind|survey|interview|upsell|treat|surprise|notify|follow up with|get in touch with|send (?:them |out )?(?:an? |the |our |some )?(?:[a-z-]+ ){0,2}?(?:coupons?|codes?|vouchers?|offers?|e-?mails?|gifts?|cards?|notes?|samples?|surveys?|invites?|invitations?|reminders?|messages?|texts?))";
/** Whom one can write to is who agreed to it. */
const CAN_DO =
  "(?:call|phone|ring|invite|thank|reward|target|re-?target|win back|re-?engage|re-?activate|nudge|remind|survey|interview|upsell|treat|surprise|follow up with)";
const END = "\\s*[.!)]*\\s*$";
const FILE = "(?:csv|excel|xlsx?|spreadsheet|google sheets?|sheet|table|file|export|list|pdf)";
const DETAIL =
  "(?:names?|e-?mails?|e-?mail addresses|addresses|phone numbers?|phones?|numbers|ids?|contact details|contact info|contacts)";

/** What a list is for, who gets it and in what form, at the end of a request: it says nothing of who is meant. */
export const PURPOSES: readonly RegExp[] = [
  // "… for the card", "… for our spring campaign next week"
  new RegExp(
    `(?<=\\S)(?:\\s*[,;(–—-])*\\s+${NO_ACT}for (?:${WHOSE} )?${KIND}${USE}(?: and (?:for )?(?:the |our |a |an )?${KIND}${USE})?${WHEN}${END}`,
    "giu",
  ),
  // "… to email", "… to send them a coupon"
  new RegExp(
    `(?<=\\S)(?:\\s*[,;(–—-])*\\s+${NO_ACT}to ${DO}(?: next| about it| today| tomorrow| soon| again)?${END}`,
    "giu",
  ),
  // "… that I can call", "… we should invite"
  new RegExp(
    `(?<=\\S)(?:\\s*[,;(–—-])*\\s+(?:(?:that|whom|who|so that|so) )?(?:i|we) (?:(?:could|should|might|will|would like to|want to|need to|plan to|are going to) ${DO}|(?:can|may) ${CAN_DO})(?: them)?(?: next| about it| today| tomorrow| soon| again)?${END}`,
    "giu",
  ),
  // "… as a CSV", "… in Excel"
  new RegExp(
    `(?<=\\S)(?:\\s*[,;(–—-])*\\s+(?:as|in|into) (?:an? |the )?(?:excel |csv |simple |plain )?${FILE}${END}`,
    "giu",
  ),
  // "… with their emails", "…, names and emails"
  new RegExp(
    `(?<=\\S)(?:\\s*[,;(–—-])*\\s+(?:(?:with|incl\\.?|including|plus|and|along with) (?:all )?their ${DETAIL}(?:(?:,| and|, and) ${DETAIL})*|${DETAIL}(?:(?:,| and|, and) ${DETAIL})+)${END}`,
    "giu",
  ),
  // "…, right?", "… if that works"
  /(?<=\S)(?:\s*[,;(–—-])+\s*(?:right|correct|ok|okay|yes)\s*[?.!)]*\s*$/giu,
  /(?<=\S)(?:\s*[,;(–—-])*\s+(?:thx in advance|in advance|if that works|if that'?s (?:ok|okay|fine|possible|easy)|exactly (?:these|those|them)|nothing else needed|no more than that)\s*[?.!)]*\s*$/giu,
];
