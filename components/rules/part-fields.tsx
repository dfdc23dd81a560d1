"use client";

import {
  BandFields,
  ConditionFields,
  MeasureComparisonFields,
  ReferenceField,
  RelativeFields,
  TraitComparisonFields,
  TraitNameField,
} from "#components/rules/fields/condition-fields.tsx";
import { FilterFields } from "#components/rules/fields/filter-fields.tsx";
import { HeldField } from "#components/rules/fields/held-field.tsx";
import { MeasureFields, OnlyField, PeriodsFields } from "#components/rules/fields/measure-fields.tsx";
import { SequenceWindowField, StepFields } from "#components/rules/fields/sequence-fields.tsx";
import { WindowField } from "#components/rules/fields/time-fields.tsx";
import type { Part } from "#lib/rules/edit/part-at.ts";
import { partedAt, valueAt, withValueAt } from "#lib/rules/edit/pointer.ts";
import type { Condition, Events, Filter, Measure, PeriodsMeasure, Step } from "#lib/rules/schema.ts";
import { assertNever } from "#lib/std/assert-never.ts";

type PartFieldsProps = {
  condition: Condition;
  part: Part;
  onChange: (condition: Condition) => void;
};

/** The control for one part of a condition; the whole condition where the part is not there (any more). */
export function PartFields({ condition, part, onChange }: PartFieldsProps) {
  const whole = <ConditionFields value={condition} onChange={onChange} />;
  const value = valueAt(condition, part.at);
  if (value === undefined) return whole;
  // A part that is put back where it was leaves the condition one of its kind.
  const put = (next: unknown, at = part.at) => onChange(withValueAt(condition, at, next) as Condition);
  switch (part.kind) {
    case "whole":
      return whole;
    case "trait":
      return condition.kind === "trait" ? <TraitNameField value={condition} onChange={onChange} /> : whole;
    case "comparison":
      if (condition.kind === "trait") return <TraitComparisonFields value={condition} onChange={onChange} />;
      return condition.kind === "measure" ? (
        <MeasureComparisonFields value={condition} onChange={onChange} />
      ) : (
        whole
      );
    case "held":
      return condition.kind === "trait" ? <HeldField value={condition} onChange={onChange} /> : whole;
    case "segment":
    case "list":
      return condition.kind === part.kind ? <ReferenceField value={condition} onChange={onChange} /> : whole;
    case "band":
      return condition.kind === "rank" ? <BandFields value={condition} onChange={onChange} /> : whole;
    case "relative":
      return condition.kind === "relative" ? <RelativeFields value={condition} onChange={onChange} /> : whole;
    case "measure":
      return <MeasureFields value={value as Measure} onChange={put} />;
    case "periods":
      return <PeriodsFields value={value as PeriodsMeasure} onChange={put} />;
    case "only":
      return <OnlyField value={(value as Events).only} onChange={(only) => put(only, `${part.at}/only`)} />;
    case "window":
      if (condition.kind === "sequence") return <SequenceWindowField value={condition} onChange={onChange} />;
      return (
        <WindowField
          value={(value as Events).window ?? { kind: "ever" }}
          onChange={(window) => put(window.kind === "ever" ? undefined : window, `${part.at}/window`)}
        />
      );
    case "filter": {
      const owner = partedAt(partedAt(part.at).parent).parent;
      const event = valueAt(condition, `${owner}/event`) as Events["event"];
      return <FilterFields event={event} value={value as Filter} onChange={put} />;
    }
    case "step": {
      if (condition.kind !== "sequence") return whole;
      const index = Number(partedAt(part.at).last);
      return <StepFields value={value as Step} index={index} count={condition.steps.length} onChange={put} />;
    }
    default:
      return assertNever(part.kind);
  }
}
