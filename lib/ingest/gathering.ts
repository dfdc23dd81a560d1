/** How many of the last transactions tell how many requests come at once. */
const looksBackOver = 16;

type Options = {
  /** From the beginning of one transaction to that of the next, at most, as long as more requests may come. */
  readonly everyMs: number;
  /** Milliseconds by a clock that never goes back. */
  readonly now: () => number;
};

export type Gathering = {
  /** How long it is worth waiting for more requests, in milliseconds: 0 if it is not. */
  readonly worthMs: () => number;
  /** Waits so long, or until enough have come. */
  readonly more: (ms: number) => Promise<void>;
  /** A request has come; with it, there may be enough for a transaction whatever else comes. */
  readonly came: (isFull: boolean) => void;
  /** A transaction begins with so many of them. */
  readonly began: (requests: number) => void;
  /** So many do not wait any more, without a transaction. */
  readonly gone: (requests: number) => void;
};

/**
 * Lets requests that come close to each other share a transaction, which costs some milliseconds by itself. Waits until as many
 * are there as one transaction took lately; so who sends alone, or a few who each wait for their answer, are not held up.
 */
export function createGathering({ everyMs, now }: Options): Gathering {
  const taken: number[] = [];
  let startedAt = -Infinity;
  let waiting = 0;
  let wake: (() => void) | undefined;

  const isEnough = () => waiting >= Math.max(1, ...taken);

  return {
    worthMs: () => (isEnough() ? 0 : Math.max(0, startedAt + everyMs - now())),
    more: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    came(isFull) {
      waiting += 1;
      if (isFull || isEnough()) wake?.();
    },
    began(requests) {
      startedAt = now();
      waiting -= requests;
      taken.push(requests);
      if (taken.length > looksBackOver) taken.shift();
    },
    gone(requests) {
      waiting -= requests;
    },
  };
}
