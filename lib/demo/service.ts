import { systemActor } from "#lib/auth/permissions.ts";
import { type Database, db } from "#lib/db/client.ts";
import { demoDefinitions } from "#lib/demo/definitions.ts";
import { DEMO_CURRENCY, DEMO_TIME_ZONE, demoMessages, demoWorld } from "#lib/demo/generate.ts";
import { demoPeople } from "#lib/demo/people.ts";
import type { DemoMessage, World } from "#lib/demo/schema.ts";
import { analyzeTables, findAccepted, findShopRow, markAsDemo } from "#lib/demo/store.ts";
import { tellLife } from "#lib/demo/tell-life.ts";
import { addGlossaryEntry, listGlossary } from "#lib/glossary/service.ts";
import { acceptMessages } from "#lib/ingest/accept.ts";
import { messageIdHash } from "#lib/ingest/message-id.ts";
import { type IngestContext, maxMessagesPerTransaction } from "#lib/ingest/schema.ts";
import type { User } from "#lib/users/schema.ts";
import { createPersonLink, invitePerson, listPeople } from "#lib/users/service.ts";
import { choosePassword, createFirstAdmin } from "#lib/users/welcome-service.ts";
import { createKey, listKeys } from "#lib/write-keys/service.ts";

export type SeedProgress = { readonly done: number; readonly expected: number };

export type SeedOptions = {
  /** Fewer people than the whole demo, for tests. */
  readonly people?: number;
  readonly onProgress?: (progress: SeedProgress) => void;
};

export type SeedResult = {
  /** False if everything was there already. */
  readonly isNew: boolean;
  /** The secret of the demo's write key, if it was made just now. */
  readonly writeKey: string | undefined;
};

const actor = systemActor("demo");

const KEY_NAME = "Demo shop";

/** About how many messages a person of the demo sends, for the progress bar. */
const MESSAGES_PER_PERSON = 65;

/**
 * Makes the demo shop: its row, three people who can sign in, a write key, and two years of messages up to the moment
 * when the shop was made. Whatever is there already stays as it is, so that it can be ended and started again at any
 * point: the shop's own creation time is the end of its history, and every message has an id.
 *
 * @throws Error if the database holds a shop that is not the demo
 */
export async function seedDemo(options: SeedOptions = {}): Promise<SeedResult> {
  await makeShop();
  for (const role of ["analyst", "marketer"] as const) await makePerson(role);
  const writeKey = await makeWriteKey();
  const world = await findWorld(options.people);
  if (!world) throw new Error("The demo shop has no row");
  const isNew = !(await isComplete(world));
  if (isNew) await makeGlossary();
  if (isNew) await loadHistory(world, options.onProgress ?? (() => undefined));
  return { isNew, writeKey };
}

/** The world of the demo shop in this database; `undefined` if the shop is not the demo. */
export async function findWorld(people?: number, database: Database = db): Promise<World | undefined> {
  const shop = await findShopRow(database);
  if (!shop?.isDemo) return undefined;
  return demoWorld(shop.createdAt.getTime(), people === undefined ? {} : { people });
}

async function makeShop(): Promise<void> {
  const shop = await findShopRow(db);
  if (shop?.isDemo) return;
  const { name, email, password } = demoPeople.admin;
  if (shop) {
    // The run before may have ended between making the shop and marking it.
    if (!(await findPerson(email)))
      throw new Error("This database holds a shop of its own: the demo needs another.");
  } else {
    await createFirstAdmin({
      name,
      email,
      password,
      shopName: "Tidewater Goods",
      timeZone: DEMO_TIME_ZONE,
      currency: DEMO_CURRENCY,
      locale: "en",
    });
  }
  await markAsDemo(db);
}

async function makePerson(role: "analyst" | "marketer"): Promise<void> {
  const { name, email, password } = demoPeople[role];
  const known = await findPerson(email);
  if (known && known.status !== "invited") return;
  const { path } = known
    ? await createPersonLink(actor, known.id)
    : await invitePerson(actor, { name, email, role });
  await choosePassword({ token: path.split("/").at(-1) ?? "", password });
}

async function findPerson(email: string): Promise<User | undefined> {
  const { rows } = await listPeople(actor, { search: email, page: 1, pageSize: 50, direction: "asc" });
  return rows.find((row) => row.email === email);
}

async function makeWriteKey(): Promise<string | undefined> {
  const keys = await listKeys(actor);
  if (keys.some(({ name }) => name === KEY_NAME)) return undefined;
  return (await createKey(actor, { name: KEY_NAME })).secret;
}

async function makeGlossary(): Promise<void> {
  if ((await listGlossary(actor)).length > 0) return;
  for (const definition of demoDefinitions) await addGlossaryEntry(actor, definition);
}

/** How the demo's messages are accepted, those of the trickle too. */
export const demoContext: IngestContext = {
  source: "demo",
  receivedAt: undefined,
  keepsRejected: true,
};

async function isComplete(world: World): Promise<boolean> {
  const last = tellLife(world, world.people - 1).at(-1);
  return last !== undefined && (await wereAccepted([last]));
}

/** In batches that are the same each time: one whose last message is known was committed, and is passed over. */
async function loadHistory(world: World, onProgress: (progress: SeedProgress) => void): Promise<void> {
  const expected = world.people * MESSAGES_PER_PERSON;
  let done = 0;
  let running: Promise<unknown> = Promise.resolve();
  for (const batch of batchesOf(demoMessages(world), maxMessagesPerTransaction)) {
    // The next batch was made while Postgres was busy with this one's predecessor.
    await running;
    if (!(await wereAccepted(batch.slice(-1)))) running = acceptMessages(batch, demoContext);
    done += batch.length;
    onProgress({ done, expected: Math.max(expected, done) });
  }
  await running;
  await analyzeTables(db);
}

async function wereAccepted(messages: readonly DemoMessage[]): Promise<boolean> {
  const hashes = messages.map(({ messageId }) => messageIdHash(messageId));
  return (await findAccepted(db, hashes)).size === hashes.length;
}

function* batchesOf<T>(items: Iterable<T>, size: number): Generator<readonly T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
