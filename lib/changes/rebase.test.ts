import { expect, it } from "vitest";
import { rebaseContent } from "#lib/changes/rebase.ts";
import type { SegmentContent } from "#lib/segments/schema.ts";

const base: SegmentContent = {
  rule: { kind: "everyone" },
  name: "All",
  description: "",
  labels: { en: null, zh: null },
};
const list: SegmentContent["rule"] = { kind: "list", list: "fair" };

it("keeps what the change did, and takes over what it left alone", () => {
  const proposed = { ...base, rule: list };
  const current = { ...base, name: "Everybody", labels: { en: null, zh: "全部" } };
  expect(rebaseContent(proposed, base, current)).toEqual({ ...current, rule: list });
});

it("lets the change's own rule stand where both changed it", () => {
  const current: SegmentContent = { ...base, rule: { kind: "segment", segment: "vip" } };
  expect(rebaseContent({ ...base, rule: list }, base, current).rule).toEqual(list);
});
