/** Whether rising numbers hold one. */
export function holdsRow(rows: Float64Array, row: number): boolean {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return rows[low] === row;
}

/** How many numbers two rising lists have in common. */
export function countShared(a: Float64Array, b: Float64Array): number {
  let shared = 0;
  for (let inA = 0, inB = 0; inA < a.length && inB < b.length; ) {
    const [one, other] = [a[inA] ?? 0, b[inB] ?? 0];
    if (one === other) shared += 1;
    if (one <= other) inA += 1;
    if (other <= one) inB += 1;
  }
  return shared;
}
