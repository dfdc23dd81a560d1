import { catalogOf } from "#lib/catalog/from-messages.ts";
import { populationOf } from "#lib/customers/histories.ts";
import { membersOf } from "#lib/customers/reference-engine.ts";
import { BUILT_IN_FEATURES, builtInFormulas } from "#lib/features/built-in.ts";
import { parseMessage } from "#lib/messages/parse.ts";
import type { Message } from "#lib/messages/schema.ts";
import { Rule } from "#lib/rules/schema.ts";
import { validateRule } from "#lib/rules/validate.ts";
import { instantFromText } from "#lib/std/iso-date.ts";
import { timeZone } from "#lib/std/time-zone.ts";

/** Builders of small shops for tests: messages are written as clients send them, and read as they are on arrival. */
type Raw = Readonly<Record<string, unknown>>;

export function track(userId: string, event: string, timestamp: string, properties: Raw = {}): Raw {
  return { type: "track", userId, event, timestamp, properties };
}

export function order(userId: string, timestamp: string, properties: Raw = {}): Raw {
  return track(userId, "order_completed", timestamp, properties);
}

export function identify(userId: string, timestamp: string, traits: Raw = {}): Raw {
  return { type: "identify", userId, timestamp, traits };
}

export type ShopOptions = {
  readonly asOf: string;
  readonly zone?: string;
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  readonly segments?: Readonly<Record<string, unknown>>;
};

export function messagesOf(raws: readonly Raw[]): readonly Message[] {
  return raws.map((raw) => {
    const parsed = parseMessage(raw, undefined);
    if (!parsed.ok) throw new Error(`${JSON.stringify(raw)}: ${parsed.error.message}`);
    return parsed.value;
  });
}

/** The members of a rule, as ids joined by blanks ("" for nobody). Throws if the rule is not valid. */
export function members(raws: readonly Raw[], rule: unknown, options: ShopOptions): string {
  const messages = messagesOf(raws);
  const { lists = {}, segments = {} } = options;
  const { events, traits } = catalogOf(messages);
  const valid = validateRule(rule, {
    hasEvent: (name) => events.has(name),
    hasTrait: (name) => traits.has(name),
    hasFeature: (name) => BUILT_IN_FEATURES.includes(name),
    hasList: (key) => key in lists,
    segmentRule: (key) => segments[key],
  });
  if (!valid.ok) throw new Error(valid.error.map(({ path, message }) => `${path}: ${message}`).join("; "));
  const asOf = instantFromText(options.asOf);
  if (asOf === undefined) throw new Error(`${options.asOf} is not a time`);
  const found = membersOf(valid.value, populationOf(messages).at(asOf), {
    asOf,
    zone: timeZone(options.zone ?? "UTC"),
    formulas: builtInFormulas,
    segmentRule: (key) => Rule.parse(segments[key]),
    listIds: (key) => new Set(lists[key]),
  });
  return found.join(" ");
}
