/** One answer, how long it took, and this process' processor time for it on all cores: medians of several tries. */
export type Timed = { readonly count: number; readonly ms: number; readonly cpuMs: number };

const TRIES = 9;
/** No further try is made after this time; what took longer at once is not tried again. */
const PATIENCE_MS = 1_500;

/** Once to warm up; then the median of some more. What is prepared for each try is not counted. */
export async function timed(prepare: () => Promise<() => Promise<number>>): Promise<Timed> {
  const first = await once(prepare);
  if (first.ms > PATIENCE_MS) return first;
  const tries: Timed[] = [];
  const started = performance.now();
  while (tries.length < TRIES && performance.now() - started < PATIENCE_MS) {
    tries.push(await once(prepare));
  }
  return {
    count: first.count,
    ms: median(tries.map(({ ms }) => ms)),
    cpuMs: median(tries.map(({ cpuMs }) => cpuMs)),
  };
}

async function once(prepare: () => Promise<() => Promise<number>>): Promise<Timed> {
  const answer = await prepare();
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const count = await answer();
  const { user, system } = process.cpuUsage(cpu);
  return { count, ms: performance.now() - started, cpuMs: (user + system) / 1000 };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2;
}
