import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkShape } from "#lib/rules/check-shape.ts";
import { beginHistory, recordStep, redoStep, undoStep } from "#lib/rules/edit/edit-history.ts";
import { GROUP_CHOICES, nodesOf, outlineOf } from "#lib/rules/edit/outline.ts";
import { valueAt } from "#lib/rules/edit/pointer.ts";
import {
  addRule,
  duplicateRule,
  type Edited,
  groupOf,
  groupRule,
  joinGroup,
  moveRule,
  moveRuleBy,
  negateRule,
  removeRule,
  ungroupRule,
} from "#lib/rules/edit/tree.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { stableJson } from "#lib/rules/stable-json.ts";
import { arbitraryRule } from "#lib/rules/testing/arbitrary-rules.ts";

const a: Rule = { kind: "segment", segment: "a" };
const b: Rule = { kind: "segment", segment: "b" };
const c: Rule = { kind: "segment", segment: "c" };
const d: Rule = { kind: "segment", segment: "d" };
const all = (...rules: Rule[]): Rule => ({ kind: "all", rules });
const any = (...rules: Rule[]): Rule => ({ kind: "any", rules });
const not = (rule: Rule): Rule => ({ kind: "not", rule });

describe("adding", () => {
  it.each([
    ["to a lone condition makes a group of both", a, "", all(a, d), "/rules/1"],
    ["in place of everyone", { kind: "everyone" } as Rule, "", d, ""],
    ["to a group goes to its end", all(a, b), "", all(a, b, d), "/rules/2"],
    ["to a group inside", all(a, any(b)), "/rules/1", all(a, any(b, d)), "/rules/1/rules/1"],
    ["to a negated group goes into it", not(any(a)), "", not(any(a, d)), "/rule/rules/1"],
    ["to an empty group", all(), "", all(d), "/rules/0"],
  ])("%s", (_, rule, at, expected, focus) => {
    expect(addRule(rule, at, d)).toEqual({ rule: expected, focus });
  });
});

describe("removing", () => {
  it.each([
    ["a member, to its neighbour", all(a, b, c), "/rules/1", all(a, c), "/rules/1"],
    ["the last member, to the one before", all(a, b), "/rules/1", all(a), "/rules/0"],
    [
      "the only member leaves the group, empty",
      all(a, any(b)),
      "/rules/1/rules/0",
      all(a, any()),
      "/rules/1",
    ],
    ["the whole rule leaves an empty group, never everyone", a, "", all(), ""],
  ])("%s", (_, rule, at, expected, focus) => {
    expect(removeRule(rule, at)).toEqual({ rule: expected, focus });
  });
});

describe("moving by one", () => {
  it.each([
    ["up past a condition", all(a, b), "/rules/1", -1, all(b, a), "/rules/0"],
    ["down past a condition", all(a, b, c), "/rules/0", 1, all(b, a, c), "/rules/1"],
    ["down into a group", all(a, any(b)), "/rules/0", 1, all(any(a, b)), "/rules/0/rules/0"],
    ["up into a group, at its end", all(any(b), a), "/rules/1", -1, all(any(b, a)), "/rules/0/rules/1"],
    ["up out of a group", all(any(a, b), c), "/rules/0/rules/0", -1, all(a, any(b), c), "/rules/0"],
    ["down out of a group", all(any(a, b), c), "/rules/0/rules/1", 1, all(any(a), b, c), "/rules/1"],
    ["out of a group of one, which goes", all(any(a), c), "/rules/0/rules/0", 1, all(a, c), "/rules/0"],
    [
      "into a negated group",
      all(a, not(any(b))),
      "/rules/0",
      1,
      all(not(any(a, b))),
      "/rules/0/rule/rules/0",
    ],
    ["nowhere at the top", all(a, b), "/rules/0", -1, all(a, b), "/rules/0"],
    ["nowhere as the whole rule", a, "", 1, a, ""],
  ] as const)("%s", (_, rule, at, by, expected, focus) => {
    expect(moveRuleBy(rule, at, by)).toEqual({ rule: expected, focus });
  });
});

describe("moving into a group", () => {
  it("takes a group along with what is in it", () => {
    expect(moveRule(all(any(a, b), any(c)), "/rules/0", "/rules/1", 1)).toEqual({
      rule: all(any(c, any(a, b))),
      focus: "/rules/0/rules/1",
    });
  });

  it("does not move a group into itself", () => {
    const rule = all(any(a, b));
    expect(moveRule(rule, "/rules/0", "/rules/0", 0)).toEqual({ rule, focus: "/rules/0" });
  });
});

describe("grouping", () => {
  it("makes a group of one, and ungrouping undoes it", () => {
    const grouped = groupRule(all(a, b), "/rules/1", "any");
    expect(grouped).toEqual({ rule: all(a, any(b)), focus: "/rules/1/rules/0" });
    expect(ungroupRule(grouped.rule, "/rules/1").rule).toEqual(all(a, b));
  });

  it("puts the members of a negated group back as their opposites", () => {
    expect(ungroupRule(all(a, not(any(b, not(c)))), "/rules/1").rule).toEqual(all(a, not(b), c));
  });

  it("does not take the outermost group away from several conditions", () => {
    expect(ungroupRule(all(a, b), "").rule).toEqual(all(a, b));
    expect(ungroupRule(all(a), "").rule).toEqual(a);
  });

  it("joins members in each of the four ways, whatever it was before", () => {
    const meant = { all: all(a, b), any: any(a, b), not_all: not(all(a, b)), none: not(any(a, b)) };
    for (const before of GROUP_CHOICES) {
      for (const after of GROUP_CHOICES)
        expect(joinGroup(meant[before], "", after).rule).toEqual(meant[after]);
    }
  });
});

/** Every edit, at any node, as one number chooses it. */
function anyEdit(rule: unknown, choice: number): Edited {
  const root = outlineOf(rule);
  const nodes = nodesOf(root);
  const pick = <T>(from: readonly T[], by: number): T | undefined => from[by % from.length];
  const { pointer } = pick(nodes, choice) ?? root;
  const groups = nodes.filter((node) => node.kind === "group");
  const target = pick(groups, choice >> 3);
  const edits = [
    () => addRule(rule, pointer, d),
    () => removeRule(rule, pointer),
    () => duplicateRule(rule, pointer),
    () => groupRule(rule, pointer, choice % 2 === 0 ? "all" : "any"),
    () => ungroupRule(rule, pointer),
    () => negateRule(rule, pointer),
    () => joinGroup(rule, pointer, pick(GROUP_CHOICES, choice) ?? "all"),
    () => moveRuleBy(rule, pointer, choice % 2 === 0 ? 1 : -1),
    () => (target ? moveRule(rule, pointer, target.core, choice % 4) : { rule, focus: pointer }),
  ];
  return (pick(edits, choice >> 1) ?? (() => ({ rule, focus: pointer })))();
}

const choices = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 25 });

describe("any edits of any rule", () => {
  it("leave a rule of the right shape, or problems that lead to where they are", () => {
    fc.assert(
      fc.property(arbitraryRule(), choices, (rule, edits) => {
        let current: unknown = rule;
        for (const choice of edits) {
          const edited = anyEdit(current, choice);
          expect(valueAt(edited.rule, edited.focus)).toBeDefined();
          const shape = checkShape(edited.rule);
          if (!shape.ok) {
            for (const { path } of shape.error) expect(valueAt(edited.rule, path), path).toBeDefined();
          }
          current = edited.rule;
        }
      }),
      { numRuns: 400 },
    );
  });

  it("lose no condition but by removing, and change no other", () => {
    const leaves = (rule: unknown) =>
      nodesOf(outlineOf(rule))
        .filter((node) => node.kind === "leaf")
        .map((node) => stableJson(valueAt(rule, node.core)))
        .toSorted();
    fc.assert(
      fc.property(arbitraryRule(), fc.nat(10_000), fc.boolean(), (rule, choice, isUp) => {
        const nodes = nodesOf(outlineOf(rule));
        const node = nodes[choice % nodes.length];
        if (!node) return;
        const { pointer } = node;
        const kept = [
          groupRule(rule, pointer, "any"),
          ungroupRule(rule, pointer),
          negateRule(rule, pointer),
          joinGroup(rule, pointer, "none"),
          moveRuleBy(rule, pointer, isUp ? -1 : 1),
        ];
        for (const edited of kept) expect(leaves(edited.rule)).toEqual(leaves(rule));
      }),
      { numRuns: 400 },
    );
  });

  it("are undone exactly, step by step, and done again", () => {
    fc.assert(
      fc.property(
        arbitraryRule(),
        fc.array(fc.nat(10_000), { minLength: 1, maxLength: 120 }),
        (rule, edits) => {
          let history = beginHistory(rule);
          const seen: unknown[] = [rule];
          for (const choice of edits) {
            const before = history;
            history = recordStep(history, anyEdit(history.present, choice).rule, undefined, 0);
            if (history !== before) seen.push(history.present);
          }
          for (const expected of seen.slice(0, -1).toReversed()) {
            history = undoStep(history);
            expect(history.present).toBe(expected);
          }
          expect(history.past).toEqual([]);
          for (const expected of seen.slice(1)) {
            history = redoStep(history);
            expect(history.present).toBe(expected);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it("reach every place of the text by moving up from the end", () => {
    let rule: unknown = all(a, any(b, all(c)), d);
    let pointer = "/rules/2";
    const places: string[] = [];
    for (let step = 0; step < 9; step += 1) {
      places.push(`${groupOf(outlineOf(rule), pointer)?.pointer ?? ""}|${pointer}`);
      ({ rule, focus: pointer } = moveRuleBy(rule, pointer, -1));
    }
    expect(pointer).toBe("/rules/0");
    expect(new Set(places).size).toBeGreaterThanOrEqual(7);
  });
});
