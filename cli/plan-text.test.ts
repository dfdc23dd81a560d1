import { expect, it } from "vitest";
import { planText } from "#cli/plan-text.ts";

it("tells a plan file by file, then in numbers", () => {
  const text = planText({
    entries: [
      { file: "a.json", key: "a", kind: "unchanged", isBehind: false },
      {
        file: "b.json",
        key: "b",
        kind: "changed",
        changes: [{ field: "name", before: "Old", after: "New" }],
        effect: { enter: 1, leave: 2, stay: 3 },
      },
      { file: "c.json", key: "c", kind: "conflict", reason: "moved_on", activeVersionNo: 4 },
      {
        file: "d.json",
        key: "d",
        kind: "invalid",
        problems: [{ code: "unknown_event", path: "/rule/event", message: "There is no event nap" }],
      },
    ],
    withoutFile: ["e"],
  });
  expect(text).toBe(`b.json: changed
  - name: Old
  + name: New
  now: 1 enter, 2 leave, 3 stay

c.json: edited on another version than the active one (version 4 is active); export again, and merge the edit into that file

d.json: invalid
  /rule/event: There is no event nap (unknown_event)

4 files: 1 to change, 1 unchanged, 1 in conflict, 1 invalid.
Without a file, and left alone: e.
`);
});

it("says that a folder is empty", () => {
  expect(planText({ entries: [], withoutFile: [] })).toBe("0 files.\n");
});
