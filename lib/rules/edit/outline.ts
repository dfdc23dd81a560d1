import { valueAt } from "#lib/rules/edit/pointer.ts";

/**
 * A rule as people edit it: groups with conditions in them. "not" is no level of its own, but a way in which a group or
 * condition is meant; so `pointer` is where the node is in its group and `core` where it is without its "not"s.
 */
export type OutlineNode = OutlineGroup | OutlineLeaf;

export type OutlineGroup = {
  readonly kind: "group";
  readonly pointer: string;
  readonly core: string;
  readonly choice: GroupChoice;
  readonly children: readonly OutlineNode[];
};

export type OutlineLeaf = {
  readonly kind: "leaf";
  readonly pointer: string;
  readonly core: string;
  readonly isNegated: boolean;
};

/** How the members of a group are joined: every one, one or more, not every one, none. */
export const GROUP_CHOICES = ["all", "any", "not_all", "none"] as const;
export type GroupChoice = (typeof GROUP_CHOICES)[number];

/** The outline of any JSON: what is no group is a leaf, readable or not. */
export function outlineOf(rule: unknown, pointer = ""): OutlineNode {
  const { core, isNegated } = coreOf(rule, pointer);
  const value = valueAt(rule, core.slice(pointer.length));
  const join = joinOf(value);
  if (join === undefined) return { kind: "leaf", pointer, core, isNegated };
  const members: readonly unknown[] = Reflect.get(Object(value), "rules");
  return {
    kind: "group",
    pointer,
    core,
    choice: choiceOf(join, isNegated),
    children: members.map((member, index) => outlineOf(member, `${core}/rules/${index}`)),
  };
}

/** The nodes of an outline in the order of its text. */
export function nodesOf(node: OutlineNode): readonly OutlineNode[] {
  return node.kind === "leaf" ? [node] : [node, ...node.children.flatMap(nodesOf)];
}

/** The innermost node that a place in the rule belongs to. */
export function nodeAt(root: OutlineNode, pointer: string): OutlineNode {
  const holds = (node: OutlineNode) => pointer === node.pointer || pointer.startsWith(`${node.pointer}/`);
  return nodesOf(root).findLast(holds) ?? root;
}

export function joinOf(value: unknown): "all" | "any" | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const kind: unknown = Reflect.get(value, "kind");
  if (kind !== "all" && kind !== "any") return undefined;
  return Array.isArray(Reflect.get(value, "rules")) ? kind : undefined;
}

export function choiceOf(join: "all" | "any", isNegated: boolean): GroupChoice {
  if (join === "all") return isNegated ? "not_all" : "all";
  return isNegated ? "none" : "any";
}

/** A rule without its "not"s, and whether an odd number of them was there. */
function coreOf(rule: unknown, pointer: string): { readonly core: string; readonly isNegated: boolean } {
  let core = pointer;
  let isNegated = false;
  let value = rule;
  while (isNot(value)) {
    core += "/rule";
    isNegated = !isNegated;
    value = value.rule;
  }
  return { core, isNegated };
}

function isNot(value: unknown): value is { readonly kind: "not"; readonly rule: unknown } {
  if (typeof value !== "object" || value === null) return false;
  return Reflect.get(value, "kind") === "not" && Object.hasOwn(value, "rule");
}
