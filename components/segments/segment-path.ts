export const segmentTabs = ["overview", "rule", "members", "drift", "versions"] as const;
export type SegmentTab = (typeof segmentTabs)[number];

/** The address of a segment's page; keys may be Chinese. */
export function segmentPath(key: string, tab: SegmentTab = "overview"): string {
  const base = `/segments/${encodeURIComponent(key)}`;
  return tab === "overview" ? base : `${base}/${tab}`;
}

/** The editor at one condition of the active rule. */
export function conditionPath(key: string, pointer: string): string {
  return `${segmentPath(key, "rule")}?at=${encodeURIComponent(pointer)}`;
}
