import type { ConditionReport } from "#lib/customers/why.ts";
import type { Rule } from "#lib/rules/schema.ts";

type HeldClause = {
  /** Of the condition. */
  readonly pointer: string;
  /** The condition, with its "not" where it stands under an odd number of them. */
  readonly clause: Rule;
  readonly value: ConditionReport["value"];
};

/** Which of a rule's conditions speak for a customer: those that are met, and those under a "not" that are not. */
export function clausesThatHold(rule: Rule, why: readonly ConditionReport[]): readonly HeldClause[] {
  const reports = new Map(why.map((report) => [report.pointer, report]));
  const visit = (of: Rule, pointer: string, isNegated: boolean): readonly HeldClause[] => {
    switch (of.kind) {
      case "everyone":
        return [];
      case "all":
      case "any":
        return of.rules.flatMap((child, index) => visit(child, `${pointer}/rules/${index}`, isNegated));
      case "not":
        return visit(of.rule, `${pointer}/rule`, !isNegated);
      default: {
        const report = reports.get(pointer);
        if (!report || report.isMet === isNegated) return [];
        return [{ pointer, clause: isNegated ? { kind: "not", rule: of } : of, value: report.value }];
      }
    }
  };
  return visit(rule, "", false);
}
