/**
 * Six colors that people with the usual color blindnesses tell apart, in the order in which series take them; each has a
 * light and a dark value in app/globals.css. More than six series are not drawn.
 */
export const seriesColors = [
  "var(--tl-series-1)",
  "var(--tl-series-2)",
  "var(--tl-series-3)",
  "var(--tl-series-4)",
  "var(--tl-series-5)",
  "var(--tl-series-6)",
] as const;

export const enteredColor = "var(--tl-entered)";
export const leftColor = "var(--tl-left)";
export const baselineColor = "var(--tl-baseline)";

/** How axes write: quiet, twelve pixels. */
export const axisText = { fontSize: 12, fill: "var(--tl-text-muted)" } as const;
