import type { News } from "#lib/live/schema.ts";

const nothing: News = { moved: [], isChanged: false, hasArrived: false };

/** What one listener has not been told yet. However slow it is, it holds no more than the names of the segments. */
export type Mailbox = {
  readonly put: (news: News) => void;
  /** The news since the last time, at once if there are any; `undefined` if none came in time or it was closed. */
  readonly take: (atMostMs: number) => Promise<News | undefined>;
  readonly close: () => void;
  readonly isClosed: () => boolean;
};

export function createMailbox(): Mailbox {
  let kept: News | undefined;
  let isClosed = false;
  let wake: (() => void) | undefined;
  return {
    put(news) {
      kept = together(kept ?? nothing, news);
      wake?.();
    },
    async take(atMostMs) {
      if (!kept && !isClosed) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, atMostMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        wake = undefined;
      }
      const taken = kept;
      kept = undefined;
      return isClosed ? undefined : taken;
    },
    close() {
      isClosed = true;
      wake?.();
    },
    isClosed: () => isClosed,
  };
}

function together(a: News, b: News): News {
  return {
    moved: [...new Set([...a.moved, ...b.moved])],
    isChanged: a.isChanged || b.isChanged,
    hasArrived: a.hasArrived || b.hasArrived,
  };
}
