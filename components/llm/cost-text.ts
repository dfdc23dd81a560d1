/** A cost in the currency of the prices; of the smallest only that they are small. */
export function costText(cost: number, format: (value: number) => string): string {
  return cost > 0 && cost < 0.01 ? `< ${format(0.01)}` : format(cost);
}
