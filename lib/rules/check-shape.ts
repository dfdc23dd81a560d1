import type { z } from "zod";
import { type PathStep, type RuleProblem, toPointer } from "#lib/rules/problems.ts";
import { RULE_LIMITS, Rule } from "#lib/rules/schema.ts";
import { err, ok, type Result } from "#lib/std/result.ts";

/** Deeper JSON than any rule within bounds needs; checked first, since deep trees exhaust the parser's stack. */
const MAX_JSON_DEPTH = 64;

/** Parses JSON as a rule: its shape and its bounds, not yet its references. */
export function checkShape(raw: unknown): Result<Rule, readonly RuleProblem[]> {
  const excess = findExcess(raw);
  if (excess) return err([excess]);
  const parsed = Rule.safeParse(raw);
  return parsed.success ? ok(parsed.data) : err(parsed.error.issues.map(toProblem));
}

type Node = { readonly value: unknown; readonly path: readonly PathStep[]; readonly ruleDepth: number };

/** The first part of the tree that is over a bound, found without recursion. */
function findExcess(raw: unknown): RuleProblem | undefined {
  const open: Node[] = [{ value: raw, path: [], ruleDepth: 1 }];
  let conditions = 0;
  for (let node = open.pop(); node; node = open.pop()) {
    const { value, path, ruleDepth } = node;
    if (typeof value !== "object" || value === null) continue;
    if (ruleDepth > RULE_LIMITS.depth) return tooLarge(path, `Rules can be nested ${RULE_LIMITS.depth} deep`);
    if (path.length > MAX_JSON_DEPTH) return tooLarge(path, "This is nested too deeply");
    if (Array.isArray(value) && value.length > RULE_LIMITS.listValues) {
      return tooLarge(path, `A list can hold ${RULE_LIMITS.listValues} values`);
    }
    if (isLeaf(node)) {
      conditions += 1;
      if (conditions > RULE_LIMITS.conditions) {
        return tooLarge(path, `A rule can hold ${RULE_LIMITS.conditions} conditions`);
      }
    }
    open.push(...childrenOf(node).toReversed());
  }
  return undefined;
}

const GROUP_KINDS: ReadonlySet<unknown> = new Set(["all", "any", "not"]);

/** Whether a node is a rule that holds no other rule: a condition. */
function isLeaf({ value, path }: Node): boolean {
  const isRule = path.length === 0 || isRulePlace(path);
  return isRule && !Array.isArray(value) && !GROUP_KINDS.has(Reflect.get(Object(value), "kind"));
}

function isRulePlace(path: readonly PathStep[]): boolean {
  return path.at(-1) === "rule" || (path.at(-2) === "rules" && typeof path.at(-1) === "number");
}

function childrenOf({ value, path, ruleDepth }: Node): Node[] {
  const entries: [PathStep, unknown][] = Array.isArray(value)
    ? value.map((element, index) => [index, element])
    : Object.entries(Object(value));
  return entries.map(([key, child]) => {
    const childPath = [...path, key];
    return { value: child, path: childPath, ruleDepth: ruleDepth + (isRulePlace(childPath) ? 1 : 0) };
  });
}

function toProblem(issue: z.core.$ZodIssue): RuleProblem {
  const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
  if (issue.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    return invalid([...path, key], `There is no field ${key} here`);
  }
  return invalid(path, issue.message);
}

function invalid(path: readonly PathStep[], message: string): RuleProblem {
  return { code: "invalid", path: toPointer(path), message };
}

function tooLarge(path: readonly PathStep[], message: string): RuleProblem {
  return { code: "too_large", path: toPointer(path), message };
}
