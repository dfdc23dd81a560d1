import { type Entry, entry, filler, pairs, w } from "#lib/interpretations/built-in/words/entry.ts";

const IN_THAT = ["", "in ", "during ", "within ", "over ", "on ", "of ", "for "];
const THAT = [
  "that",
  "that same",
  "that very",
  "the same",
  "this same",
  "said",
  "the said",
  "that particular",
];

/** "in that quarter", "that same month": every way to point back at a period of that length. */
function thatPeriod(unit: string): string {
  return IN_THAT.flatMap((lead) => THAT.map((that) => `${lead}${that} ${unit}`)).join("|");
}

/** Words that point back at what was said before, in English. */
export const englishReferenceWords: readonly Entry[] = [
  entry(
    "switched to|switched over to|moved to|moved on to|moved over to|went over to|changed to|changed over to|turned to",
    w("switched"),
  ),
  entry("versusmore", { k: "versus", op: "gt" }),
  entry("versusless", { k: "versus", op: "lt" }),
  entry("versustimes", w("versustimes")),
  entry(
    "anniversary|anniversaries|anniversary falls|anniversary is|anniversary coming up|anniversary comes up",
    w("anniversary"),
  ),
  ...["day", "week", "month", "quarter", "year"].map((unit) => entry(thatPeriod(unit), w(`that${unit}`))),
  entry(
    "in that order|in this order|in that sequence|in this sequence|in exactly that order|in that exact order|in exactly this order|one after the other|one after another|in sequence|strictly in that order|in the order given",
    w("inorder"),
  ),
  entry(
    "of which|of whom|of them|of those|of these|among them|amongst them|among which|among those",
    w("ofthem"),
    filler,
  ),
  entry(
    "the same one|the same item|the same product|the same thing|the same ones|the same items|the same products|the same things|that same item|that same product|that product|that item|those products|those items|these products|these items",
    w("thesame"),
  ),
  entry(
    "another|another one|one more|a second one|another pair|a further one|any more of them|any more of those",
    w("another"),
  ),
  entry(
    pairs(
      pairs(
        "of|units of|pieces of|pcs of|copies of|items of|times",
        "the same|the very same|one and the same|one|a single|any one|any single|the exact same|an identical",
      ),
      "product|item|article|thing|sku|good",
    ),
    w("oneproduct"),
  ),
  entry(
    "not both|not both of them|not both of these|not both of those|never both|not the two together|not both together|not both at once|only one of them|only one of the two|only one of those|only one of these|just one of them|just one of the two|exactly one of them|exactly one of the two|not the other|one of the two only",
    w("notboth"),
  ),
  entry(
    "first and last|first and latest|first and most recent|last and first|latest and first|very first and very last|first as well as last|first and also last",
    w("firstandlast"),
  ),
  entry(
    "in the same timespan|in that same window|in that same timeframe|in that same time|over that same period|during that same period|within that same period|within that period|within this period|in that interval|during this period|over this period|in this window|in this timeframe|that same period|in that stretch|in the meantime|meanwhile|in this time|during this time|in those days",
    w("sameperiod"),
  ),
];
