/**
 * The mean of one quarter of what was measured in equal steps: 0 is the first, which warms up, 3 the last.
 *
 * Compare the last with the second to see whether something grows.
 */
export function meanOfQuarter(values: readonly number[], quarter: 0 | 1 | 2 | 3): number {
  const bound = (index: number) => Math.round((values.length * index) / 4);
  const part = values.slice(bound(quarter), bound(quarter + 1));
  return part.reduce((sum, value) => sum + value, 0) / part.length;
}
