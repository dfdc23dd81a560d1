import { type Database, database } from "#lib/db/client.ts";
import { listen } from "#lib/db/listen.ts";
import { log } from "#lib/http/log.ts";
import { createMailbox, type Mailbox } from "#lib/live/mailbox.ts";
import { readMovedSegments, readNewestMovement } from "#lib/live/store.ts";
import { AppError } from "#lib/std/app-error.ts";

/** All streams of this process; each holds a connection open. */
const mostStreams = 1_000;
/** A browser shares one stream among its pages; scripts may have some more. */
const mostOfOneSession = 20;
/** What happens within this time is told together. */
const gatherMs = 250;
const channels = ["tideline_messages", "tideline_movements", "tideline_screens", "tideline_sessions"];

export type Hub = {
  /** Adds a listener until it is taken away; throws `too_many` beyond the bounds. */
  readonly join: (sessionId: string) => Mailbox;
  readonly leave: (mailbox: Mailbox) => void;
  /** Closes every stream and stops listening. */
  readonly stop: () => Promise<void>;
};

/** Hears from the database what happened, once for all who listen in this process. */
export function createHub(source: Database): Hub {
  const members = new Map<Mailbox, string>();
  const stopping = new AbortController();
  const heard = { messages: false, movements: false, screens: false };
  let told: bigint | undefined;
  let timer: NodeJS.Timeout | undefined;
  let telling: Promise<void> = Promise.resolve();

  const tell = async (): Promise<void> => {
    const { messages, movements, screens } = heard;
    Object.assign(heard, { messages: false, movements: false, screens: false });
    try {
      const moved = movements ? await readMoved() : [];
      if (!messages && !screens && moved.length === 0) return;
      for (const mailbox of members.keys())
        mailbox.put({ moved: [...moved], isChanged: screens, hasArrived: messages });
    } catch (error) {
      log.warn({ err: error }, "screens could not be told what moved");
      Object.assign(heard, { messages, movements, screens });
    }
  };
  const readMoved = async () => {
    const newest = await readNewestMovement(source);
    const after = told ?? newest;
    told = newest;
    return readMovedSegments(source, after, newest);
  };
  const tellSoon = () => {
    if (timer || stopping.signal.aborted) return;
    timer = setTimeout(() => {
      timer = undefined;
      telling = telling.then(tell);
    }, gatherMs);
  };
  const hear = (channel: string | undefined, payload: string) => {
    if (channel === "tideline_sessions") return closeSession(payload);
    // Where listening begins again, anything may have happened.
    heard.messages ||= channel === undefined || channel === "tideline_messages";
    heard.movements ||= channel === undefined || channel === "tideline_movements";
    heard.screens ||= channel === undefined || channel === "tideline_screens";
    tellSoon();
  };
  const closeSession = (ended: string) => {
    for (const [mailbox, sessionId] of members) if (sessionId === ended) mailbox.close();
  };
  const onError = (error: unknown) => log.warn({ err: error }, "the web app cannot listen to the database");
  const listening = listen({
    url: source.url,
    name: "tideline live",
    channels,
    hear,
    onError,
    signal: stopping.signal,
  });

  return {
    join(sessionId) {
      const own = [...members.values()].filter((id) => id === sessionId).length;
      if (stopping.signal.aborted) throw new AppError("unavailable", "live.stopping");
      if (members.size >= mostStreams || own >= mostOfOneSession)
        throw new AppError("too_many", "live.too_many");
      const mailbox = createMailbox();
      members.set(mailbox, sessionId);
      return mailbox;
    },
    leave: (mailbox) => {
      mailbox.close();
      members.delete(mailbox);
    },
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      for (const mailbox of members.keys()) mailbox.close();
      await listening;
      await telling;
    },
  };
}

// Next bundles server code more than once into a process; the hub must be one all the same.
const key = Symbol.for("tideline.live");
const shared = globalThis as { [key]?: Hub };

/** This process's hub, made when it is first asked for, and stopped with the process. */
export function hub(): Hub {
  if (!shared[key]) {
    const made = createHub(database());
    shared[key] = made;
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void made.stop());
  }
  return shared[key];
}

/** Makes another hub this process's own: for tests. */
export function replaceHub(other: Hub): void {
  shared[key] = other;
}
