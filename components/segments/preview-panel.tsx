"use client";

import { Explained } from "#components/explanations/explained.tsx";
import { PreviewConditions } from "#components/segments/preview-conditions.tsx";
import { PreviewCount } from "#components/segments/preview-count.tsx";
import { PreviewHistory } from "#components/segments/preview-history.tsx";
import { PreviewOverlaps } from "#components/segments/preview-overlaps.tsx";
import { PreviewSample } from "#components/segments/preview-sample.tsx";
import { useAsOf } from "#components/segments/use-as-of.ts";
import { useSettledRule } from "#components/segments/use-preview.ts";
import type { Rule } from "#lib/rules/schema.ts";
import classes from "./preview.module.css";

type Props = {
  rule: Rule;
  /** What explanations call those whom it selects. */
  name: string;
  segmentKey?: string;
  /** Left out where an editor beside it says so at each condition. */
  hasConditions?: boolean;
};

/** Whom a rule selects, before it is anybody's: count and share as of a moment, and all that is known of them. */
export function PreviewPanel(props: Props) {
  const { asOf } = useAsOf();
  return (
    <div>
      <PreviewCount of={{ rule: props.rule, segmentKey: props.segmentKey, asOf }} />
      <PreviewDetails {...props} />
    </div>
  );
}

/**
 * What each condition lets through, the size over the past months, which segments overlap, what sets the customers apart,
 * and examples with why they are in. It follows the rule as it is edited.
 */
export function PreviewDetails({ rule, name, segmentKey, hasConditions = true }: Props) {
  const { asOf } = useAsOf();
  const of = { rule, segmentKey, asOf };
  const settled = useSettledRule(rule, "part");
  return (
    <div className={classes.panel}>
      <div className={classes.grid}>
        {hasConditions && <PreviewConditions of={of} />}
        <PreviewHistory of={of} />
        <PreviewOverlaps of={of} />
        <div className={hasConditions ? undefined : classes.wide}>
          <Explained of={{ kind: "rule", rule: settled, name, asOf }} />
        </div>
        <div className={classes.wide}>
          <PreviewSample of={of} />
        </div>
      </div>
    </div>
  );
}
