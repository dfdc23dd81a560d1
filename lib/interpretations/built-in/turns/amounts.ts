import { COUNT, FIGURE, type Turn } from "#lib/interpretations/built-in/turns/turn.ts";

const SIDE =
  "(?:more than |less than |over |under |at least |at most |above |below |up to |no more than |exceeding )";

/** What orders are worth, pieces, the first thing bought, and shares of money, in the words of every day. */
export const amountTurns: readonly Turn[] = [
  // "spend dropped to 50 this year"
  [
    new RegExp(
      `\\b(spend|spending|revenue) (?:has |have |is |are )?(?:dropped|fell|fallen|gone down|went down|declined|decreased|down|shrank|shrunk) (to|below|under) (?:only |just |less than |under )?(?=${FIGURE}(?! ?%| ?percent))`,
      "gu",
    ),
    ([typed, noun, side]) =>
      `${noun} ${side === "to" && !/less than|under/u.test(typed) ? "at most" : "less than"} `,
  ],
  // "redeemed anything", "sent everything back", "highest spending half"
  [/\bredeem(?:ed|s|ing)? (?:anything|something|any(?:thing)? of them)(?! of\b)/gu, "used a coupon"],
  [
    /\b(?:sent|send|sends|brought|gave|shipped) (?:everything|all of it|every order|all (?:of )?their orders|all they (?:bought|ordered)) back\b/gu,
    "returned everything they ordered",
  ],
  [
    /\b(?:the |our )?(?:highest|top|biggest|best)[- ]spending (half|third|quarter|fifth|tenth)\b(?: of (?:all |our |the )*(?:customers|buyers|shoppers|base))?(?! of\b)/gu,
    ([, part = ""]) =>
      `top ${{ half: 50, third: 33.3333, quarter: 25, fifth: 20, tenth: 10 }[part] ?? 50}% by spend`,
  ],
  // "in the top 10 by orders and by spend": in both
  [
    /\b((?:top|bottom) \d+ ?(?:%|percent)?(?: (?:customers|people|buyers|shoppers))?) by ((?:number of |total |lifetime )?[a-z]+(?: (?:views|opens|value))?) and (?:also )?by (?=(?:the )?(?:number of |total |lifetime |average )?(?:spend|spending|revenue|orders|order count|visits|returns|refunds|order value|product views|searches)\b)/gu,
    ([, rank, measure]) => `${rank} by ${measure} and ${rank} by `,
  ],
  // "without ever adding one to cart": none at all
  [
    /(?<=(?:\b(?:without|never|not|nor)\b|n't\b)[^,.;]{0,30}?\b(?:add(?:ed|ing)?|buy(?:ing)?|bought|order(?:ed|ing)?|put(?:ting)?|purchas(?:e|ed|ing)|view(?:ed|ing)?|return(?:ed|ing)?|open(?:ed|ing)?|click(?:ed|ing)?(?: on)?)) (?:one|a single one|any one)(?: of (?:them|these|those))?(?= (?:to|in|into) )/gu,
    " any",
  ],
  // "ordered twice, and once without a coupon": an order that had none
  [
    new RegExp(
      `(?<=\\b(?:ordered|bought|purchased|orders|purchases)\\b[^.;]{0,40}?(?:,|\\band|\\bbut)) ((?:and |but |also )*)(once|twice|${COUNT} times) without (?:an? |any )?(coupon|discount|voucher|promo code|code)\\b`,
      "gu",
    ),
    ([, link, often, what]) => ` ${link}ordered ${often} without a ${what}`,
  ],
  // "orders with a value of 50 or higher", "max single order value"
  [
    /\b(orders?|purchases?|checkouts?) (?:with|having|of|that (?:have|has|had)) an? (?:total |order )?(?:value|total|amount|worth|price) (?:of )?(?=[$€£\d]|over|under|above|below|more|less|at least|at most|between)/gu,
    ([, noun]) => `${noun} worth `,
  ],
  [
    /\b(?:max(?:imum)?|highest|biggest|largest|single highest|single largest|single biggest) (?:single |individual )?(?:order|purchase) (?:value|total|amount)\b/gu,
    "biggest order",
  ],
  // "sum of quantities bought is ten or greater", "total quantity ordered over 5"
  [
    new RegExp(
      `\\b(?:the )?(?:sum|total|total number|number|count)(?: of)?(?: the| all)? (?:quantit(?:y|ies)|units|pieces)(?: of (?:items|products|goods|things))? (?:bought|ordered|purchased)(?:,? (?:of )?all[ -]time,?|,? ever,?|,? overall,?|,? in total,?)?(?: is| are| was| being)? (${SIDE}|>=? ?|<=? ?|= ?)?(${COUNT}|\\d+)( or (?:more|greater|higher|above)|\\+)?(?! ?%)`,
      "gu",
    ),
    ([, side, count, more]) =>
      /[<>=]/u.test(side ?? "")
        ? `total items bought ${side}${count}`
        : `bought ${side ?? (more === undefined ? "" : "at least ")}${count} items`,
  ],
  [
    /\b(?:number|count) of (?:distinct|different|unique) (?:product )?(categories|brands|products)(?: (?:ever )?(?:purchased|bought|ordered))?\b/gu,
    ([, what]) => `different ${what}`,
  ],
  // "days since signup > 365"
  [
    /\b(days|weeks|months|years) since (?:the |their )?(?:sign-?up|signing up|registration|registering|joining)(?: is| was| being)?[:=]? ?(>=?|<=?|over|under|above|below|more than|less than|at least|at most|exceeds?) ?(\d+)\b/gu,
    ([, unit, side = "", count]) =>
      `signed up ${{ ">": "more than", ">=": "at least", "<": "less than", "<=": "at most", over: "more than", above: "more than", exceed: "more than", exceeds: "more than", under: "less than", below: "less than" }[side] ?? side} ${count} ${unit} ago`,
  ],
  // "first item ever bought was coffee"
  [
    /\b(?:whose |their |the )?(?:very )?(first|last|latest|most recent) (?:item|product|thing|article)(?: (?:that )?(?:they|he|she))?(?: have| has| had)?(?: ever)? (?:bought|ordered|purchased)(?: ever| from us)? (?:was|is|were)(?: an?| some| any)? (?=[a-z])/gu,
    ([, which]) => `${which} order was `,
  ],
  // "all orders contain only Puma"
  [
    /\b(?:all|every one)(?: of)?(?: their| the)? (?:orders|purchases) (?:contain|contained|include|included|have|had|are|were|consist of|consisted of|being)(?: of)? (?:only|nothing but|solely|exclusively|just) /gu,
    "only bought ",
  ],
  // "refunds come to more than 20% of what they paid"
  [
    new RegExp(
      `\\b(?:whose |their |the )?(?:total )?(?:refunds|returns|refunded amount|amount refunded)(?: in total| together)? (?:come|came|comes|amount|amounted|add up|added up|total|totalled|make up|made up|are|were|is|was|exceed|exceeds)(?: to)? (${SIDE}?\\d{1,3} ?(?:%|percent)(?: or more| or less)?) of (?:what they (?:paid|spent|have paid|have spent)|(?:their |the )?(?:total |overall |lifetime )?(?:spend|spending|revenue|payments|order value))`,
      "gu",
    ),
    ([, share]) => `refunded share of spend ${share}`,
  ],
  [
    /\b(net (?:spend|spending|revenue|sales))(?:,| -)? \(?(?:after|less|minus|net of) (?:refunds|returns)\)?/gu,
    ([, net]) => `${net}`,
  ],
  // "spend this quarter lower than spend last quarter"
  [
    /\b(spend|spending|orders|purchases|visits|revenue) ((?:in |during )?(?:this|last|the current) (?:year|quarter|month|week)|in (?:19|20)\d\d) (?:is |was |are |were |being )?(lower|higher|less|more|smaller|greater|bigger|fewer|larger) than (?:their |the |that of )?(?:\1 )?(?:that )?((?:in |during )?(?:this|last|the previous|the prior) (?:year|quarter|month|week)|in (?:19|20)\d\d|the (?:year|quarter|month|week) before)\b/gu,
    ([, noun, own, way = "", other]) =>
      `${noun} ${/higher|more|greater|bigger|larger/u.test(way) ? "more" : "less"} ${own} than ${other?.replace(/^the (?=year|quarter|month|week)(.*) before$/u, "last $1")}`,
  ],
];
