import { type News, newsSchema } from "#lib/live/schema.ts";

/** After a stream that was refused; one that merely broke is opened again by the browser itself. */
const openAgainMs = 30_000;
const everything: News = { moved: ["*"], isChanged: true, hasArrived: true };

/**
 * Follows the server's news until it is told to stop. The pages of one browser share one stream, since a browser opens only
 * a few connections to a server: whichever holds the lock has it, and hands the news to the others. Without locks
 * (a page that came by plain HTTP from another machine) each page has its own.
 */
export function followNews(hear: (news: News) => void): () => void {
  const stopping = new AbortController();
  const channel = new BroadcastChannel("tideline.news");
  channel.onmessage = ({ data }) => {
    const news = newsSchema.safeParse(data);
    if (news.success) hear(news.data);
  };
  const tell = (news: News) => {
    hear(news);
    channel.postMessage(news);
  };
  const hold = () => keepOpen(tell, stopping.signal);
  if ("locks" in navigator) {
    navigator.locks.request("tideline.news", { signal: stopping.signal }, hold).catch(ignoreAbort);
  } else void keepOpen(hear, stopping.signal);
  return () => {
    stopping.abort();
    channel.close();
  };
}

/** Settles once it is told to stop. */
function keepOpen(tell: (news: News) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let hasBroken = false;
    const open = () => {
      source = new EventSource("/api/live");
      source.onopen = () => {
        // What happened meanwhile was told to nobody.
        if (hasBroken) tell(everything);
        hasBroken = false;
      };
      source.onmessage = ({ data }) => {
        const news = newsSchema.safeParse(JSON.parse(data));
        if (news.success) tell(news.data);
      };
      source.onerror = () => {
        hasBroken = true;
        if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, openAgainMs);
      };
    };
    open();
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      source?.close();
      resolve();
    });
  });
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
}
