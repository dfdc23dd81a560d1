import { z } from "zod";

/** What examples of one kind have in common, as docs/conventions.md heads and explains them. */
type Topic = { readonly title: string; readonly about: string };

/** What becomes of the words of a topic, and the topics in the order of the page. */
export const CONVENTION_PARTS = {
  rule: {
    vague: {
      title: "Vague words",
      about:
        "A word that says no figure has a named default, stated with others to choose from. The shop's own glossary comes before it, and a figure beside it is what is meant.",
    },
    figures: {
      title: "Figures, sums and shares",
      about:
        "A count, a sum or a share without a time is over all time. One order and all of them together are told apart by the words; a rough figure is a range.",
    },
    times: {
      title: "Times",
      about:
        "“Last month” is the calendar's, “the last month” is counted back from now. “Since”, “before”, “after” and “yet” are from the time said before them on, or up to it.",
    },
    festivals: {
      title: "Festivals and seasons",
      about:
        "A festival is the latest one that has come, its weekend goes from it to Sunday or from Saturday to it, and around it is a week to either side. Seasons are whole months.",
    },
    compared_times: {
      title: "One time against another",
      about:
        "More or less than in another time is a share of one sum in the other. What is said of each of several times holds in every one of them.",
    },
    named_before: {
      title: "What was named before",
      about:
        "“It”, “them”, “another”, 该品类 and a verb without goods are of what was named beside them; “since” is after it.",
    },
    one_order: {
      title: "One and the same order",
      about: "What goes on about an order or a thing is of that one, not of any other.",
    },
    only: {
      title: "Only, and nothing else",
      about:
        "“Only shoes” may be shoes in every order, or nothing besides them in any: the wording decides, and the other is offered.",
    },
    first_and_last: {
      title: "The first and the last",
      about: "The first or last order of certain things is not the very first or last order of all.",
    },
    and_or_not: {
      title: "And, or, not, except",
      about:
        "Kinds of people who cannot be the same are either of them. A “not” in front of “or” denies all of it. An exception ends where those who are left are spoken of again.",
    },
    values: {
      title: "Names of values",
      about:
        "Values of the catalog go by their common other names; tiers are in order where each of them has a well-known place.",
    },
    explained: {
      title: "Names and explanations",
      about:
        "What stands beside its own explanation is a name for it. Who corrects themselves means the latter.",
    },
    in_passing: {
      title: "What says nothing of the customers",
      about: "What a request is for, how sure or how polite somebody is, is passed over, and shown so.",
    },
  },
  question: {
    unknown: {
      title: "Words that are not known, or may be of anything",
      about: "The rest of the description is offered without them where it says something.",
    },
    impossible_times: {
      title: "Times that cannot be meant",
      about: "Days that do not exist or are still to come, and times that a rule cannot count.",
    },
    beyond_rules: {
      title: "What no rule can say, or no data tell",
      about: "What is missing is said, with something near where there is any.",
    },
    undecided: {
      title: "Two readings, or none",
      about:
        "Where two readings are equally good, both are offered; so are the parts that exclude each other.",
    },
  },
  refusal: {
    refused: {
      title: "Who is never selected",
      about:
        "Health, religion, ethnicity, sexual orientation, political views and children, also as a guess from something else.",
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Topic>>>>;

export type ConventionOutcome = keyof typeof CONVENTION_PARTS;

const example = { language: z.enum(["en", "zh"]), words: z.string() };
const ruleTopic = z.enum(keysOf(CONVENTION_PARTS.rule));
/** A part of an assumption; without it nothing may be assumed. */
const stated = z.string().optional();

/** An example of how words are read, and what must become of it: a line of cases/conventions.jsonl. */
export const Convention = z.union([
  /** The very rule of plain words. */
  z.strictObject({ ...example, topic: ruleTopic, plain: z.string(), stated }),
  z.strictObject({ ...example, topic: ruleTopic, restated: z.string(), stated }),
  /** A part of the question. */
  z.strictObject({ ...example, topic: z.enum(keysOf(CONVENTION_PARTS.question)), asked: z.string() }),
  /** A part of the refusal. */
  z.strictObject({ ...example, topic: z.enum(keysOf(CONVENTION_PARTS.refusal)), refused: z.string() }),
]);
export type Convention = z.infer<typeof Convention>;

/** The examples of a file, one a line. */
export function conventionsOf(lines: string): readonly Convention[] {
  return lines
    .split("\n")
    .filter(Boolean)
    .map((line) => Convention.parse(JSON.parse(line)));
}

function keysOf<Topics extends object>(topics: Topics) {
  return Object.keys(topics) as (keyof Topics & string)[];
}
