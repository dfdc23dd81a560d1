import { type Entry, entry, filler, vague, w } from "#lib/interpretations/built-in/words/entry.ts";

/** How sure, how glad or how exact somebody is: it says nothing of the customers, and is shown as passed over. */
export const hedgingWords: readonly Entry[] = [
  entry(
    "even|btw|afaik|fyi|tbh|imho|imo|urgent|urgently|as a start|for a start|to begin with|dear team|hey team|hi team|dear all|hi all|hey all|heads up|maybe|perhaps|ideally|preferably|hopefully|admittedly|conceivably|generally speaking|strictly speaking|roughly speaking|all in all|by and large|i guess|i think|we think|i suppose|i reckon|i believe|i assume|i presume|i would say|i'd say|if you ask me|as far as i can tell|as far as i know|if i remember correctly|if i remember right|if i'm not mistaken|for what it's worth|when all is said and done|at the end of the day|or something like that|or something|or whatever|and stuff|and such|and the like|as a rule|to put it simply|put simply|in plain words|in simple terms|as simple as that|as always|as usual",
    filler,
  ),
  entry(
    "unfortunately|fortunately|luckily|thankfully|sadly|regrettably|surprisingly|interestingly|importantly|understandably|strangely|oddly|funnily enough|funnily|amusingly|curiously|happily|gladly|cheerfully|kindly enough|willingly|eagerly|enthusiastically|politely|patiently|proudly|bravely|cleverly|wisely|nicely|successfully|voluntarily|seriously|sincerely",
    filler,
  ),
  entry("sometime|at some stage|at some moment|at whatever time|at any moment", filler),
  entry("belongs to|belong to|belonging to|amongst the|among the|among our|among|amongst", filler),
  entry("when it comes to|as far as", w("by"), filler),
  entry("weakest|poorest", w("bottom")),
  entry("onwards|onward|and onwards|or later|forwards", w("onwards")),
  entry(
    "who are new|that are new|who is new|who's new|who're new|who are brand new|new to us|new to the shop|new to our shop|new to our store|newly won customers|newly won|newly gained customers",
    vague("new_customer"),
  ),
];
