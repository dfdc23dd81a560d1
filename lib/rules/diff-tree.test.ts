import { describe, expect, it } from "vitest";
import { type DiffNode, diffTree } from "#lib/rules/diff-tree.ts";
import { Rule } from "#lib/rules/schema.ts";

const list = (key: string): unknown => ({ kind: "list", list: key });
const country = (...value: string[]): unknown => ({ kind: "trait", trait: "country", op: "is", value });
const all = (...rules: unknown[]): unknown => ({ kind: "all", rules });
const any = (...rules: unknown[]): unknown => ({ kind: "any", rules });
const not = (rule: unknown): unknown => ({ kind: "not", rule });

const nameOf = (rule: Rule): string => {
  if (rule.kind === "list") return rule.list;
  if (rule.kind === "trait") return `${rule.trait} ${"value" in rule ? String(rule.value) : ""}`;
  return rule.kind === "not" ? `not ${nameOf(rule.rule)}` : rule.kind;
};

function drawn(node: DiffNode): string {
  if (node.kind === "group") return `${node.group}(${node.children.map(drawn).join(", ")})`;
  const from = "before" in node ? nameOf(node.before.rule) : "";
  const to = "after" in node ? nameOf(node.after.rule) : "";
  const drawings = {
    kept: to,
    added: `+${to}`,
    removed: `-${from}`,
    changed: `${from}>${to}`,
    moved: `~${to}`,
  };
  return drawings[node.kind];
}

const tree = (before: unknown, after: unknown) => drawn(diffTree(Rule.parse(before), Rule.parse(after)));

describe("the tree of a difference", () => {
  it.each([
    ["nothing changed", all(list("a"), list("b")), all(list("b"), list("a")), "all(b, a)"],
    [
      "a value changed",
      all(list("a"), country("DE")),
      all(list("a"), country("AT")),
      "all(a, country DE>country AT)",
    ],
    ["one was added", list("a"), all(list("a"), list("b")), "all(a, +b)"],
    [
      "one was removed from a group",
      all(any(list("a"), list("b")), list("c")),
      all(list("a"), list("c")),
      "all(~a, c, -b)",
    ],
    [
      "one was removed beside a neighbour",
      all(list("c"), any(list("a"), list("b"), list("d"))),
      all(list("c"), any(list("a"), list("b"))),
      "all(c, any(a, b, -d))",
    ],
    ["all but one were removed", all(list("a"), list("b")), list("a"), "all(a, -b)"],
    ["one became another", list("a"), country("DE"), "all(+country DE, -a)"],
    ["one was negated", all(list("a"), list("b")), all(not(list("a")), list("b")), "all(a>not a, b)"],
    [
      "a group was negated",
      all(list("c"), any(list("a"), list("b"))),
      all(list("c"), not(any(list("a"), list("b")))),
      "all(c, none(~a, ~b))",
    ],
    ["twice negated", list("a"), not(not(list("a"))), "a"],
  ])("shows that %s", (_, before, after, drawing) => {
    expect(tree(before, after)).toBe(drawing);
  });
});
