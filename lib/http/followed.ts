/**
 * Work that tells how far it is, as events in their order with what came of it at the end. Whoever stops listening stops
 * the work: its signal is aborted.
 */
export async function* followed<E, T>(
  work: (tell: (event: E) => void, signal: AbortSignal) => Promise<T>,
  outer?: AbortSignal,
): AsyncGenerator<E | T, void, void> {
  const controller = new AbortController();
  const signal = outer ? AbortSignal.any([outer, controller.signal]) : controller.signal;
  const told: E[] = [];
  let wake: (() => void) | undefined;
  let isDone = false;
  const done = work((event) => {
    told.push(event);
    wake?.();
  }, signal).finally(() => {
    isDone = true;
    wake?.();
  });
  // Awaited below; but whoever leaves before is not to be told of a failure that nobody waits for.
  done.catch(() => undefined);
  try {
    while (!isDone || told.length > 0) {
      const next = told.shift();
      if (next !== undefined) yield next;
      else if (!isDone) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    yield await done;
  } finally {
    controller.abort();
  }
}
