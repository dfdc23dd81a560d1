/** A reproducible source of chance: the same label gives the same numbers on every machine. */
export type Dice = {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [from, to]. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly [T, ...T[]]): T;
  /** A key, with a probability in proportion to its weight. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  /** Normally distributed. */
  normal(mean: number, deviation: number): number;
  /** Log-normally distributed: long-tailed, with this median. */
  longTail(median: number, spread: number): number;
  /** Exponentially distributed, such as the time to the next of independent happenings. */
  exponential(mean: number): number;
  /** A number of independent happenings, of which `mean` are expected. */
  poisson(mean: number): number;
};

/** Dice of their own for a label ("demo/customer/17"): drawing from one never changes another. */
export function diceFor(label: string): Dice {
  const next = sfc32(label);

  const dice: Dice = {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0],
    weighted: (weights) => weightedKey(weights, next()),
    normal: (mean, deviation) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    longTail: (median, spread) => median * Math.exp(dice.normal(0, spread)),
    exponential: (mean) => -mean * Math.log(1 - next()),
    poisson: (mean) => poisson(mean, next),
  };
  return dice;
}

function weightedKey<K extends string>(weights: Readonly<Record<K, number>>, at: number): K {
  // Object.entries forgets the key type.
  const entries = Object.entries(weights) as [K, number][];
  const [first] = entries;
  if (!first) throw new RangeError("Nothing to choose from");
  let rest = at * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    rest -= weight;
    if (rest < 0) return key;
  }
  return first[0];
}

/** Knuth's method: fine for the small means used here. */
function poisson(mean: number, next: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = next(); product > limit; product *= next()) count += 1;
  return count;
}

/** Chris Doty-Humphrey's small fast counter, seeded with the FNV-1a hash of a label. */
function sfc32(label: string): () => number {
  let [a, b, c, counter] = [hash(label, 1), hash(label, 2), hash(label, 3), 1];
  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  }
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

function hash(text: string, salt: number): number {
  let value = 0x811c9dc5 ^ salt;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value | 0;
}
