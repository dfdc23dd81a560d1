/** Lets only so many through at once; the others wait in line, but not for ever. */
export type Gate = {
  /** Whether there was a place in time; whoever got one must `leave`. */
  enter(limit: number, patienceMs: number, signal?: AbortSignal): Promise<boolean>;
  leave(): void;
};

export function createGate(): Gate {
  let inside = 0;
  const line: (() => void)[] = [];
  return {
    enter: (limit, patienceMs, signal) => {
      if (inside < limit) {
        inside++;
        return Promise.resolve(true);
      }
      return new Promise((resolve) => {
        const done = (hasPlace: boolean) => {
          clearTimeout(timer);
          signal?.removeEventListener("abort", give);
          const at = line.indexOf(admit);
          if (at !== -1) line.splice(at, 1);
          resolve(hasPlace);
        };
        const give = () => done(false);
        const admit = () => done(true);
        const timer = setTimeout(give, patienceMs);
        signal?.addEventListener("abort", give);
        line.push(admit);
      });
    },
    leave: () => {
      const next = line.shift();
      // The place goes on to whoever is first in line.
      if (next) next();
      else inside--;
    },
  };
}
