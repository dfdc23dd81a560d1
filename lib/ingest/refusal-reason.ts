/** Why a message was refused, by the sentence that stands in its record: the key of `ingest.refusals.<key>`, and its parts. */
export type RefusalReason = { readonly key: RefusalKey; readonly values: Readonly<Record<string, string>> };

/** The sentences of lib/messages/parse.ts, lib/currencies/convert.ts and this folder, for words in the reader's language. */
const SENTENCES = {
  notAnObject: /^A message must be a JSON object\.$/,
  noCustomer: /^A message needs a userId or an anonymousId\.$/,
  noTimestamp: /^A message needs a timestamp\.$/,
  type: /^The type must be track, page, screen, identify, group or alias, not (?<shown>.*)\.$/s,
  aliasNeeds: /^An alias needs a (?<field>\w+)\.$/,
  noEvent: /^A track message needs an event name\.$/,
  eventNotText: /^The event name must be text, not (?<shown>.*)\.$/s,
  eventEmpty: /^The event name (?<shown>.*) holds no letter or digit\.$/s,
  eventLong: /^The event name is longer than (?<most>\d+) characters\.$/,
  timestamp:
    /^The timestamp must be an ISO 8601 time with an offset, such as 2026-01-31T09:30:00Z, not (?<shown>.*)\.$/s,
  notText: /^(?<field>\w+) must be text, not (?<shown>.*)\.$/s,
  blank: /^(?<field>\w+) is blank\.$/,
  fieldLong: /^(?<field>\w+) is longer than (?<most>\d+) characters\.$/,
  notObject: /^(?<field>\w+) must be an object, not (?<shown>.*)\.$/s,
  manyNames: /^There are more than (?<most>\d+) names here\.$/,
  nameEmpty: /^The name (?<shown>.*) holds no letter or digit\.$/s,
  nameLong: /^The name is longer than (?<most>\d+) characters\.$/,
  numberLarge: /^The number is too large\.$/,
  textLong: /^The text is longer than (?<most>\d+) characters\.$/,
  deep: /^The value is nested too deeply\.$/,
  listLong: /^The list is longer than (?<most>\d+)\.$/,
  bytes: /^A message may be (?<most>\d+) bytes long\.$/,
  currency:
    /^The amounts are in (?<named>.*), the shop's currency is (?<currency>\w+), and there is no exchange rate for (?<date>[\d-]+)\.$/s,
  notStorable: /^The message was understood, but could not be stored\. The server's log tells why\.$/,
} as const;

export type RefusalKey = keyof typeof SENTENCES;

export function refusalReasonOf(sentence: string): RefusalReason | undefined {
  for (const [key, pattern] of Object.entries(SENTENCES)) {
    const match = pattern.exec(sentence);
    // The keys are those above; `Object.entries` forgets that.
    if (match) return { key: key as RefusalKey, values: { ...match.groups } };
  }
  return undefined;
}
