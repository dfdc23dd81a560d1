/** Bytes that all requests in hand may hold together, so that many large ones cannot fill the memory. */
export type Budget = {
  /** Takes bytes if there are enough left, until `release`. */
  readonly take: (bytes: number) => boolean;
  readonly release: () => void;
};

/** Each call gives one request's account of a common budget. */
export function createBudget(totalBytes: number): () => Budget {
  let used = 0;
  return () => {
    let own = 0;
    return {
      take(bytes) {
        if (used + bytes > totalBytes) return false;
        used += bytes;
        own += bytes;
        return true;
      },
      release() {
        used -= own;
        own = 0;
      },
    };
  };
}
