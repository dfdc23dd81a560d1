import {
  type GroupChoice,
  joinOf,
  nodeAt,
  type OutlineGroup,
  type OutlineNode,
  outlineOf,
} from "#lib/rules/edit/outline.ts";
import {
  isWithin,
  partedAt,
  placeOf,
  valueAt,
  withInserted,
  withoutElement,
  withValueAt,
} from "#lib/rules/edit/pointer.ts";
import { stableJson } from "#lib/rules/stable-json.ts";

/** What an edit makes of a rule, and where that is which it was about. */
export type Edited = { readonly rule: unknown; readonly focus: string };

/** A group without members: not a rule, and never "everyone". What is left when the last condition goes. */
export const EMPTY_RULE = { kind: "all", rules: [] } as const;

/** Puts a rule into the group at a place, at its end unless said otherwise. A place that is no group becomes one. */
export function addRule(rule: unknown, pointer: string, added: object, index?: number): Edited {
  const node = nodeAt(outlineOf(rule), pointer);
  if (node.kind === "group") {
    const at = index ?? node.children.length;
    return { rule: withInserted(rule, `${node.core}/rules`, at, added), focus: `${node.core}/rules/${at}` };
  }
  if (isEveryone(valueAt(rule, node.pointer))) {
    return { rule: withValueAt(rule, node.pointer, added), focus: node.pointer };
  }
  const group = { kind: "all", rules: [valueAt(rule, node.pointer), added] };
  return { rule: withValueAt(rule, node.pointer, group), focus: `${node.pointer}/rules/1` };
}

/** Takes a condition or a group away; the group that it leaves empty stays, to be filled. */
export function removeRule(rule: unknown, pointer: string): Edited {
  if (pointer === "") return { rule: EMPTY_RULE, focus: "" };
  const without = withoutElement(rule, pointer);
  const { parent, last } = partedAt(pointer);
  const list = valueAt(without, parent);
  const left = Array.isArray(list) ? list.length : 0;
  if (left === 0) return { rule: without, focus: partedAt(parent).parent };
  return { rule: without, focus: `${parent}/${Math.min(Number(last), left - 1)}` };
}

export function duplicateRule(rule: unknown, pointer: string): Edited {
  const copy: unknown = structuredClone(valueAt(rule, pointer));
  if (pointer === "")
    return { rule: { kind: "all", rules: [valueAt(rule, pointer), copy] }, focus: "/rules/1" };
  const { parent, last } = partedAt(pointer);
  const index = Number(last) + 1;
  return { rule: withInserted(rule, parent, index, copy), focus: `${parent}/${index}` };
}

/** Makes a group of one: what is nested next to it is added later. */
export function groupRule(rule: unknown, pointer: string, join: "all" | "any"): Edited {
  const group = { kind: join, rules: [valueAt(rule, pointer)] };
  return { rule: withValueAt(rule, pointer, group), focus: `${pointer}/rules/0` };
}

/** Puts a group's members in its place. What was meant of the group as a whole, "not", is then meant of each. */
export function ungroupRule(rule: unknown, pointer: string): Edited {
  const node = nodeAt(outlineOf(rule), pointer);
  if (node.kind === "leaf" || node.pointer !== pointer) return { rule, focus: pointer };
  const isNegated = node.choice === "none" || node.choice === "not_all";
  const members = node.children.map((child) => {
    const member = valueAt(rule, child.pointer);
    return isNegated ? opposite(member) : member;
  });
  const [only] = members;
  if (pointer === "") {
    return members.length === 1 ? { rule: only, focus: "" } : { rule, focus: "" };
  }
  const { parent, last } = partedAt(pointer);
  const list = valueAt(rule, parent);
  if (!Array.isArray(list)) return { rule, focus: pointer };
  const spliced = list.toSpliced(Number(last), 1, ...members);
  return {
    rule: withValueAt(rule, parent, spliced),
    focus: members.length > 0 ? pointer : partedAt(parent).parent,
  };
}

/** Says how the members of a group are joined. */
export function joinGroup(rule: unknown, pointer: string, choice: GroupChoice): Edited {
  const node = nodeAt(outlineOf(rule), pointer);
  if (node.kind === "leaf") return { rule, focus: pointer };
  const join = choice === "all" || choice === "not_all" ? "all" : "any";
  const group = { ...Object(valueAt(rule, node.core)), kind: join };
  const meant = choice === "none" || choice === "not_all" ? { kind: "not", rule: group } : group;
  return { rule: withValueAt(rule, node.pointer, meant), focus: node.pointer };
}

/** Turns a condition or group into its opposite, and back. */
export function negateRule(rule: unknown, pointer: string): Edited {
  return { rule: withValueAt(rule, pointer, opposite(valueAt(rule, pointer))), focus: pointer };
}

/** Moves a condition or group into a group, before the member that is now at `index`. A group left empty goes. */
export function moveRule(rule: unknown, from: string, groupCore: string, index: number): Edited {
  const moved = valueAt(rule, from);
  const isPossible = from !== "" && typeof moved === "object" && moved !== null;
  if (!isPossible || isWithin(groupCore, from) || joinOf(valueAt(rule, groupCore)) === undefined) {
    return { rule, focus: from };
  }
  // A hole keeps all places as they are until what moves is in its new one.
  const hole = { kind: "hole" };
  const carried = { ...moved };
  const holed = withValueAt(rule, from, hole);
  const filled = withInserted(holed, `${groupCore}/rules`, index, carried);
  const mended = withoutHole(filled, hole);
  return stableJson(mended) === stableJson(rule)
    ? { rule, focus: from }
    : { rule: mended, focus: placeOf(mended, carried) ?? "" };
}

/** Moves one place up or down in the order of the text: past a neighbour, into a group and out of it. */
export function moveRuleBy(rule: unknown, pointer: string, step: -1 | 1): Edited {
  const root = outlineOf(rule);
  const group = groupOf(root, pointer);
  if (!group) return { rule, focus: pointer };
  const index = group.children.findIndex((child) => child.pointer === pointer);
  const neighbour = group.children[index + step];
  if (neighbour?.kind === "group") {
    return moveRule(rule, pointer, neighbour.core, step === 1 ? 0 : neighbour.children.length);
  }
  if (neighbour) return moveRule(rule, pointer, group.core, step === 1 ? index + 2 : index - 1);
  const around = groupOf(root, group.pointer);
  if (!around) return { rule, focus: pointer };
  const place = around.children.findIndex((child) => child.pointer === group.pointer);
  return moveRule(rule, pointer, around.core, step === 1 ? place + 1 : place);
}

/** The group that a node is a member of. */
export function groupOf(root: OutlineNode, pointer: string): OutlineGroup | undefined {
  if (root.kind === "leaf") return undefined;
  if (root.children.some((child) => child.pointer === pointer)) return root;
  for (const child of root.children) {
    const found = groupOf(child, pointer);
    if (found) return found;
  }
  return undefined;
}

function withoutHole(rule: unknown, hole: object): unknown {
  const at = placeOf(rule, hole);
  if (at === undefined) return rule;
  const without = withoutElement(rule, at);
  const list = partedAt(at).parent;
  const left = valueAt(without, list);
  const group = nodeAt(outlineOf(without), partedAt(list).parent);
  if (!Array.isArray(left) || left.length > 0 || group.pointer === "") return without;
  return withoutHole(withValueAt(without, group.pointer, hole), hole);
}

function opposite(rule: unknown): unknown {
  if (typeof rule === "object" && rule !== null && Reflect.get(rule, "kind") === "not") {
    return Reflect.get(rule, "rule");
  }
  return { kind: "not", rule };
}

function isEveryone(rule: unknown): boolean {
  return typeof rule === "object" && rule !== null && Reflect.get(rule, "kind") === "everyone";
}
