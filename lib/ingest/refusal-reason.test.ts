import { expect, it } from "vitest";
import { loadMessages } from "#lib/i18n/messages.ts";
import { refusalReasonOf } from "#lib/ingest/refusal-reason.ts";
import { parseMessage } from "#lib/messages/parse.ts";

const english: unknown = Reflect.get(Object((await loadMessages("en")).ingest), "refusals");

/** The words of a screen, filled in as they are there. */
function say(key: string, values: Readonly<Record<string, string>>): string {
  const words = String(Reflect.get(Object(english), key));
  return words.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

const track = { type: "track", userId: "u", event: "A" };
const deep = Array.from({ length: 60 }).reduce<unknown>((inner) => [inner], 1);

it.each<[string, unknown]>([
  ["no object", "text"],
  ["no customer", { type: "track", event: "A" }],
  ["another type", { ...track, type: "parcel" }],
  ["an alias without ids", { type: "alias", anonymousId: "a" }],
  ["an alias without an old id", { type: "alias", userId: "u" }],
  ["no event", { type: "track", userId: "u" }],
  ["an event that is no text", { ...track, event: { a: 1 } }],
  ["an event without a letter", { ...track, event: "  " }],
  ["a long event", { ...track, event: "e".repeat(5_000) }],
  ["a time that is none", { ...track, timestamp: "gestern.\nAbend" }],
  ["an id that is no text", { ...track, userId: { a: 1 } }],
  ["a blank id", { ...track, userId: "  " }],
  ["a long id", { ...track, userId: "u".repeat(5_000) }],
  ["properties that are none", { ...track, properties: [1] }],
  ["many properties", { ...track, properties: Object.fromEntries(ramp(5_000).map((n) => [`p${n}`, n])) }],
  ["a name without a letter", { ...track, properties: { " ": 1 } }],
  ["a long name", { ...track, properties: { ["n".repeat(5_000)]: 1 } }],
  ["a large number", { ...track, properties: { a: Number.POSITIVE_INFINITY } }],
  ["a long text", { ...track, properties: { a: "t".repeat(200_000) } }],
  ["a deep value", { ...track, properties: { a: deep } }],
  ["a long list", { ...track, properties: { a: ramp(100_000) } }],
])("knows the sentence about %s, and the screen says the same", (_, raw) => {
  const read = parseMessage(raw, 0);
  if (read.ok) throw new Error("This message was accepted");
  const reason = refusalReasonOf(read.error.message);
  expect(reason, read.error.message).toBeDefined();
  expect(reason && say(reason.key, reason.values)).toBe(read.error.message);
});

it("leaves a sentence that it does not know to whoever shows it", () => {
  expect(refusalReasonOf("Something else.")).toBeUndefined();
});

function ramp(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
