import {
  type Json,
  type JsonRecord,
  MESSAGE_LIMITS,
  type Message,
  type MessageProblem,
} from "#lib/messages/schema.ts";
import { instantFromText } from "#lib/std/iso-date.ts";
import { err, ok, type Result } from "#lib/std/result.ts";
import { toComparable, toSnakeCase } from "#lib/std/text.ts";
import type { Instant } from "#lib/std/time-zone.ts";

type Raw = Readonly<Record<string, unknown>>;

/** Where something stands in a message, from inside out: it is put together as a JSON pointer only for what is refused. */
type Place = { readonly key: string | number; readonly within?: Place };

/** Thrown inside this file only, and turned into a Result at its door. */
class Refused extends Error {
  readonly problem: MessageProblem;
  constructor(problem: MessageProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/**
 * Reads one Segment-spec message. This is the only reading of them in Tideline.
 *
 * @param raw      parsed JSON: `type` track, page, screen, identify, group or alias
 * @param receivedAt the time of a message that carries none; `undefined` where a message must have a `timestamp`
 * @returns the message, or what is wrong with it and where
 */
export function parseMessage(raw: unknown, receivedAt: Instant | undefined): Result<Message, MessageProblem> {
  try {
    return ok(readMessage(raw, receivedAt));
  } catch (error) {
    if (error instanceof Refused) return err(error.problem);
    throw error;
  }
}

function readMessage(raw: unknown, receivedAt: Instant | undefined): Message {
  if (!isRaw(raw)) throw refused("not_an_object", "", "A message must be a JSON object.");
  const common = {
    ...readId(raw, "messageId"),
    ...readId(raw, "userId"),
    ...readId(raw, "anonymousId"),
    at: readTime(raw, receivedAt),
  };
  if (common.userId === undefined && common.anonymousId === undefined) {
    throw refused("missing", "/userId", "A message needs a userId or an anonymousId.");
  }
  const type = raw.type;
  switch (type) {
    case "track":
      return {
        ...common,
        kind: "event",
        name: readEventName(raw),
        properties: readRecord(raw, "properties"),
      };
    case "page":
    case "screen":
      return { ...common, kind: "event", name: `${type}_viewed`, properties: readPage(raw) };
    case "identify":
      return { ...common, kind: "traits", traits: readRecord(raw, "traits") };
    case "group":
      return { ...common, kind: "presence" };
    case "alias":
      return { ...common, ...readAlias(raw, common.userId) };
    default:
      throw refused(
        "unknown_type",
        "/type",
        `The type must be track, page, screen, identify, group or alias, not ${shown(type)}.`,
      );
  }
}

function readAlias(
  raw: Raw,
  userId: string | undefined,
): { kind: "alias"; previousId: string; userId: string } {
  if (userId === undefined) throw refused("missing", "/userId", "An alias needs a userId.");
  const { previousId } = readId(raw, "previousId");
  if (previousId === undefined) throw refused("missing", "/previousId", "An alias needs a previousId.");
  return { kind: "alias", previousId, userId };
}

function readEventName(raw: Raw): string {
  const { event } = raw;
  if (event === undefined || event === null || event === "") {
    throw refused("missing", "/event", "A track message needs an event name.");
  }
  if (typeof event !== "string")
    throw refused("invalid", "/event", `The event name must be text, not ${shown(event)}.`);
  const name = toSnakeCase(event);
  if (name === "")
    throw refused("invalid", "/event", `The event name ${shown(event)} holds no letter or digit.`);
  if (name.length > MESSAGE_LIMITS.nameLength) {
    throw refused(
      "too_large",
      "/event",
      `The event name is longer than ${MESSAGE_LIMITS.nameLength} characters.`,
    );
  }
  return name;
}

/** `page` and `screen` carry `name` and `category` beside the properties; they become properties. */
function readPage(raw: Raw): JsonRecord {
  const beside = Object.fromEntries(
    ["name", "category"]
      .filter((key) => typeof raw[key] === "string")
      .map((key) => [key, toComparable(String(raw[key]))]),
  );
  return { ...beside, ...readRecord(raw, "properties") };
}

function readId<K extends string>(raw: Raw, key: K): { readonly [P in K]?: string } {
  const value = raw[key];
  if (value === undefined || value === null || value === "") return {};
  const isId = typeof value === "string" || (typeof value === "number" && Number.isFinite(value));
  if (!isId) throw refused("invalid", `/${key}`, `${key} must be text, not ${shown(value)}.`);
  const id = toComparable(String(value));
  if (id.trim() === "") throw refused("invalid", `/${key}`, `${key} is blank.`);
  if (id.length > MESSAGE_LIMITS.idLength) {
    throw refused("too_large", `/${key}`, `${key} is longer than ${MESSAGE_LIMITS.idLength} characters.`);
  }
  // A computed key widens to a string index; it is exactly K.
  return { [key]: id } as { readonly [P in K]?: string };
}

function readTime(raw: Raw, receivedAt: Instant | undefined): Instant {
  const value = raw.timestamp ?? undefined;
  if (value === undefined) {
    if (receivedAt !== undefined) return receivedAt;
    throw refused("missing", "/timestamp", "A message needs a timestamp.");
  }
  const at = typeof value === "string" ? instantFromText(value) : undefined;
  if (at !== undefined) return at;
  throw refused(
    "invalid",
    "/timestamp",
    `The timestamp must be an ISO 8601 time with an offset, such as 2026-01-31T09:30:00Z, not ${shown(value)}.`,
  );
}

function readRecord(raw: Raw, key: "properties" | "traits"): JsonRecord {
  const value = raw[key];
  if (value === undefined || value === null) return {};
  if (!isRaw(value)) throw refused("invalid", `/${key}`, `${key} must be an object, not ${shown(value)}.`);
  return namedRecord(value, { key }, key === "properties");
}

/** Names become snake case; of two that become the same, the one that was written so already wins, else the later. */
function namedRecord(raw: Raw, place: Place, hasItems: boolean): JsonRecord {
  const entries = Object.entries(raw);
  if (entries.length > MESSAGE_LIMITS.properties) {
    throw refused("too_large", place, `There are more than ${MESSAGE_LIMITS.properties} names here.`);
  }
  const record = new Map<string, Json>();
  for (const [key, value] of entries) {
    const name = toSnakeCase(key);
    const here = { key, within: place };
    if (name === "") throw refused("invalid", here, `The name ${shown(key)} holds no letter or digit.`);
    if (name.length > MESSAGE_LIMITS.nameLength) {
      throw refused("too_large", here, `The name is longer than ${MESSAGE_LIMITS.nameLength} characters.`);
    }
    if (record.has(name) && name !== key && Object.hasOwn(raw, name)) continue;
    record.set(name, hasItems && name === "products" ? readItems(value, here) : readJson(value, here, 1));
  }
  return Object.fromEntries(record);
}

function readItems(value: unknown, place: Place): Json {
  if (!Array.isArray(value)) return readJson(value, place, 1);
  if (value.length > MESSAGE_LIMITS.listLength) throw tooLong(place);
  return value.map((item: unknown, key) => {
    const here = { key, within: place };
    return isRaw(item) ? namedRecord(item, here, false) : readJson(item, here, 1);
  });
}

function readJson(value: unknown, place: Place, depth: number): Json {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "number") {
    // JSON.parse reads 1e999 as Infinity, which no JSON can carry on.
    if (Number.isFinite(value)) return value;
    throw refused("invalid", place, "The number is too large.");
  }
  if (typeof value === "string") {
    if (value.length > MESSAGE_LIMITS.textLength) {
      throw refused("too_large", place, `The text is longer than ${MESSAGE_LIMITS.textLength} characters.`);
    }
    return toComparable(value);
  }
  if (depth >= MESSAGE_LIMITS.depth) throw refused("too_large", place, "The value is nested too deeply.");
  if (Array.isArray(value)) {
    if (value.length > MESSAGE_LIMITS.listLength) throw tooLong(place);
    return value.map((element: unknown, key) => readJson(element, { key, within: place }, depth + 1));
  }
  if (!isRaw(value)) throw refused("invalid", place, `${shown(value)} is not a JSON value.`);
  const entries = Object.entries(value);
  if (entries.length > MESSAGE_LIMITS.properties) {
    throw refused("too_large", place, `There are more than ${MESSAGE_LIMITS.properties} names here.`);
  }
  return Object.fromEntries(
    entries.map(([key, inner]) => {
      const here = { key, within: place };
      if (key.length > MESSAGE_LIMITS.nameLength) {
        throw refused("too_large", here, `The name is longer than ${MESSAGE_LIMITS.nameLength} characters.`);
      }
      return [toComparable(key), readJson(inner, here, depth + 1)];
    }),
  );
}

function tooLong(place: Place): Refused {
  return refused("too_large", place, `The list is longer than ${MESSAGE_LIMITS.listLength}.`);
}

function isRaw(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function pointerOf({ key, within }: Place): string {
  const own = `${key}`.replaceAll("~", "~0").replaceAll("/", "~1");
  return `${within ? pointerOf(within) : ""}/${own}`;
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function refused(code: MessageProblem["code"], at: string | Place, message: string): Refused {
  return new Refused({ code, path: typeof at === "string" ? at : pointerOf(at), message });
}
