/** So many times as long as it took to find an answer it is given again. */
const times = 20;

type Kept<T> = { readonly answer: Promise<T>; readonly until: number };

/**
 * Answers that are dear to find: each is given again for twenty times as long as it took, so that finding them takes a
 * twentieth of the time at most, however many ask. Whoever asks while it is found anew waits for that. Any other is found each
 * time that it is asked for.
 *
 * @param isDear whether an answer is to be kept
 * @param now a clock in milliseconds
 */
export function keptAnswers<T>(
  isDear: (found: T) => boolean,
  now: () => number,
): (key: string, find: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, Kept<T>>();

  async function findAnew(key: string, find: () => Promise<T>): Promise<T> {
    const startedAt = now();
    try {
      const found = await find();
      if (isDear(found)) {
        kept.set(key, { answer: Promise.resolve(found), until: now() + times * (now() - startedAt) });
      } else kept.delete(key);
      return found;
    } catch (error) {
      kept.delete(key);
      throw error;
    }
  }

  return (key, find) => {
    const known = kept.get(key);
    if (known && now() < known.until) return known.answer;
    for (const [other, { until }] of kept) if (until <= now()) kept.delete(other);
    const answer = findAnew(key, find);
    // Who was dear before will be again: nobody else need look for it meanwhile.
    if (known) kept.set(key, { answer, until: Infinity });
    return answer;
  };
}
