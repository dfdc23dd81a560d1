import { compareRules, type Side } from "#lib/rules/diff.ts";
import type { Rule } from "#lib/rules/schema.ts";

export type GroupKind = "all" | "any" | "not_all" | "none";

/** A rule as a tree in which each condition says what became of it; what was removed stands where it was. */
export type DiffNode =
  | {
      readonly kind: "group";
      readonly group: GroupKind;
      readonly pointer: string;
      readonly children: readonly DiffNode[];
    }
  | { readonly kind: "kept" | "added"; readonly after: Side }
  | { readonly kind: "removed"; readonly before: Side }
  | { readonly kind: "changed" | "moved"; readonly before: Side; readonly after: Side };

type Leaf = Exclude<DiffNode, { kind: "group" }>;

/**
 * The rule `after` with what changed against `before`. A removed condition comes at the end of the group that holds its
 * former neighbours, or of the whole.
 */
export function diffTree(before: Rule, after: Rule): DiffNode {
  const { changes, kept } = compareRules(before, after);
  const leaves = new Map<string, Leaf>();
  for (const pair of kept) leaves.set(pair.after.pointer, { kind: "kept", after: pair.after });
  for (const change of changes) if (change.kind !== "removed") leaves.set(change.after.pointer, change);
  const matched = [...leaves.values()].flatMap((leaf) => {
    if ("before" in leaf && "after" in leaf) return [{ before: leaf.before, after: leaf.after }];
    return kept.filter((pair) => "after" in leaf && pair.after.pointer === leaf.after.pointer);
  });
  const removed = changes.flatMap((change) => {
    if (change.kind !== "removed") return [];
    const home = parentOf(change.before.pointer);
    const neighbour = matched.find((pair) => parentOf(pair.before.pointer) === home);
    return [{ leaf: change, group: neighbour ? parentOf(neighbour.after.pointer) : "" }];
  });
  const tree = build(after, "", leaves, removed);
  const placed = new Set(leavesIn(tree));
  const left = removed.map(({ leaf }) => leaf).filter((leaf) => !placed.has(leaf));
  if (left.length === 0) return tree;
  return { kind: "group", group: "all", pointer: "", children: [tree, ...left] };
}

type Removed = { readonly leaf: Leaf; readonly group: string };

function build(
  rule: Rule,
  pointer: string,
  leaves: ReadonlyMap<string, Leaf>,
  removed: readonly Removed[],
): DiffNode {
  if (rule.kind === "not" && rule.rule.kind === "not") {
    return build(rule.rule.rule, `${pointer}/rule/rule`, leaves, removed);
  }
  const inner = groupOf(rule, pointer);
  if (!inner) return leaves.get(pointer) ?? { kind: "kept", after: { pointer, rule } };
  const gone = removed.filter(({ group }) => group === inner.pointer).map((each) => each.leaf);
  const [only] = inner.rules;
  if (only && inner.rules.length === 1 && gone.length === 0 && !inner.isNegated) {
    return build(only, `${inner.pointer}/rules/0`, leaves, removed);
  }
  const children = inner.rules.map((child, index) =>
    build(child, `${inner.pointer}/rules/${index}`, leaves, removed),
  );
  const negated = inner.kind === "all" ? "not_all" : "none";
  return {
    kind: "group",
    group: inner.isNegated ? negated : inner.kind,
    pointer: inner.pointer,
    children: [...children, ...gone],
  };
}

type Group = Extract<Rule, { rules: Rule[] }> & { readonly pointer: string; readonly isNegated: boolean };

/** The group that a rule is, seen through "not" and twice "not". */
function groupOf(rule: Rule, pointer: string, isNegated = false): Group | undefined {
  if (rule.kind === "all" || rule.kind === "any") return { ...rule, pointer, isNegated };
  return rule.kind === "not" ? groupOf(rule.rule, `${pointer}/rule`, !isNegated) : undefined;
}

function parentOf(pointer: string): string {
  return pointer.replace(/\/rules\/\d+(\/rule)*$/, "");
}

function leavesIn(node: DiffNode): readonly DiffNode[] {
  return node.kind === "group" ? node.children.flatMap(leavesIn) : [node];
}
