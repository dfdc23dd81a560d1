/** Which of three wordings says a change. */
export function directionWord(change: number): "more" | "less" | "same" {
  if (change === 0) return "same";
  return change > 0 ? "more" : "less";
}
